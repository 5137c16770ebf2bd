// The loops of random_loops.h for any machine.
#define LEVEL plain
#include "level_begin.h"
#include "random_loops.h"
