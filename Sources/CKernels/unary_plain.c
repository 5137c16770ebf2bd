// The loops of unary_loops.h for any machine.
#define LEVEL plain
#include "level_begin.h"
#include "unary_loops.h"
