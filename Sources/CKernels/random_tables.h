// The random loops of a level.

#ifndef TAPER_RANDOM_TABLES_H
#define TAPER_RANDOM_TABLES_H

#include "level.h"
#include "random.h"
#include "scalar_types.h"

typedef struct {
  /// Replaces the generator's 624 words by the next ones.
  void (*next_words)(uint32_t *state);
  /// fma(x, high - low, low) for the uniform numbers x of n words; `low` for results equal to `high`.
  void (*uniform)(int64_t n, const uint32_t *words, float low, float high, float *out);
  /// Blocks of 16 uniform numbers to normal ones, in place.
  void (*normal_blocks)(int64_t blocks, float mean, float std, float *out);
} random_table;

DECLARE_LEVELS(const random_table, random_loops);

#endif
