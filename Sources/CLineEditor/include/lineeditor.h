// Keys for a cell editor, on libedit.
//
// libedit decodes keys, keeps the edit buffer and the terminal's modes. What the keys mean beyond its
// own emacs commands, and everything that is drawn, is the caller's: libedit's output goes nowhere.
#ifndef TAPER_LINE_EDITOR_H
#define TAPER_LINE_EDITOR_H

#include <stddef.h>
#include <wchar.h>

#define LINE_CLOSED __attribute__((enum_extensibility(closed)))

typedef struct line_editor line_editor;

// The text being edited and the place of the cursor in it.
struct line_buffer {
  const wchar_t *text;
  size_t length, cursor;
};

// What a command makes of the buffer; `text` comes from malloc and is freed by the editor.
struct line_edit {
  wchar_t *text;
  size_t length, cursor;
};

enum LINE_CLOSED LineCommand : int {
  LineCommandEnter,
  LineCommandNewRow,
  LineCommandRun,
  LineCommandComplete,
  LineCommandPaste,
  LineCommandUp,
  LineCommandDown,
  LineCommandOlder,
  LineCommandNewer,
  LineCommandLeft,
  LineCommandRight,
  LineCommandRowStart,
  LineCommandRowEnd,
  LineCommandCellStart,
  LineCommandCellEnd,
  LineCommandBackspace,
  LineCommandDelete,
  LineCommandKillRowStart,
  LineCommandKillRowEnd,
  LineCommandKillWord,
  LineCommandYank,
  LineCommandUndo,
  LineCommandClearScreen,
  // The colon is typed: it may begin a command.
  LineCommandColon,
  // A search of the past begins; from now on keys come as LineCommandSearchKey.
  LineCommandSearch,
  LineCommandSearchKey,
};

enum LINE_CLOSED LineAction : int {
  // Nothing changes.
  LineActionStay,
  // The buffer becomes the edit.
  LineActionEdit,
  // The cell is finished.
  LineActionAccept,
  // No more input.
  LineActionLeave,
  // The search is over; the key acts as it does outside a search.
  LineActionSearchOver,
};

// Why the screen must be drawn.
enum LINE_CLOSED LineMoment : int {
  LineMomentTyped,
  LineMomentResized,
  // The program is about to be suspended: the cursor should stand below the cell.
  LineMomentSuspended,
  LineMomentResumed,
};

struct line_callbacks {
  void *context;
  // Carries out a command. `argument` is pasted text, or the key of a search.
  enum LineAction (*command)(
      void *context, enum LineCommand command, struct line_buffer argument,
      struct line_buffer buffer, struct line_edit *edit);
  void (*draw)(void *context, enum LineMoment moment, struct line_buffer buffer);
};

enum LINE_CLOSED LineResult : int {
  LineResultCell,
  LineResultEnd,
  LineResultInterrupted,
};

// An editor on standard input and output, or NULL if the terminal cannot be used.
line_editor *line_editor_open(struct line_callbacks callbacks);

// Gives the terminal back as it was.
void line_editor_close(line_editor *editor);

// Reads one cell, beginning with `initial`; `*text` is what the buffer held at the end, from malloc.
// Between two reads the terminal does not echo what is typed ahead.
enum LineResult line_editor_read(
    line_editor *editor, struct line_buffer initial, wchar_t **text, size_t *length);

// The first character of input that has come already, or 0.
wchar_t line_editor_peek(line_editor *editor);

// Echoes typed text (for a program that reads lines itself) or not.
void line_editor_echo(line_editor *editor, int echoes);

// How many columns and rows the terminal has.
void line_editor_size(int *columns, int *rows);

// Makes the C library know the widths of all characters.
void line_editor_prepare_locale(void);

// The columns that a character takes, -1 if that is not known.
int line_editor_width(unsigned character);

#endif
