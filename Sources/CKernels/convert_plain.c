// The loops of convert_loops.h for any machine.
#define LEVEL plain
#include "level_begin.h"
#include "convert_loops.h"
