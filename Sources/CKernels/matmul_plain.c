// The loops of matmul_loops.h for any machine.
#define LEVEL plain
#include "level_begin.h"
#include "matmul_loops.h"
