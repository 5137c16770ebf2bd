// The state that the editor's parts share.
#ifndef TAPER_LINE_EDITOR_STATE_H
#define TAPER_LINE_EDITOR_STATE_H

#include <histedit.h>
#include <signal.h>
#include <stdio.h>
#include <termios.h>
#include <wchar.h>

#include "include/lineeditor.h"

struct line_editor {
  EditLine *el;
  // Where libedit draws.
  FILE *nowhere;
  struct line_callbacks callbacks;
  // The terminal's modes before the editor came.
  struct termios original;
  // How the read ends, and the text then.
  enum LineResult result;
  wchar_t *text;
  size_t length;
  // What the buffer begins with; set until the first key is awaited.
  struct line_buffer initial;
  // Bytes that were read but not used yet.
  unsigned char input[4096];
  size_t input_start, input_end;
  // The signals that were blocked before the read; others are, except while it waits.
  sigset_t outer_mask;
};

// Binds all keys (keys.c).
void editor_bind_keys(line_editor *editor);
// Whether the bytes are a key that is bound (keys.c).
int editor_is_key(const unsigned char *bytes, size_t length);
// The editor of a libedit handle.
line_editor *editor_of(EditLine *el);
// The edit buffer.
struct line_buffer editor_buffer(line_editor *editor);
// Puts `text` in place of the whole buffer.
void editor_replace(line_editor *editor, const wchar_t *text, size_t length, size_t cursor);
// Ends the read with the buffer's text.
void editor_finish(line_editor *editor, enum LineResult result);
// Waits for a character, drawing first if none has come yet (input.c). 1, 0 at the end of input, -1
// when interrupted.
int editor_get_character(EditLine *el, wchar_t *character);
// Takes signals over for a read, and gives them back (input.c).
void editor_hold_signals(line_editor *editor);
void editor_release_signals(line_editor *editor);

#endif
