// The loops of ternary_loops.h for any machine.
#define LEVEL plain
#include "level_begin.h"
#include "ternary_loops.h"
