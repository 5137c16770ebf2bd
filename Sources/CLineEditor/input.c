// Waiting for keys, and the signals that come meanwhile.
//
// During a read the signals below are blocked except inside ppoll, so that none is lost between a look
// at its flag and the wait.
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "editor.h"

static const int held[] = {SIGINT, SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP};
enum { HELD = sizeof held / sizeof *held };

static volatile sig_atomic_t noted[NSIG];
static struct sigaction outer_actions[HELD];

static void note(int signal) { noted[signal] = 1; }

void editor_hold_signals(line_editor *editor) {
  sigset_t mask;
  sigemptyset(&mask);
  for (int i = 0; i < HELD; i++) sigaddset(&mask, held[i]);
  sigprocmask(SIG_BLOCK, &mask, &editor->outer_mask);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = note;
  for (int i = 0; i < HELD; i++) {
    noted[held[i]] = 0;
    sigaction(held[i], &action, &outer_actions[i]);
  }
}

void editor_release_signals(line_editor *editor) {
  for (int i = 0; i < HELD; i++) sigaction(held[i], &outer_actions[i], 0);
  sigprocmask(SIG_SETMASK, &editor->outer_mask, 0);
}

static void draw(line_editor *editor, enum LineMoment moment) {
  editor->callbacks.draw(editor->callbacks.context, moment, editor_buffer(editor));
}

static void write_now(const char *sequence) {
  fputs(sequence, stdout);
  fflush(stdout);
}

// Leaves the terminal to others, dies or stops of the signal as if it had not been held, and takes the
// terminal back.
static void yield_to(line_editor *editor, int signal) {
  draw(editor, LineMomentSuspended);
  write_now("\033[?2004l");
  el_wset(editor->el, EL_PREP_TERM, 0);
  editor_release_signals(editor);
  raise(signal);
  editor_hold_signals(editor);
  el_wset(editor->el, EL_PREP_TERM, 1);
  write_now("\033[?2004h");
  draw(editor, LineMomentResumed);
}

// Acts on the signals that came. -1 if the read must end.
static int act_on_signals(line_editor *editor) {
  if (noted[SIGINT]) {
    noted[SIGINT] = 0;
    editor->input_start = editor->input_end = 0;
    editor_finish(editor, LineResultInterrupted);
    errno = EINTR;
    return -1;
  }
  if (noted[SIGTERM]) yield_to(editor, SIGTERM);
  if (noted[SIGHUP]) yield_to(editor, SIGHUP);
  if (noted[SIGTSTP]) yield_to(editor, SIGTSTP);
  if (noted[SIGCONT]) {
    // Stopped by a signal that cannot be held.
    noted[SIGCONT] = 0;
    el_wset(editor->el, EL_PREP_TERM, 0);
    el_wset(editor->el, EL_PREP_TERM, 1);
    write_now("\033[?2004h");
    draw(editor, LineMomentResumed);
  }
  if (noted[SIGWINCH]) {
    noted[SIGWINCH] = 0;
    el_resize(editor->el);
    draw(editor, LineMomentResized);
  }
  return 0;
}

// Makes at least one byte of input available. As `editor_get_character`.
static int fill(line_editor *editor) {
  if (editor->input_start < editor->input_end) return 1;
  struct pollfd input = {STDIN_FILENO, POLLIN, 0};
  if (poll(&input, 1, 0) == 0) draw(editor, LineMomentTyped);
  for (;;) {
    int ready = ppoll(&input, 1, 0, &editor->outer_mask);
    if (act_on_signals(editor) < 0) return -1;
    if (ready < 0 && errno == EINTR) continue;
    if (ready < 0) return 0;
    ssize_t got = read(STDIN_FILENO, editor->input, sizeof editor->input);
    if (got > 0) {
      editor->input_start = 0;
      editor->input_end = (size_t)got;
      return 1;
    }
    if (got == 0 || (errno != EINTR && errno != EAGAIN)) return 0;
  }
}

static size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

// Drops the control sequence of a key that means nothing here; libedit would insert its tail as text.
static int skip_unknown_key(line_editor *editor) {
  const unsigned char *start = editor->input + editor->input_start;
  size_t count = editor->input_end - editor->input_start, length = 2;
  if (count < 3 || start[0] != '\033' || start[1] != '[') return 0;
  while (length < count && start[length] >= 0x20 && start[length] < 0x40) length++;
  if (length == count || start[length] > 0x7E || editor_is_key(start, length + 1)) return 0;
  editor->input_start += length + 1;
  return 1;
}

int editor_get_character(EditLine *el, wchar_t *character) {
  line_editor *editor = editor_of(el);
  if (editor->initial.text) {
    struct line_buffer initial = editor->initial;
    editor->initial.text = 0;
    if (initial.length > 0) editor_replace(editor, initial.text, initial.length, initial.cursor);
  }
  int ready;
  do {
    ready = fill(editor);
    if (ready != 1) return ready;
  } while (skip_unknown_key(editor));
  unsigned char lead = editor->input[editor->input_start++];
  // \r\n in text that comes all at once is one line end.
  if (lead == '\r' && editor->input_start < editor->input_end &&
      editor->input[editor->input_start] == '\n')
    editor->input_start++;
  size_t length = sequence_length(lead);
  unsigned code = length <= 1 ? lead : lead & (0x7Fu >> length);
  for (size_t i = 1; i < length; i++) {
    ready = fill(editor);
    if (ready != 1) return ready;
    unsigned char next = editor->input[editor->input_start];
    if ((next & 0xC0) != 0x80) {
      length = 0;
      break;
    }
    editor->input_start++;
    code = code << 6 | (next & 0x3F);
  }
  static const unsigned smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  int is_valid = length > 0 && code >= smallest[length] && code <= 0x10FFFF &&
      !(code >= 0xD800 && code < 0xE000);
  *character = is_valid ? (wchar_t)code : 0xFFFD;
  return 1;
}

wchar_t line_editor_peek(line_editor *editor) {
  if (editor->input_start < editor->input_end) return editor->input[editor->input_start];
  struct pollfd input = {STDIN_FILENO, POLLIN, 0};
  if (poll(&input, 1, 0) <= 0) return 0;
  return fill(editor) == 1 ? editor->input[editor->input_start] : 0;
}
