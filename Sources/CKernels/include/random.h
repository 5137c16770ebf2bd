// PyTorch's CPU random stream: Mersenne Twister 19937 and the two normal algorithms (A1).
//
// The generator is plain data, copied by assignment. Every fill consumes exactly the draws that PyTorch
// consumes. Fills are contiguous.

#ifndef TAPER_RANDOM_H
#define TAPER_RANDOM_H

#include "types.h"

typedef struct taper_generator {
  uint32_t state[624];
  /// Words of `state` used up: 624 means that the next draw makes a new block.
  int32_t used;
  /// The second value of the last scalar Box-Muller pair, if one is kept.
  bool has_normal;
  double normal;
} taper_generator;

/// Seeds with the low 32 bits of `seed` and forgets the kept normal.
void taper_generator_seed(taper_generator *generator, uint64_t seed);
uint32_t taper_generator_next32(taper_generator *generator);
/// Two draws, the first one high.
uint64_t taper_generator_next64(taper_generator *generator);
/// [0, 1): 24 bits of one draw.
float taper_generator_uniform_f32(taper_generator *generator);
/// [0, 1): 53 bits of two draws.
double taper_generator_uniform_f64(taper_generator *generator);
/// Standard normal, scalar Box-Muller in float64, with the kept second value.
double taper_generator_normal(taper_generator *generator);

/// n raw draws.
void taper_fill_u32(taper_generator *generator, int64_t n, uint32_t *out);
/// rand (from 0, to 1) and uniform_: fma(x, to - from, from). float32, float64, float16, bfloat16.
taper_status taper_fill_uniform(taper_generator *generator, taper_type type, int64_t n, double from, double to,
                                void *out);
/// randn and normal_: n < 16 scalar, n >= 16 in blocks of 16 with the vector kernel. float32 and float64.
taper_status taper_fill_normal(taper_generator *generator, taper_type type, int64_t n, double mean, double std,
                               void *out);
/// The scalar algorithm whatever n is (non-contiguous tensors), with a step.
taper_status taper_fill_normal_scalar(taper_generator *generator, taper_type type, int64_t n, double mean,
                                      double std, void *out, int64_t step);
/// randint: low + draw % range; one draw if range < 2^28, else two. Any type.
taper_status taper_fill_integers(taper_generator *generator, taper_type type, int64_t n, int64_t low,
                                 uint64_t range, void *out);
/// bernoulli_(p) with a number p: one float64 each (also the dropout mask). Any type, values 0 and 1.
taper_status taper_fill_bernoulli(taper_generator *generator, taper_type type, int64_t n, double p, void *out);
/// torch.bernoulli(p): p and out of the same float type, one draw of that type each.
taper_status taper_bernoulli(taper_generator *generator, taper_type type, int64_t n, const void *p, void *out);
/// exponential_: -1/lambda log1p(-u) in float64. Floats.
taper_status taper_fill_exponential(taper_generator *generator, taper_type type, int64_t n, double lambda,
                                    void *out);
/// randperm(n): n - 1 draws.
void taper_fill_permutation(taper_generator *generator, int64_t n, int64_t *out);

#endif
