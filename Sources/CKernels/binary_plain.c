// The loops of binary_loops.h for any machine.
#define LEVEL plain
#include "level_begin.h"
#include "binary_loops.h"
