// Asks the processor once, before main. TAPER_LEVEL=0...2 in the environment lowers the choice (for tests).

#include "level.h"

#include <stdlib.h>

#if TAPER_HAS_LEVELS
int taper_level = 0;

__attribute__((constructor(101))) static void choose_level(void) {
  __builtin_cpu_init();
  if (__builtin_cpu_supports("x86-64-v4")) {
    taper_level = 2;
  } else if (__builtin_cpu_supports("x86-64-v3")) {
    taper_level = 1;
  }
  const char *wish = getenv("TAPER_LEVEL");
  if (wish && wish[0] >= '0' && wish[0] < '0' + taper_level) taper_level = wish[0] - '0';
}
#endif
