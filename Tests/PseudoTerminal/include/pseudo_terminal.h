// Programs on a terminal of their own, for tests.
#ifndef TAPER_PSEUDO_TERMINAL_H
#define TAPER_PSEUDO_TERMINAL_H

// Starts a program as the leader of a new session on a new terminal of the given size; the terminal's
// other end, or -1.
int pseudo_terminal_start(
    const char *program, char *const arguments[], char *const environment[], int columns, int rows,
    int *process);

// Gives the terminal another size; the program is told.
void pseudo_terminal_resize(int terminal, int columns, int rows);

#endif
