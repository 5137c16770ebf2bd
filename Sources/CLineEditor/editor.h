// The state that the editor's parts share.
#ifndef TAPER_LINE_EDITOR_STATE_H
#define TAPER_LINE_EDITOR_STATE_H

#include <histedit.h>
#include <wchar.h>

#include "include/lineeditor.h"

struct line_editor {
  EditLine *el;
  struct line_callbacks callbacks;
  wchar_t *prompt;
  // Columns that the prompt takes.
  int prompt_width;
  // Cells of the past, oldest first; `position` is `count` while the live text is shown.
  wchar_t **past;
  size_t count, capacity, position;
  // The live text while a cell of the past is shown.
  wchar_t *live;
  // The past as libedit keeps it, for Ctrl-R.
  HistoryW *search;
  // What the last kill removed.
  wchar_t *killed;
};

// Binds all keys (keys.c).
void editor_bind_keys(line_editor *editor);
// The editor of a libedit handle.
line_editor *editor_of(EditLine *el);
// Puts `text` in place of the whole buffer, the cursor at its end.
void editor_replace(line_editor *editor, const wchar_t *text);
// The rows below the cursor's.
int editor_rows_below(line_editor *editor);
// Repaints the buffer in colours over libedit's own drawing (paint.c).
void editor_paint(line_editor *editor);
// Waits for a key, painting and resizing meanwhile (paint.c).
int editor_get_key(EditLine *el, wchar_t *key);
// Installs the handler that notices a new size of the terminal (paint.c).
void editor_watch_size(void);

#endif
