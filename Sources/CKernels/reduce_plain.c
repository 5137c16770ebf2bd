// The loops of reduce_loops.h for any machine.
#define LEVEL plain
#include "level_begin.h"
#include "reduce_loops.h"
