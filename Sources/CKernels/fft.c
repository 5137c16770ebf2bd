// Fourier transforms: the factors of a length, and the passes for floats and doubles.

#include "fft.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "complex_math.h"

#pragma STDC FP_CONTRACT OFF

enum { most_factors = 64, greatest_factor = 50 };

// A length and its factors in the order of the passes; `roots` are the n-th roots of unity.
typedef struct {
  int64_t n, factors, factor[most_factors];
  const void *roots;
} fft_plan;

// Eights and fours, a two that goes first, then the odd primes. False if a prime is too great for a pass.
static bool plan_fft(int64_t n, fft_plan *plan) {
  plan->n = n;
  plan->factors = 0;
  int64_t rest = n;
  for (; rest % 8 == 0; rest /= 8) plan->factor[plan->factors++] = 8;
  for (; rest % 4 == 0; rest /= 4) plan->factor[plan->factors++] = 4;
  if (rest % 2 == 0) {
    rest /= 2;
    int64_t last = plan->factors++;
    plan->factor[last] = last > 0 ? plan->factor[0] : 2;
    plan->factor[0] = 2;
  }
  for (int64_t prime = 3; prime * prime <= rest; prime += 2)
    for (; rest % prime == 0; rest /= prime) plan->factor[plan->factors++] = prime;
  if (rest > 1) plan->factor[plan->factors++] = rest;
  for (int64_t f = 0; f < plan->factors; f++)
    if (plan->factor[f] > greatest_factor) return false;
  return true;
}

// exp(2 pi i k / n) from the angle to the nearer multiple of a quarter turn, which is at most an eighth.
static c128 root_of_unity(int64_t k, int64_t n) {
  const double step = (double)(0.785398163397448309615660845819876L / n);
  int64_t quarter = 4 * k / n, rest = 8 * k - quarter * 2 * n;
  bool isNear = rest < n;
  double angle = (double)(isNear ? rest : 2 * n - rest) * step;
  double along = isNear ? cos(angle) : sin(angle), across = isNear ? sin(angle) : cos(angle);
  switch (quarter) {
    case 0: return (c128){along, across};
    case 1: return (c128){-across, along};
    case 2: return (c128){-along, -across};
    default: return (c128){across, -along};
  }
}

#define T float
#define PAIR c64
#define FFT_NAME(name) name##_c64
#include "fft_passes.h"

#define T double
#define PAIR c128
#define FFT_NAME(name) name##_c128
#include "fft_passes.h"

taper_status taper_fft(taper_type type, int64_t lines, int64_t n, const void *x, bool inverse, double scale,
                       void *out) {
  if (n < 1 || lines < 1) return TAPER_OK;
  if (type == TAPER_C64) return run_c64(lines, n, x, inverse, scale, out);
  if (type == TAPER_C128) return run_c128(lines, n, x, inverse, scale, out);
  return TAPER_UNSUPPORTED;
}
