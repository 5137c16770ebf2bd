#include "editor.h"

#include <errno.h>
#include <locale.h>
#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "text.h"

line_editor *editor_of(EditLine *el) {
  line_editor *editor = 0;
  el_wget(el, EL_CLIENTDATA, &editor);
  return editor;
}

static wchar_t *show_prompt(EditLine *el) { return editor_of(el)->prompt; }

// Multi-byte characters need a UTF-8 locale, whatever the environment says.
static void ensure_utf8(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}

line_editor *line_editor_open(struct line_callbacks callbacks) {
  ensure_utf8();
  line_editor *editor = calloc(1, sizeof *editor);
  if (!editor) return 0;
  editor->callbacks = callbacks;
  editor->el = el_init("taper", stdin, stdout, stderr);
  if (!editor->el) {
    free(editor);
    return 0;
  }
  el_wset(editor->el, EL_CLIENTDATA, editor);
  el_wset(editor->el, EL_EDITOR, L"emacs");
  el_wset(editor->el, EL_SIGNAL, 0);
  el_wset(editor->el, EL_PROMPT_ESC, show_prompt, L'\1');
  editor->search = history_winit();
  HistEventW event;
  if (editor->search) {
    history_w(editor->search, &event, H_SETSIZE, 10000);
    el_wset(editor->el, EL_HIST, history_w, editor->search);
  }
  // The user's ~/.editrc may add bindings, but cannot take Enter or Tab away.
  el_source(editor->el, 0);
  editor_bind_keys(editor);
  editor_watch_size();
  el_wset(editor->el, EL_GETCFN, editor_get_key);
  return editor;
}

void line_editor_close(line_editor *editor) {
  if (!editor) return;
  el_end(editor->el);
  if (editor->search) history_wend(editor->search);
  for (size_t i = 0; i < editor->count; i++) free(editor->past[i]);
  free(editor->past);
  free(editor->live);
  free(editor->killed);
  free(editor->prompt);
  free(editor);
}

static int prompt_columns(const wchar_t *prompt) {
  int columns = 0, literal = 0;
  for (; *prompt; prompt++) {
    if (*prompt == L'\1') {
      literal = !literal;
    } else if (!literal) {
      int width = wcwidth(*prompt);
      columns += width > 0 ? width : 0;
    }
  }
  return columns;
}

enum line_result line_editor_read(
    line_editor *editor, const char *prompt, const char *initial, char **cell) {
  *cell = 0;
  free(editor->prompt);
  editor->prompt = text_to_wide(prompt);
  editor->prompt_width = prompt_columns(editor->prompt);
  editor->position = editor->count;
  if (initial && *initial) {
    wchar_t *text = text_to_wide(initial);
    // The buffer is emptied when a read begins; keys that are pushed survive.
    size_t length = wcslen(text);
    for (size_t i = 0; i < length; i++)
      if (text[i] == L'\n') text[i] = L'\036' + 1;
    el_wpush(editor->el, text);
    free(text);
  }
  fputs("\033[?2004h", stdout);
  fflush(stdout);
  int count = 0;
  errno = 0;
  const wchar_t *line = el_wgets(editor->el, &count);
  int why = errno;
  enum line_result result = LINE_CELL;
  if (!line) {
    result = count < 0 && why == EINTR ? LINE_INTERRUPTED : LINE_END;
    int below = result == LINE_INTERRUPTED ? editor_rows_below(editor) : 0;
    while (below-- > 0) fputc('\n', stdout);
    fputc('\n', stdout);
  } else {
    while (count > 0 && line[count - 1] == L'\n') count--;
    *cell = text_from_wide(line, (size_t)count);
  }
  fputs("\033[?2004l", stdout);
  fflush(stdout);
  return result;
}

void line_editor_remember(line_editor *editor, const char *cell) {
  wchar_t *wide = text_to_wide(cell);
  if (!wide) return;
  if (editor->count > 0 && wcscmp(editor->past[editor->count - 1], wide) == 0) {
    free(wide);
    return;
  }
  if (editor->count == editor->capacity) {
    size_t capacity = editor->capacity ? editor->capacity * 2 : 256;
    wchar_t **past = realloc(editor->past, capacity * sizeof *past);
    if (!past) {
      free(wide);
      return;
    }
    editor->past = past;
    editor->capacity = capacity;
  }
  editor->past[editor->count++] = wide;
  HistEventW event;
  if (editor->search) history_w(editor->search, &event, H_ENTER, wide);
}

void editor_replace(line_editor *editor, const wchar_t *text) {
  const LineInfoW *line = el_wline(editor->el);
  el_cursor(editor->el, (int)(line->lastchar - line->cursor));
  line = el_wline(editor->el);
  int length = (int)(line->lastchar - line->buffer);
  if (length > 0) el_deletestr(editor->el, length);
  if (*text) el_winsertstr(editor->el, text);
}

int editor_rows_below(line_editor *editor) {
  const LineInfoW *line = el_wline(editor->el);
  int rows = 0;
  for (const wchar_t *p = line->cursor; p < line->lastchar; p++) rows += *p == L'\n';
  return rows;
}

void line_editor_size(int *columns, int *rows) {
  struct winsize size;
  *columns = 80;
  *rows = 24;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    *columns = size.ws_col;
    *rows = size.ws_row > 0 ? size.ws_row : 24;
  }
}
