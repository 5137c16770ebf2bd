#include "editor.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

line_editor *editor_of(EditLine *el) {
  line_editor *editor = 0;
  el_wget(el, EL_CLIENTDATA, &editor);
  return editor;
}

// Multi-byte characters need a UTF-8 locale, whatever the environment says.
void line_editor_prepare_locale(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}

int line_editor_width(unsigned character) { return wcwidth((wchar_t)character); }

line_editor *line_editor_open(struct line_callbacks callbacks) {
  line_editor_prepare_locale();
  line_editor *editor = calloc(1, sizeof *editor);
  if (!editor) return 0;
  editor->callbacks = callbacks;
  editor->nowhere = fopen("/dev/null", "w");
  if (!editor->nowhere || tcgetattr(STDIN_FILENO, &editor->original) != 0) {
    if (editor->nowhere) fclose(editor->nowhere);
    free(editor);
    return 0;
  }
  editor->el = el_init_fd(
      "taper", stdin, editor->nowhere, editor->nowhere, STDIN_FILENO, STDOUT_FILENO,
      fileno(editor->nowhere));
  if (!editor->el) {
    fclose(editor->nowhere);
    free(editor);
    return 0;
  }
  el_wset(editor->el, EL_CLIENTDATA, editor);
  el_wset(editor->el, EL_SIGNAL, 0);
  el_wset(editor->el, EL_EDITOR, L"emacs");
  // The user's ~/.editrc may add bindings, but cannot take away what a cell needs.
  el_source(editor->el, 0);
  const wchar_t *style = 0;
  if (el_wget(editor->el, EL_EDITOR, &style) == 0 && style && wcscmp(style, L"emacs") != 0)
    el_wset(editor->el, EL_EDITOR, L"emacs");
  // Line ends are not to be exchanged: Enter is \r, and a paste is what it was.
  el_wset(editor->el, EL_SETTY, L"-d", L"-icrnl", L"-inlcr", NULL);
  editor_bind_keys(editor);
  el_wset(editor->el, EL_GETCFN, editor_get_character);
  return editor;
}

void line_editor_close(line_editor *editor) {
  if (!editor) return;
  el_end(editor->el);
  fclose(editor->nowhere);
  tcsetattr(STDIN_FILENO, TCSADRAIN, &editor->original);
  free(editor->text);
  free(editor);
}

void line_editor_echo(line_editor *editor, int echoes) {
  struct termios modes = editor->original;
  if (!echoes) modes.c_lflag &= ~(tcflag_t)ECHO;
  tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
}

struct line_buffer editor_buffer(line_editor *editor) {
  const LineInfoW *line = el_wline(editor->el);
  return (struct line_buffer){
      line->buffer, (size_t)(line->lastchar - line->buffer), (size_t)(line->cursor - line->buffer)};
}

void editor_replace(line_editor *editor, const wchar_t *text, size_t length, size_t cursor) {
  struct line_buffer now = editor_buffer(editor);
  if (now.length != length || wmemcmp(now.text, text, length) != 0) {
    el_cursor(editor->el, (int)(now.length - now.cursor));
    if (now.length > 0) el_deletestr(editor->el, (int)now.length);
    wchar_t *terminated = malloc((length + 1) * sizeof *terminated);
    if (!terminated) return;
    wmemcpy(terminated, text, length);
    terminated[length] = 0;
    if (length > 0) el_winsertstr(editor->el, terminated);
    free(terminated);
    now = editor_buffer(editor);
  }
  if (cursor > now.length) cursor = now.length;
  el_cursor(editor->el, (int)((long)cursor - (long)now.cursor));
}

void editor_finish(line_editor *editor, enum LineResult result) {
  struct line_buffer buffer = editor_buffer(editor);
  editor->result = result;
  free(editor->text);
  editor->length = 0;
  editor->text = malloc((buffer.length + 1) * sizeof *editor->text);
  if (!editor->text) return;
  wmemcpy(editor->text, buffer.text, buffer.length);
  editor->length = buffer.length;
}

enum LineResult line_editor_read(
    line_editor *editor, struct line_buffer initial, wchar_t **text, size_t *length) {
  editor->initial = initial;
  editor->result = LineResultEnd;
  line_editor_echo(editor, 1);
  editor_hold_signals(editor);
  // Keys are taken as they come before the terminal is told so: a Ctrl-D that comes earlier would be an
  // end of input to the terminal, and never reach the editor.
  el_wset(editor->el, EL_PREP_TERM, 1);
  fputs("\033[?2004h", stdout);
  fflush(stdout);
  int count = 0;
  el_wgets(editor->el, &count);
  fputs("\033[?2004l", stdout);
  fflush(stdout);
  editor_release_signals(editor);
  line_editor_echo(editor, 0);
  *text = editor->text;
  *length = editor->length;
  editor->text = 0;
  editor->length = 0;
  return editor->result;
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
