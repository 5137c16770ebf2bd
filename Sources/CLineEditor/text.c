#include "text.h"

#include <stdlib.h>
#include <string.h>

static size_t encode(wchar_t wide, char *out) {
  unsigned c = (unsigned)wide;
  if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
  if (c > 0x10FFFF) c = 0xFFFD;
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  if (c < 0x800) {
    out[0] = (char)(0xC0 | c >> 6);
    out[1] = (char)(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = (char)(0xE0 | c >> 12);
    out[1] = (char)(0x80 | (c >> 6 & 0x3F));
    out[2] = (char)(0x80 | (c & 0x3F));
    return 3;
  }
  out[0] = (char)(0xF0 | c >> 18);
  out[1] = (char)(0x80 | (c >> 12 & 0x3F));
  out[2] = (char)(0x80 | (c >> 6 & 0x3F));
  out[3] = (char)(0x80 | (c & 0x3F));
  return 4;
}

size_t text_bytes(const wchar_t *wide, size_t count) {
  char scratch[4];
  size_t bytes = 0;
  for (size_t i = 0; i < count; i++) bytes += encode(wide[i], scratch);
  return bytes;
}

char *text_from_wide(const wchar_t *wide, size_t count) {
  char *text = malloc(count * 4 + 1);
  if (!text) return 0;
  size_t used = 0;
  for (size_t i = 0; i < count; i++) used += encode(wide[i], text + used);
  text[used] = 0;
  return text;
}

wchar_t *text_to_wide(const char *utf8) {
  size_t length = strlen(utf8);
  wchar_t *wide = malloc((length + 1) * sizeof *wide);
  if (!wide) return 0;
  size_t used = 0;
  for (size_t i = 0; i < length;) {
    unsigned char lead = (unsigned char)utf8[i];
    size_t more = lead < 0x80 ? 0 : lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 9;
    unsigned c = more == 0 ? lead : lead & (0x3F >> more);
    size_t k = 1;
    while (k <= more && more < 9 && i + k < length && ((unsigned char)utf8[i + k] & 0xC0) == 0x80) {
      c = c << 6 | ((unsigned char)utf8[i + k] & 0x3F);
      k++;
    }
    if (more == 9 || k != more + 1) {
      c = 0xFFFD;
      k = 1;
    }
    wide[used++] = (wchar_t)c;
    i += k;
  }
  wide[used] = 0;
  return wide;
}
