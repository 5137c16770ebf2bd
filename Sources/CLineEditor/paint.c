// Colours over libedit's drawing, and waiting for keys.
//
// libedit draws plain characters and later only differences. The overlay prints the same glyphs at
// the same places with colours around them, so that those differences stay right.
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "editor.h"
#include "text.h"

static volatile sig_atomic_t size_changed;

static void note_size(int signal) {
  (void)signal;
  size_changed = 1;
}

void editor_watch_size(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = note_size;
  sigaction(SIGWINCH, &action, 0);
}

void editor_paint(line_editor *editor) {
  const LineInfoW *line = el_wline(editor->el);
  if (line->lastchar == line->buffer) return;
  int columns, rows;
  line_editor_size(&columns, &rows);
  int column = editor->prompt_width, row = 0, cursor_row = 0;
  for (const wchar_t *p = line->buffer; p < line->lastchar; p++) {
    if (p == line->cursor) cursor_row = row;
    if (*p == L'\n') {
      row++;
      column = 0;
      continue;
    }
    int width = wcwidth(*p);
    // Where glyphs and columns part ways the overlay would tear: leave such text plain.
    if (width <= 0) return;
    if (column + width > columns) {
      row++;
      column = 0;
    }
    column += width;
    if (column == columns) {
      row++;
      column = 0;
    }
  }
  if (line->cursor == line->lastchar) cursor_row = row;
  if (row >= rows - 1) return;
  char *text = text_from_wide(line->buffer, (size_t)(line->lastchar - line->buffer));
  char *painted = text ? editor->callbacks.paint(editor->callbacks.context, text) : 0;
  if (painted) {
    fputs("\0337\r", stdout);
    if (cursor_row > 0) printf("\033[%dA", cursor_row);
    if (editor->prompt_width > 0) printf("\033[%dC", editor->prompt_width);
    for (const char *p = painted; *p; p++) {
      if (*p == '\n') fputc('\r', stdout);
      fputc(*p, stdout);
    }
    fputs("\033[0m\0338", stdout);
    fflush(stdout);
  }
  free(painted);
  free(text);
}

static int input_waits(int timeout) {
  struct pollfd input = {STDIN_FILENO, POLLIN, 0};
  return poll(&input, 1, timeout);
}

int editor_get_key(EditLine *el, wchar_t *key) {
  line_editor *editor = editor_of(el);
  if (input_waits(0) == 0) editor_paint(editor);
  char bytes[5] = {0};
  size_t count = 0;
  for (;;) {
    while (input_waits(-1) < 0) {
      if (errno != EINTR) return -1;
      if (!size_changed) return -1;
      size_changed = 0;
      el_resize(el);
      editor_paint(editor);
    }
    ssize_t got = read(STDIN_FILENO, bytes + count, 1);
    if (got == 0) return 0;
    if (got < 0) {
      if (errno == EINTR || errno == EAGAIN) continue;
      return -1;
    }
    count++;
    unsigned char lead = (unsigned char)bytes[0];
    size_t needed = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (count < needed) continue;
    bytes[count] = 0;
    wchar_t *wide = text_to_wide(bytes);
    if (!wide) return -1;
    *key = wide[0];
    free(wide);
    return 1;
  }
}
