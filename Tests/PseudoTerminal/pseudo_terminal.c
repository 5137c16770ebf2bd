#include "pseudo_terminal.h"

#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

int pseudo_terminal_start(
    const char *program, char *const arguments[], char *const environment[], int columns, int rows,
    int *process) {
  struct winsize size = {(unsigned short)rows, (unsigned short)columns, 0, 0};
  int terminal = -1;
  *process = forkpty(&terminal, 0, 0, &size);
  if (*process == 0) {
    // What the tests' own program blocks or ignores is not for this one.
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, 0);
    for (int each = 1; each < NSIG; each++) signal(each, SIG_DFL);
    execve(program, arguments, environment);
    _exit(127);
  }
  return *process < 0 ? -1 : terminal;
}

void pseudo_terminal_resize(int terminal, int columns, int rows) {
  struct winsize size = {(unsigned short)rows, (unsigned short)columns, 0, 0};
  ioctl(terminal, TIOCSWINSZ, &size);
}
