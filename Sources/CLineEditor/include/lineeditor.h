// A line editor for whole cells, on libedit.
//
// One edit buffer holds one cell of any number of rows. What Enter, Tab, a paste and colours mean is
// asked of the caller, in UTF-8; positions are byte offsets.
#ifndef TAPER_LINE_EDITOR_H
#define TAPER_LINE_EDITOR_H

#include <stddef.h>

typedef struct line_editor line_editor;

// What the editor asks its caller. Texts that a callback returns come from malloc and are freed by the
// editor; NULL stands for none.
struct line_callbacks {
  void *context;
  // Enter with the cursor at `cursor`: -1 to run the cell, else the blanks that open the new row.
  int (*enter)(void *context, const char *text, size_t cursor);
  // Tab: the text to put in place of the `*erase` bytes before the cursor, and perhaps a listing of
  // candidates, several rows, to show above the prompt.
  char *(*complete)(void *context, const char *text, size_t cursor, size_t *erase, char **listing);
  // The form in which pasted text enters the buffer.
  char *(*paste)(void *context, const char *text);
  // The text with colour sequences and the same glyphs, or NULL to leave it plain.
  char *(*paint)(void *context, const char *text);
};

enum line_result {
  LINE_CELL,
  LINE_END,
  LINE_INTERRUPTED,
};

// An editor on standard input and output, or NULL if the terminal cannot be used. A SIGINT handler
// without SA_RESTART must be installed for Ctrl-C to end a read.
line_editor *line_editor_open(struct line_callbacks callbacks);
void line_editor_close(line_editor *editor);

// Reads one cell, with `initial` already in the buffer. The prompt may hold colour sequences between
// pairs of \1. On LINE_CELL `*cell` is the text, from malloc.
enum line_result line_editor_read(
    line_editor *editor, const char *prompt, const char *initial, char **cell);

// Adds a cell to what Up and Ctrl-R find.
void line_editor_remember(line_editor *editor, const char *cell);

// How many columns and rows the terminal has.
void line_editor_size(int *columns, int *rows);

#endif
