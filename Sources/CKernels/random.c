// PyTorch's CPU random stream.
//
// float32 normals of 16 and more elements come from a vector kernel (random_loops.h), all other normals
// from the scalar one. Draws are made in order on one thread; only the normals' arithmetic is shared out.

#include "random.h"

#include <math.h>
#include <string.h>

#include "parallel.h"
#include "random_tables.h"
#include "scalar_types.h"

#pragma STDC FP_CONTRACT OFF

enum { WORDS = 624 };

static const double PI_2 = 6.283185307179586476925286766559;

static inline uint16_t bits16(taper_type type, float x) {
  return type == TAPER_F16 ? float_to_half(x) : float_to_bfloat(x);
}

// The engine.

void taper_generator_seed(taper_generator *g, uint64_t seed) {
  g->state[0] = (uint32_t)seed;
  for (uint32_t j = 1; j < WORDS; j++) {
    uint32_t before = g->state[j - 1];
    g->state[j] = 1812433253u * (before ^ (before >> 30)) + j;
  }
  g->used = WORDS;
  g->has_normal = false;
  g->normal = 0;
}

static void next_block(taper_generator *g) {
  PICK(random_loops).next_words(g->state);
  g->used = 0;
}

static inline uint32_t next32(taper_generator *g) {
  if (g->used >= WORDS || g->used < 0) next_block(g);
  uint32_t y = g->state[g->used++];
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680u;
  y ^= (y << 15) & 0xefc60000u;
  return y ^ (y >> 18);
}

static inline uint64_t next64(taper_generator *g) {
  uint64_t high = next32(g);
  return high << 32 | next32(g);
}

static inline float uniform_f32(taper_generator *g) { return (float)(next32(g) & 0xffffffu) * 0x1p-24f; }

static inline double uniform_f64(taper_generator *g) {
  return (double)(next64(g) & ((1ull << 53) - 1)) * 0x1p-53;
}

static double scalar_normal(taper_generator *g) {
  if (g->has_normal) {
    g->has_normal = false;
    return g->normal;
  }
  double u1 = uniform_f64(g);
  double u2 = uniform_f64(g);
  double radius = sqrt(-2.0 * log1p(-u2));
  double angle = PI_2 * u1;
  g->normal = radius * sin(angle);
  g->has_normal = true;
  return radius * cos(angle);
}

uint32_t taper_generator_next32(taper_generator *g) { return next32(g); }
uint64_t taper_generator_next64(taper_generator *g) { return next64(g); }
float taper_generator_uniform_f32(taper_generator *g) { return uniform_f32(g); }
double taper_generator_uniform_f64(taper_generator *g) { return uniform_f64(g); }
double taper_generator_normal(taper_generator *g) { return scalar_normal(g); }

void taper_fill_u32(taper_generator *g, int64_t n, uint32_t *out) {
  for (int64_t i = 0; i < n; i++) out[i] = next32(g);
}

// Uniform numbers.

/// Takes the generator's words block by block.
static void fill_uniform_f32(taper_generator *g, int64_t n, float low, float high, float *out) {
  while (n > 0) {
    if (g->used >= WORDS || g->used < 0) next_block(g);
    int64_t count = WORDS - g->used < n ? WORDS - g->used : n;
    PICK(random_loops).uniform(count, g->state + g->used, low, high, out);
    g->used += (int32_t)count;
    out += count;
    n -= count;
  }
}

taper_status taper_fill_uniform(taper_generator *g, taper_type type, int64_t n, double from, double to,
                                void *out) {
  switch (type) {
    case TAPER_F32: {
      fill_uniform_f32(g, n, (float)from, (float)to, out);
      return TAPER_OK;
    }
    case TAPER_F64: {
      double range = to - from;
      double *o = out;
      for (int64_t i = 0; i < n; i++) {
        double x = fma(uniform_f64(g), range, from);
        o[i] = x == to ? from : x;
      }
      return TAPER_OK;
    }
    case TAPER_F16:
    case TAPER_BF16: {
      float low = (float)from, range = (float)to - low;
      uint16_t least = bits16(type, low), bound = bits16(type, (float)to);
      uint16_t *o = out;
      for (int64_t i = 0; i < n; i++) {
        uint16_t x = bits16(type, fmaf(uniform_f32(g), range, low));
        o[i] = x == bound ? least : x;
      }
      return TAPER_OK;
    }
    default: return TAPER_UNSUPPORTED;
  }
}

// Normal numbers.

static void normal_block_f64(double *block, double mean, double std) {
  for (int j = 0; j < 8; j++) {
    double radius = sqrt(-2.0 * log(1.0 - block[j]));
    double angle = PI_2 * block[j + 8];
    block[j] = fma(radius * cos(angle), std, mean);
    block[j + 8] = fma(radius * sin(angle), std, mean);
  }
}

typedef struct {
  float *out;
  float mean, std;
} normal_task;

static void run_normal_blocks(void *context, int64_t begin, int64_t end) {
  const normal_task *t = context;
  PICK(random_loops).normal_blocks(end - begin, t->mean, t->std, t->out + begin * 16);
}

static void fill_normal_f32(taper_generator *g, int64_t n, float mean, float std, float *out) {
  fill_uniform_f32(g, n, 0, 1, out);
  normal_task task = {out, mean, std};
  taper_parallel(n / 16, 4096, &task, run_normal_blocks);
  if (n % 16 == 0) return;
  // The last 16 elements are drawn anew, whatever of them is done already.
  fill_uniform_f32(g, 16, 0, 1, out + n - 16);
  PICK(random_loops).normal_blocks(1, mean, std, out + n - 16);
}

static void fill_normal_f64(taper_generator *g, int64_t n, double mean, double std, double *out) {
  for (int64_t i = 0; i < n; i++) out[i] = uniform_f64(g);
  for (int64_t i = 0; i + 16 <= n; i += 16) normal_block_f64(out + i, mean, std);
  if (n % 16 == 0) return;
  for (int64_t i = n - 16; i < n; i++) out[i] = uniform_f64(g);
  normal_block_f64(out + n - 16, mean, std);
}

/// The 16-bit types draw for one block at a time and have no draws for the incomplete one.
static void fill_normal_16(taper_generator *g, taper_type type, int64_t n, float mean, float std, uint16_t *out) {
  float block[16];
  for (int64_t i = 0; i < n; i += 16) {
    int64_t start = i + 16 <= n ? i : n - 16;
    fill_uniform_f32(g, 16, 0, 1, block);
    PICK(random_loops).normal_blocks(1, mean, std, block);
    for (int j = 0; j < 16; j++) out[start + j] = bits16(type, block[j]);
  }
}

taper_status taper_fill_normal(taper_generator *g, taper_type type, int64_t n, double mean, double std,
                               void *out) {
  if (n < 16) return taper_fill_normal_scalar(g, type, n, mean, std, out, 1);
  switch (type) {
    case TAPER_F32: fill_normal_f32(g, n, (float)mean, (float)std, out); return TAPER_OK;
    case TAPER_F64: fill_normal_f64(g, n, mean, std, out); return TAPER_OK;
    case TAPER_F16:
    case TAPER_BF16: fill_normal_16(g, type, n, (float)mean, (float)std, out); return TAPER_OK;
    default: return TAPER_UNSUPPORTED;
  }
}

taper_status taper_fill_normal_scalar(taper_generator *g, taper_type type, int64_t n, double mean, double std,
                                      void *out, int64_t step) {
  switch (type) {
    case TAPER_F32:
      for (int64_t i = 0; i < n; i++) ((float *)out)[i * step] = (float)fma(scalar_normal(g), std, mean);
      return TAPER_OK;
    case TAPER_F64:
      for (int64_t i = 0; i < n; i++) ((double *)out)[i * step] = fma(scalar_normal(g), std, mean);
      return TAPER_OK;
    case TAPER_F16:
    case TAPER_BF16:
      for (int64_t i = 0; i < n; i++) {
        float value = (float)fma(scalar_normal(g), std, mean);
        ((uint16_t *)out)[i * step] = bits16(type, value);
      }
      return TAPER_OK;
    default: return TAPER_UNSUPPORTED;
  }
}

// Integers, truth values and the rest.

/// Stores a small number in an element of any type.
static inline void store(taper_type type, void *out, int64_t i, int64_t value) {
  switch (type) {
    case TAPER_BOOL: ((uint8_t *)out)[i] = value != 0; return;
    case TAPER_U8: ((uint8_t *)out)[i] = (uint8_t)value; return;
    case TAPER_I8: ((int8_t *)out)[i] = (int8_t)value; return;
    case TAPER_I16: ((int16_t *)out)[i] = (int16_t)value; return;
    case TAPER_I32: ((int32_t *)out)[i] = (int32_t)value; return;
    case TAPER_I64: ((int64_t *)out)[i] = value; return;
    case TAPER_F16:
    case TAPER_BF16: ((uint16_t *)out)[i] = bits16(type, (float)value); return;
    case TAPER_F32: ((float *)out)[i] = (float)value; return;
    case TAPER_F64: ((double *)out)[i] = (double)value; return;
    case TAPER_C64:
    case TAPER_C128: return;
  }
}

taper_status taper_fill_integers(taper_generator *g, taper_type type, int64_t n, int64_t low, uint64_t range,
                                 void *out) {
  if (type >= TAPER_C64) return TAPER_UNSUPPORTED;
  bool wide = range >= 1ull << 28;
  for (int64_t i = 0; i < n; i++) {
    uint64_t draw = wide ? next64(g) : next32(g);
    // A range of zero stands for all 2^64 values.
    if (range) draw %= range;
    store(type, out, i, (int64_t)(draw + (uint64_t)low));
  }
  return TAPER_OK;
}

taper_status taper_fill_bernoulli(taper_generator *g, taper_type type, int64_t n, double p, void *out) {
  if (type >= TAPER_C64) return TAPER_UNSUPPORTED;
  for (int64_t i = 0; i < n; i++) store(type, out, i, uniform_f64(g) < p);
  return TAPER_OK;
}

taper_status taper_bernoulli(taper_generator *g, taper_type type, int64_t n, const void *p, void *out) {
  switch (type) {
    case TAPER_F32:
      for (int64_t i = 0; i < n; i++) ((float *)out)[i] = uniform_f32(g) < ((const float *)p)[i];
      return TAPER_OK;
    case TAPER_F64:
      for (int64_t i = 0; i < n; i++) ((double *)out)[i] = uniform_f64(g) < ((const double *)p)[i];
      return TAPER_OK;
    default: return TAPER_UNSUPPORTED;
  }
}

taper_status taper_fill_exponential(taper_generator *g, taper_type type, int64_t n, double lambda, void *out) {
  for (int64_t i = 0; i < n; i++) {
    double value = -1.0 / lambda * log1p(-uniform_f64(g));
    switch (type) {
      case TAPER_F32: ((float *)out)[i] = (float)value; break;
      case TAPER_F64: ((double *)out)[i] = value; break;
      case TAPER_F16:
      case TAPER_BF16: ((uint16_t *)out)[i] = bits16(type, (float)value); break;
      default: return TAPER_UNSUPPORTED;
    }
  }
  return TAPER_OK;
}

void taper_fill_permutation(taper_generator *g, int64_t n, int64_t *out) {
  for (int64_t i = 0; i < n; i++) out[i] = i;
  for (int64_t i = 0; i < n - 1; i++) {
    int64_t other = i + (int64_t)(next32(g) % (uint64_t)(n - i));
    int64_t kept = out[i];
    out[i] = out[other];
    out[other] = kept;
  }
}
