// The loops of softmax_loops.h for any machine.
#define LEVEL plain
#include "level_begin.h"
#include "softmax_loops.h"
