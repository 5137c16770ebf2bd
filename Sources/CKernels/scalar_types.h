// C types of the element types, and the conversions of the two 16-bit floats.

#ifndef TAPER_SCALAR_TYPES_H
#define TAPER_SCALAR_TYPES_H

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "types.h"

#define INLINE static inline __attribute__((always_inline, unused))
#define VECTORISE _Pragma("clang loop vectorize(assume_safety)")
#define VECTORISE_WIDE _Pragma("clang loop vectorize(assume_safety) vectorize_width(16) interleave_count(1) unroll(disable)")

#define FMA(a, b, c) __builtin_elementwise_fma((a), (b), (c))

INLINE uint32_t bits_of(float x) {
  uint32_t u;
  memcpy(&u, &x, 4);
  return u;
}
INLINE float float_of(uint32_t u) {
  float x;
  memcpy(&x, &u, 4);
  return x;
}
INLINE uint64_t bits_of_double(double x) {
  uint64_t u;
  memcpy(&u, &x, 8);
  return u;
}
INLINE double double_of(uint64_t u) {
  double x;
  memcpy(&x, &u, 8);
  return x;
}

// Subnormal halves are scaled by a power of two that is exact in float32.
INLINE float half_to_float(uint16_t h) {
  uint32_t sign = (uint32_t)(h & 0x8000) << 16, rest = (uint32_t)(h & 0x7fff) << 13;
  uint32_t exponent = rest & 0x0f800000;
  float normal = float_of(rest + ((127 - 15) << 23));
  float special = float_of(rest + ((255 - 31) << 23));
  float tiny = float_of(rest + (113u << 23)) - float_of(113u << 23);
  float value = exponent == 0x0f800000 ? special : exponent == 0 ? tiny : normal;
  return float_of(bits_of(value) | sign);
}

// Round to nearest even; overflow becomes infinity.
INLINE uint16_t float_to_half(float x) {
  uint32_t u = bits_of(x), sign = (u >> 16) & 0x8000, magnitude = u & 0x7fffffff;
  if (magnitude > 0x7f800000) return (uint16_t)(sign | 0x7e00);
  if (magnitude >= 0x477ff000) return (uint16_t)(sign | 0x7c00);
  if (magnitude < 0x38800000) {
    float shifted = float_of(magnitude) + 0.5f;
    return (uint16_t)(sign | (bits_of(shifted) - 0x3f000000));
  }
  uint32_t rounded = magnitude + 0xfff + ((magnitude >> 13) & 1) - ((127u - 15) << 23);
  return (uint16_t)(sign | (rounded >> 13));
}

INLINE float bfloat_to_float(uint16_t b) { return float_of((uint32_t)b << 16); }
INLINE uint16_t float_to_bfloat(float x) {
  uint32_t u = bits_of(x);
  return x != x ? 0x7fc0 : (uint16_t)((u + 0x7fff + ((u >> 16) & 1)) >> 16);
}

// Sixteen bytes that are moved as one.
typedef struct {
  uint64_t low, high;
} wide_element;

// Element type T, arithmetic type W: load widens, store rounds.
#define LOAD_bool(x) ((uint8_t)((x) != 0))
#define STORE_bool(x) ((uint8_t)((x) != 0))
#define LOAD_same(x) (x)
#define STORE_same(x) (x)
#define LOAD_half(x) half_to_float(x)
#define STORE_half(x) float_to_half(x)
#define LOAD_bfloat(x) bfloat_to_float(x)
#define STORE_bfloat(x) float_to_bfloat(x)

// X(suffix, T, W, access) for groups of types.
#define FOR_BOOL(X, ...) X(bool, uint8_t, uint8_t, bool, __VA_ARGS__)
#define FOR_INTS(X, ...)                        \
  X(u8, uint8_t, uint8_t, same, __VA_ARGS__)    \
  X(i8, int8_t, int8_t, same, __VA_ARGS__)      \
  X(i16, int16_t, int16_t, same, __VA_ARGS__)   \
  X(i32, int32_t, int32_t, same, __VA_ARGS__)   \
  X(i64, int64_t, int64_t, same, __VA_ARGS__)
#define FOR_HALVES(X, ...)                      \
  X(f16, uint16_t, float, half, __VA_ARGS__)    \
  X(bf16, uint16_t, float, bfloat, __VA_ARGS__)
#define FOR_FLOATS(X, ...)                      \
  X(f32, float, float, same, __VA_ARGS__)       \
  X(f64, double, double, same, __VA_ARGS__)

#define TABLE_INTS(name)                                                                        \
  [TAPER_U8] = name##_u8, [TAPER_I8] = name##_i8, [TAPER_I16] = name##_i16, [TAPER_I32] = name##_i32, \
  [TAPER_I64] = name##_i64
#define TABLE_FLOATS(name) \
  [TAPER_F16] = name##_f16, [TAPER_BF16] = name##_bf16, [TAPER_F32] = name##_f32, [TAPER_F64] = name##_f64
#define TAPER_TYPE_COUNT 12

#endif
