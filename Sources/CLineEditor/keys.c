// What the keys do.
//
// Commands of libedit's own are reached by pushing private key sequences that are bound to them.
#include <stdlib.h>
#include <string.h>

#include "editor.h"
#include "text.h"

typedef unsigned char command(EditLine *, wint_t);

static const wchar_t *row_start(const LineInfoW *line) {
  const wchar_t *p = line->cursor;
  while (p > line->buffer && p[-1] != L'\n') p--;
  return p;
}

static const wchar_t *row_end(const LineInfoW *line) {
  const wchar_t *p = line->cursor;
  while (p < line->lastchar && *p != L'\n') p++;
  return p;
}

// Enter, Tab, pastes.

static void new_row(EditLine *el, int indent) {
  wchar_t text[130] = L"\n";
  if (indent > 128) indent = 128;
  for (int i = 0; i < indent; i++) text[1 + i] = L' ';
  text[1 + indent] = 0;
  el_winsertstr(el, text);
}

static unsigned char enter(EditLine *el, wint_t key) {
  (void)key;
  line_editor *editor = editor_of(el);
  const LineInfoW *line = el_wline(el);
  char *text = text_from_wide(line->buffer, (size_t)(line->lastchar - line->buffer));
  if (!text) return CC_ERROR;
  size_t cursor = text_bytes(line->buffer, (size_t)(line->cursor - line->buffer));
  int indent = editor->callbacks.enter(editor->callbacks.context, text, cursor);
  free(text);
  if (indent < 0) {
    el_wpush(el, L"\036");
    return CC_NORM;
  }
  new_row(el, indent);
  return CC_REFRESH;
}

static unsigned char insert_row(EditLine *el, wint_t key) {
  (void)key;
  new_row(el, 0);
  return CC_REFRESH;
}

static unsigned char run_anyway(EditLine *el, wint_t key) {
  (void)key;
  el_wpush(el, L"\036");
  return CC_NORM;
}

static unsigned char complete(EditLine *el, wint_t key) {
  (void)key;
  line_editor *editor = editor_of(el);
  const LineInfoW *line = el_wline(el);
  const wchar_t *start = row_start(line);
  const wchar_t *p = start;
  while (p < line->cursor && *p == L' ') p++;
  if (p == line->cursor) {
    wchar_t blanks[5] = L"    ";
    blanks[4 - (line->cursor - start) % 4] = 0;
    el_winsertstr(el, blanks);
    return CC_REFRESH;
  }
  char *text = text_from_wide(line->buffer, (size_t)(line->lastchar - line->buffer));
  if (!text) return CC_ERROR;
  size_t cursor = text_bytes(line->buffer, (size_t)(line->cursor - line->buffer));
  size_t erase = 0;
  char *listing = 0;
  char *insert =
      editor->callbacks.complete(editor->callbacks.context, text, cursor, &erase, &listing);
  unsigned char result = insert ? CC_REFRESH : CC_ERROR;
  if (insert) {
    int characters = 0;
    for (size_t i = cursor - erase; i < cursor; i++) characters += (text[i] & 0xC0) != 0x80;
    if (characters > 0) el_deletestr(el, characters);
    wchar_t *wide = text_to_wide(insert);
    if (wide && *wide) el_winsertstr(el, wide);
    free(wide);
  }
  if (listing) {
    for (int below = editor_rows_below(editor); below >= 0; below--) fputc('\n', stdout);
    for (const char *q = listing; *q; q++) {
      if (*q == '\n') fputc('\r', stdout);
      fputc(*q, stdout);
    }
    fputs("\r\n", stdout);
    fflush(stdout);
    el_wset(el, EL_REFRESH);
    result = CC_NORM;
  }
  free(listing);
  free(insert);
  free(text);
  return result;
}

static unsigned char paste(EditLine *el, wint_t key) {
  (void)key;
  static const wchar_t end[] = L"\033[201~";
  line_editor *editor = editor_of(el);
  size_t count = 0, capacity = 4096;
  wchar_t *text = malloc(capacity * sizeof *text);
  wchar_t next;
  while (text && el_wgetc(el, &next) == 1) {
    if (count + 2 > capacity) {
      wchar_t *larger = realloc(text, (capacity *= 2) * sizeof *text);
      if (!larger) break;
      text = larger;
    }
    text[count++] = next;
    if (count >= 6 && wmemcmp(text + count - 6, end, 6) == 0) {
      count -= 6;
      break;
    }
  }
  if (!text) return CC_ERROR;
  char *utf8 = text_from_wide(text, count);
  free(text);
  char *ready = utf8 ? editor->callbacks.paste(editor->callbacks.context, utf8) : 0;
  wchar_t *wide = ready ? text_to_wide(ready) : 0;
  if (wide && *wide) el_winsertstr(el, wide);
  free(wide);
  free(ready);
  free(utf8);
  return CC_REFRESH;
}

// Moving.

static unsigned char to_row_start(EditLine *el, wint_t key) {
  (void)key;
  const LineInfoW *line = el_wline(el);
  el_cursor(el, -(int)(line->cursor - row_start(line)));
  return CC_CURSOR;
}

static unsigned char to_row_end(EditLine *el, wint_t key) {
  (void)key;
  const LineInfoW *line = el_wline(el);
  el_cursor(el, (int)(row_end(line) - line->cursor));
  return CC_CURSOR;
}

static unsigned char show_past(line_editor *editor, size_t position) {
  if (position > editor->count) return CC_ERROR;
  if (editor->position == editor->count) {
    const LineInfoW *line = el_wline(editor->el);
    size_t length = (size_t)(line->lastchar - line->buffer);
    free(editor->live);
    editor->live = calloc(length + 1, sizeof *editor->live);
    if (!editor->live) return CC_ERROR;
    wmemcpy(editor->live, line->buffer, length);
  }
  editor->position = position;
  editor_replace(editor, position == editor->count ? editor->live : editor->past[position]);
  return CC_REFRESH;
}

static unsigned char older(EditLine *el, wint_t key) {
  (void)key;
  line_editor *editor = editor_of(el);
  return editor->position == 0 ? CC_ERROR : show_past(editor, editor->position - 1);
}

static unsigned char newer(EditLine *el, wint_t key) {
  (void)key;
  line_editor *editor = editor_of(el);
  return editor->position == editor->count ? CC_ERROR : show_past(editor, editor->position + 1);
}

static unsigned char up(EditLine *el, wint_t key) {
  const LineInfoW *line = el_wline(el);
  const wchar_t *start = row_start(line);
  if (start == line->buffer) return older(el, key);
  const wchar_t *above = start - 1;
  while (above > line->buffer && above[-1] != L'\n') above--;
  long column = line->cursor - start, width = start - 1 - above;
  const wchar_t *target = above + (column < width ? column : width);
  el_cursor(el, (int)(target - line->cursor));
  return CC_CURSOR;
}

static unsigned char down(EditLine *el, wint_t key) {
  const LineInfoW *line = el_wline(el);
  const wchar_t *end = row_end(line);
  if (end == line->lastchar) return newer(el, key);
  long column = line->cursor - row_start(line);
  const wchar_t *below = end + 1, *below_end = below;
  while (below_end < line->lastchar && *below_end != L'\n') below_end++;
  const wchar_t *target = below + (column < below_end - below ? column : below_end - below);
  el_cursor(el, (int)(target - line->cursor));
  return CC_CURSOR;
}

// Deleting.

static void kill_before(line_editor *editor, long count) {
  const LineInfoW *line = el_wline(editor->el);
  if (count <= 0) return;
  free(editor->killed);
  editor->killed = calloc((size_t)count + 1, sizeof *editor->killed);
  if (editor->killed) wmemcpy(editor->killed, line->cursor - count, (size_t)count);
  el_deletestr(editor->el, (int)count);
}

static unsigned char kill_row_start(EditLine *el, wint_t key) {
  (void)key;
  const LineInfoW *line = el_wline(el);
  kill_before(editor_of(el), line->cursor - row_start(line));
  return CC_REFRESH;
}

static unsigned char kill_row_end(EditLine *el, wint_t key) {
  (void)key;
  const LineInfoW *line = el_wline(el);
  long count = row_end(line) - line->cursor;
  if (count == 0 && line->cursor < line->lastchar) count = 1;
  if (count == 0) return CC_ERROR;
  el_cursor(el, (int)count);
  kill_before(editor_of(el), count);
  return CC_REFRESH;
}

static unsigned char kill_word(EditLine *el, wint_t key) {
  (void)key;
  const LineInfoW *line = el_wline(el);
  const wchar_t *p = line->cursor;
  while (p > line->buffer && (p[-1] == L' ' || p[-1] == L'\n')) p--;
  while (p > line->buffer && p[-1] != L' ' && p[-1] != L'\n') p--;
  if (p == line->cursor) return CC_ERROR;
  kill_before(editor_of(el), line->cursor - p);
  return CC_REFRESH;
}

static unsigned char yank(EditLine *el, wint_t key) {
  (void)key;
  line_editor *editor = editor_of(el);
  if (!editor->killed || !*editor->killed) return CC_ERROR;
  el_winsertstr(el, editor->killed);
  return CC_REFRESH;
}

// One character, or one step of indentation where only blanks stand before the cursor.
static unsigned char backspace(EditLine *el, wint_t key) {
  (void)key;
  const LineInfoW *line = el_wline(el);
  if (line->cursor == line->buffer) return CC_ERROR;
  const wchar_t *start = row_start(line);
  long column = line->cursor - start, blanks = 0;
  while (blanks < column && start[blanks] == L' ') blanks++;
  int count = column > 0 && blanks == column ? (int)((column - 1) % 4 + 1) : 1;
  el_deletestr(el, count);
  return CC_REFRESH;
}

static unsigned char ignore(EditLine *el, wint_t key) {
  (void)el;
  (void)key;
  return CC_NORM;
}

static const struct {
  const wchar_t *name;
  command *run;
} commands[] = {
    {L"cell-enter", enter},           {L"cell-row", insert_row},
    {L"cell-run", run_anyway},        {L"cell-complete", complete},
    {L"cell-paste", paste},           {L"cell-row-start", to_row_start},
    {L"cell-row-end", to_row_end},    {L"cell-older", older},
    {L"cell-newer", newer},           {L"cell-up", up},
    {L"cell-down", down},             {L"cell-kill-start", kill_row_start},
    {L"cell-kill-end", kill_row_end}, {L"cell-kill-word", kill_word},
    {L"cell-yank", yank},             {L"cell-backspace", backspace},
    {L"cell-ignore", ignore},
};

static const struct {
  const wchar_t *key, *command;
} bindings[] = {
    {L"\r", L"cell-enter"},
    {L"\n", L"cell-enter"},
    {L"\036", L"ed-newline"},
    {L"\037", L"cell-row"},
    {L"\t", L"cell-complete"},
    {L"\033\r", L"cell-row"},
    {L"\033\n", L"cell-row"},
    {L"\033[13;2u", L"cell-row"},
    {L"\033[13;5u", L"cell-run"},
    {L"\033[200~", L"cell-paste"},
    {L"\033[A", L"cell-up"},
    {L"\033OA", L"cell-up"},
    {L"\033[B", L"cell-down"},
    {L"\033OB", L"cell-down"},
    {L"\020", L"cell-up"},
    {L"\016", L"cell-down"},
    {L"\033[5~", L"cell-older"},
    {L"\033[6~", L"cell-newer"},
    {L"\033[1;3A", L"cell-older"},
    {L"\033[1;3B", L"cell-newer"},
    {L"\033[1;5A", L"cell-older"},
    {L"\033[1;5B", L"cell-newer"},
    {L"\033[1;5C", L"em-next-word"},
    {L"\033[1;3C", L"em-next-word"},
    {L"\033[1;5D", L"ed-prev-word"},
    {L"\033[1;3D", L"ed-prev-word"},
    {L"\001", L"cell-row-start"},
    {L"\005", L"cell-row-end"},
    {L"\033[H", L"cell-row-start"},
    {L"\033[F", L"cell-row-end"},
    {L"\033OH", L"cell-row-start"},
    {L"\033OF", L"cell-row-end"},
    {L"\033[1~", L"cell-row-start"},
    {L"\033[4~", L"cell-row-end"},
    {L"\033[3~", L"ed-delete-next-char"},
    {L"\013", L"cell-kill-end"},
    {L"\025", L"cell-kill-start"},
    {L"\027", L"cell-kill-word"},
    {L"\031", L"cell-yank"},
    {L"\010", L"cell-backspace"},
    {L"\177", L"cell-backspace"},
    {L"\022", L"em-inc-search-prev"},
    {L"\023", L"em-inc-search-next"},
    {L"\033[Z", L"cell-backspace"},
    {L"\033[2~", L"cell-ignore"},
    {L"\033[I", L"cell-ignore"},
    {L"\033[O", L"cell-ignore"},
};

void editor_bind_keys(line_editor *editor) {
  for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
    el_wset(editor->el, EL_ADDFN, commands[i].name, L"", commands[i].run);
  for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++)
    el_wset(editor->el, EL_BIND, bindings[i].key, bindings[i].command, NULL);
}
