// Which key is which command.
#include <stdlib.h>

#include "editor.h"

static unsigned char carry_out(
    line_editor *editor, enum LineCommand command, struct line_buffer argument) {
  struct line_edit edit = {0, 0, 0};
  enum LineAction action = editor->callbacks.command(
      editor->callbacks.context, command, argument, editor_buffer(editor), &edit);
  if (action != LineActionStay && edit.text)
    editor_replace(editor, edit.text, edit.length, edit.cursor);
  free(edit.text);
  switch (action) {
  case LineActionStay:
  case LineActionSearchOver: return CC_NORM;
  case LineActionEdit: return CC_REFRESH;
  case LineActionAccept: editor_finish(editor, LineResultCell); return CC_NEWLINE;
  case LineActionLeave: editor_finish(editor, LineResultEnd); return CC_EOF;
  }
  return CC_NORM;
}

#define COMMAND(name, which)                                                                      \
  static unsigned char name(EditLine *el, wint_t key) {                                           \
    (void)key;                                                                                    \
    return carry_out(editor_of(el), which, (struct line_buffer){0, 0, 0});                        \
  }

COMMAND(enter, LineCommandEnter)
COMMAND(new_row, LineCommandNewRow)
COMMAND(run, LineCommandRun)
COMMAND(complete, LineCommandComplete)
COMMAND(up, LineCommandUp)
COMMAND(down, LineCommandDown)
COMMAND(older, LineCommandOlder)
COMMAND(newer, LineCommandNewer)
COMMAND(left, LineCommandLeft)
COMMAND(right, LineCommandRight)
COMMAND(row_start, LineCommandRowStart)
COMMAND(row_end, LineCommandRowEnd)
COMMAND(cell_start, LineCommandCellStart)
COMMAND(cell_end, LineCommandCellEnd)
COMMAND(backspace, LineCommandBackspace)
COMMAND(delete_next, LineCommandDelete)
COMMAND(kill_row_start, LineCommandKillRowStart)
COMMAND(kill_row_end, LineCommandKillRowEnd)
COMMAND(kill_word, LineCommandKillWord)
COMMAND(yank, LineCommandYank)
COMMAND(undo, LineCommandUndo)
COMMAND(clear_screen, LineCommandClearScreen)
COMMAND(colon, LineCommandColon)

static unsigned char ignore(EditLine *el, wint_t key) {
  (void)el;
  (void)key;
  return CC_NORM;
}

// What a read interrupted in the middle of a command returns.
static unsigned char broken_off(int got) { return got == 0 ? CC_EOF : CC_NEWLINE; }

static unsigned char paste(EditLine *el, wint_t key) {
  (void)key;
  static const wchar_t end[] = L"\033[201~";
  size_t count = 0, capacity = 4096;
  wchar_t *text = malloc(capacity * sizeof *text);
  int got = 1;
  wchar_t next;
  while (text && (got = el_wgetc(el, &next)) == 1) {
    if (count == capacity) {
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
  unsigned char result = got == 1
      ? carry_out(editor_of(el), LineCommandPaste, (struct line_buffer){text, text ? count : 0, 0})
      : broken_off(got);
  free(text);
  return result;
}

static unsigned char search(EditLine *el, wint_t key) {
  (void)key;
  line_editor *editor = editor_of(el);
  unsigned char result = carry_out(editor, LineCommandSearch, (struct line_buffer){0, 0, 0});
  if (result == CC_NORM) return CC_NORM;
  for (;;) {
    wchar_t next[2] = {0, 0};
    int got = el_wgetc(el, next);
    if (got != 1) return broken_off(got);
    struct line_edit edit = {0, 0, 0};
    enum LineAction action = editor->callbacks.command(
        editor->callbacks.context, LineCommandSearchKey, (struct line_buffer){next, 1, 0},
        editor_buffer(editor), &edit);
    if (edit.text) editor_replace(editor, edit.text, edit.length, edit.cursor);
    free(edit.text);
    if (action != LineActionSearchOver) continue;
    el_wpush(el, next);
    return CC_REFRESH;
  }
}

static const struct {
  const wchar_t *name;
  unsigned char (*run)(EditLine *, wint_t);
} commands[] = {
    {L"cell-enter", enter},
    {L"cell-new-row", new_row},
    {L"cell-run", run},
    {L"cell-complete", complete},
    {L"cell-paste", paste},
    {L"cell-up", up},
    {L"cell-down", down},
    {L"cell-older", older},
    {L"cell-newer", newer},
    {L"cell-left", left},
    {L"cell-right", right},
    {L"cell-row-start", row_start},
    {L"cell-row-end", row_end},
    {L"cell-start", cell_start},
    {L"cell-end", cell_end},
    {L"cell-backspace", backspace},
    {L"cell-delete", delete_next},
    {L"cell-kill-row-start", kill_row_start},
    {L"cell-kill-row-end", kill_row_end},
    {L"cell-kill-word", kill_word},
    {L"cell-yank", yank},
    {L"cell-undo", undo},
    {L"cell-clear-screen", clear_screen},
    {L"cell-colon", colon},
    {L"cell-search", search},
    {L"cell-ignore", ignore},
};

// Terminals differ in how they say the same key: with \e[ or \eO, with a number or a letter.
static const struct {
  const wchar_t *key, *command;
} bindings[] = {
    {L"\r", L"cell-enter"},
    {L"\n", L"cell-enter"},
    {L"\033\r", L"cell-new-row"},
    {L"\033\n", L"cell-new-row"},
    {L"\033[13;2u", L"cell-new-row"},
    {L"\033[27;2;13~", L"cell-new-row"},
    {L"\033[13;5u", L"cell-run"},
    {L"\033[27;5;13~", L"cell-run"},
    {L"\t", L"cell-complete"},
    {L"\033[200~", L"cell-paste"},
    {L"\033[201~", L"cell-ignore"},
    {L"\033[A", L"cell-up"},
    {L"\033OA", L"cell-up"},
    {L"\020", L"cell-up"},
    {L"\033[B", L"cell-down"},
    {L"\033OB", L"cell-down"},
    {L"\016", L"cell-down"},
    {L"\033[5~", L"cell-older"},
    {L"\033[6~", L"cell-newer"},
    {L"\033[1;3A", L"cell-older"},
    {L"\033[1;3B", L"cell-newer"},
    {L"\033[1;5A", L"cell-older"},
    {L"\033[1;5B", L"cell-newer"},
    {L"\033p", L"cell-older"},
    {L"\033n", L"cell-newer"},
    {L"\033[D", L"cell-left"},
    {L"\033OD", L"cell-left"},
    {L"\002", L"cell-left"},
    {L"\033[C", L"cell-right"},
    {L"\033OC", L"cell-right"},
    {L"\006", L"cell-right"},
    {L"\033[1;5C", L"em-next-word"},
    {L"\033[1;3C", L"em-next-word"},
    {L"\033[1;5D", L"ed-prev-word"},
    {L"\033[1;3D", L"ed-prev-word"},
    {L"\033[1;2A", L"cell-up"},
    {L"\033[1;2B", L"cell-down"},
    {L"\033[1;2C", L"cell-right"},
    {L"\033[1;2D", L"cell-left"},
    {L"\001", L"cell-row-start"},
    {L"\033[H", L"cell-row-start"},
    {L"\033OH", L"cell-row-start"},
    {L"\033[1~", L"cell-row-start"},
    {L"\033[7~", L"cell-row-start"},
    {L"\005", L"cell-row-end"},
    {L"\033[F", L"cell-row-end"},
    {L"\033OF", L"cell-row-end"},
    {L"\033[4~", L"cell-row-end"},
    {L"\033[8~", L"cell-row-end"},
    {L"\033[1;5H", L"cell-start"},
    {L"\033<", L"cell-start"},
    {L"\033[1;5F", L"cell-end"},
    {L"\033>", L"cell-end"},
    {L"\004", L"cell-delete"},
    {L"\033[3~", L"cell-delete"},
    {L"\033[3;5~", L"em-delete-next-word"},
    {L"\010", L"cell-backspace"},
    {L"\177", L"cell-backspace"},
    {L"\033[Z", L"cell-backspace"},
    {L"\013", L"cell-kill-row-end"},
    {L"\025", L"cell-kill-row-start"},
    {L"\027", L"cell-kill-word"},
    {L"\033\177", L"cell-kill-word"},
    {L"\033\010", L"cell-kill-word"},
    {L"\031", L"cell-yank"},
    {L"\037", L"cell-undo"},
    {L"\014", L"cell-clear-screen"},
    {L":", L"cell-colon"},
    {L"\022", L"cell-search"},
    {L"\023", L"cell-ignore"},
    {L"\033[2~", L"cell-ignore"},
    {L"\033[I", L"cell-ignore"},
    {L"\033[O", L"cell-ignore"},
    {L"\033OP", L"cell-ignore"},
    {L"\033OQ", L"cell-ignore"},
    {L"\033OR", L"cell-ignore"},
    {L"\033OS", L"cell-ignore"},
    {L"\033[15~", L"cell-ignore"},
    {L"\033[17~", L"cell-ignore"},
    {L"\033[18~", L"cell-ignore"},
    {L"\033[19~", L"cell-ignore"},
    {L"\033[20~", L"cell-ignore"},
    {L"\033[21~", L"cell-ignore"},
    {L"\033[23~", L"cell-ignore"},
    {L"\033[24~", L"cell-ignore"},
};

int editor_is_key(const unsigned char *bytes, size_t length) {
  for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++) {
    size_t k = 0;
    while (k < length && bindings[i].key[k] == (wchar_t)bytes[k]) k++;
    if (k == length && bindings[i].key[k] == 0) return 1;
  }
  return 0;
}

void editor_bind_keys(line_editor *editor) {
  for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
    el_wset(editor->el, EL_ADDFN, commands[i].name, L"", commands[i].run);
  for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++)
    el_wset(editor->el, EL_BIND, bindings[i].key, bindings[i].command, NULL);
}
