// Conversions between UTF-8 and the wide characters of libedit. Results come from malloc.
#ifndef TAPER_LINE_EDITOR_TEXT_H
#define TAPER_LINE_EDITOR_TEXT_H

#include <stddef.h>
#include <wchar.h>

// `count` wide characters as UTF-8.
char *text_from_wide(const wchar_t *wide, size_t count);
// UTF-8 as wide characters; bytes that are no UTF-8 become U+FFFD.
wchar_t *text_to_wide(const char *utf8);
// How many bytes of UTF-8 the wide characters take.
size_t text_bytes(const wchar_t *wide, size_t count);

#endif
