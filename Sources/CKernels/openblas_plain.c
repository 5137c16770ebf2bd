// The loops of openblas_loops.h for any machine.
#define LEVEL plain
#include "level_begin.h"
#include "openblas_loops.h"
