// Conversions between all types, selection and plain copies.

#include "tables.h"

// Out of range a float becomes the smallest int64 or int32, as the processor's conversion gives; the
// narrower integers take the low bits of those.
INLINE int64_t int64_of(double x) { return x >= -0x1p63 && x < 0x1p63 ? (int64_t)x : INT64_MIN; }
INLINE int32_t int32_of(double x) {
  return x > -2147483649.0 && x < 2147483648.0 ? (int32_t)x : INT32_MIN;
}

// TO_<destination>_<kind of source>(value).
#define TO_bool_i(x) ((x) != 0)
#define TO_u8_i(x) ((uint8_t)(x))
#define TO_i8_i(x) ((int8_t)(x))
#define TO_i16_i(x) ((int16_t)(x))
#define TO_i32_i(x) ((int32_t)(x))
#define TO_i64_i(x) ((int64_t)(x))
#define TO_f16_i(x) float_to_half((float)(x))
#define TO_bf16_i(x) float_to_bfloat((float)(x))
#define TO_f32_i(x) ((float)(x))
#define TO_f64_i(x) ((double)(x))
#define TO_bool_f(x) ((x) != 0)
#define TO_u8_f(x) ((uint8_t)int64_of(x))
#define TO_i8_f(x) ((int8_t)int32_of(x))
#define TO_i16_f(x) ((int16_t)int32_of(x))
#define TO_i32_f(x) int32_of(x)
#define TO_i64_f(x) int64_of(x)
#define TO_f16_f(x) float_to_half((float)(x))
#define TO_bf16_f(x) float_to_bfloat((float)(x))
#define TO_f32_f(x) ((float)(x))
#define TO_f64_f(x) ((double)(x))

#define CONVERT(FROM, T, ACCESS, KIND, TO, OUT)                                                        \
  static int32_t FROM##_to_##TO(int64_t n, const void *px, int64_t sx, void *po, int64_t so) {         \
    const T *v = px;                                                                                   \
    OUT *o = po;                                                                                       \
    if (sx == 1 && so == 1) {                                                                          \
      VECTORISE for (int64_t i = 0; i < n; i++) o[i] = TO_##TO##_##KIND(LOAD_##ACCESS(v[i]));          \
    } else {                                                                                           \
      for (int64_t i = 0; i < n; i++) o[i * so] = TO_##TO##_##KIND(LOAD_##ACCESS(v[i * sx]));          \
    }                                                                                                  \
    return TAPER_OK;                                                                                   \
  }

#define CONVERT_FROM(FROM, T, ACCESS, KIND)          \
  CONVERT(FROM, T, ACCESS, KIND, bool, uint8_t)      \
  CONVERT(FROM, T, ACCESS, KIND, u8, uint8_t)        \
  CONVERT(FROM, T, ACCESS, KIND, i8, int8_t)         \
  CONVERT(FROM, T, ACCESS, KIND, i16, int16_t)       \
  CONVERT(FROM, T, ACCESS, KIND, i32, int32_t)       \
  CONVERT(FROM, T, ACCESS, KIND, i64, int64_t)       \
  CONVERT(FROM, T, ACCESS, KIND, f16, uint16_t)      \
  CONVERT(FROM, T, ACCESS, KIND, bf16, uint16_t)     \
  CONVERT(FROM, T, ACCESS, KIND, f32, float)         \
  CONVERT(FROM, T, ACCESS, KIND, f64, double)

CONVERT_FROM(bool, uint8_t, bool, i)
CONVERT_FROM(u8, uint8_t, same, i)
CONVERT_FROM(i8, int8_t, same, i)
CONVERT_FROM(i16, int16_t, same, i)
CONVERT_FROM(i32, int32_t, same, i)
CONVERT_FROM(i64, int64_t, same, i)
CONVERT_FROM(f16, uint16_t, half, f)
CONVERT_FROM(bf16, uint16_t, bfloat, f)
CONVERT_FROM(f32, float, same, f)
CONVERT_FROM(f64, double, same, f)

// Elements of one width are copied and selected alike, whatever they mean.
#define BY_WIDTH(T)                                                                                   \
  static int32_t copy_##T(int64_t n, const void *px, int64_t sx, void *po, int64_t so) {              \
    const T *v = px;                                                                                  \
    T *o = po;                                                                                        \
    if (sx == 1 && so == 1) {                                                                         \
      memmove(o, v, (size_t)n * sizeof(T));                                                           \
    } else if (sx == 0 && so == 1) {                                                                  \
      T x = v[0];                                                                                     \
      VECTORISE for (int64_t i = 0; i < n; i++) o[i] = x;                                             \
    } else {                                                                                          \
      for (int64_t i = 0; i < n; i++) o[i * so] = v[i * sx];                                          \
    }                                                                                                 \
    return TAPER_OK;                                                                                  \
  }                                                                                                   \
  static void where_##T(int64_t n, const uint8_t *condition, int64_t sc, const void *pa, int64_t sa,  \
                        const void *pb, int64_t sb, void *po, int64_t so) {                           \
    const T *a = pa, *b = pb;                                                                         \
    T *o = po;                                                                                        \
    if (sc == 1 && sa == 1 && sb == 1 && so == 1) {                                                   \
      VECTORISE for (int64_t i = 0; i < n; i++) {                                                     \
        T x = a[i], y = b[i];                                                                         \
        o[i] = condition[i] ? x : y;                                                                  \
      }                                                                                               \
    } else {                                                                                          \
      for (int64_t i = 0; i < n; i++) o[i * so] = condition[i * sc] ? a[i * sa] : b[i * sb];          \
    }                                                                                                 \
  }
BY_WIDTH(uint8_t)
BY_WIDTH(uint16_t)
BY_WIDTH(uint32_t)
BY_WIDTH(uint64_t)
BY_WIDTH(wide_element)

#define ROW(FROM)                                                                                  \
  {                                                                                                \
    [TAPER_BOOL] = FROM##_to_bool, [TAPER_U8] = FROM##_to_u8, [TAPER_I8] = FROM##_to_i8,           \
    [TAPER_I16] = FROM##_to_i16, [TAPER_I32] = FROM##_to_i32, [TAPER_I64] = FROM##_to_i64,         \
    [TAPER_F16] = FROM##_to_f16, [TAPER_BF16] = FROM##_to_bf16, [TAPER_F32] = FROM##_to_f32,       \
    [TAPER_F64] = FROM##_to_f64                                                                    \
  }

const convert_table LEVELED(convert_loops) = {
    .convert =
        {
            [TAPER_BOOL] = ROW(bool),
            [TAPER_U8] = ROW(u8),
            [TAPER_I8] = ROW(i8),
            [TAPER_I16] = ROW(i16),
            [TAPER_I32] = ROW(i32),
            [TAPER_I64] = ROW(i64),
            [TAPER_F16] = ROW(f16),
            [TAPER_BF16] = ROW(bf16),
            [TAPER_F32] = ROW(f32),
            [TAPER_F64] = ROW(f64),
        },
    .where = {where_uint8_t, where_uint16_t, where_uint32_t, where_uint64_t, where_wide_element},
    .copy = {copy_uint8_t, copy_uint16_t, copy_uint32_t, copy_uint64_t, copy_wide_element},
};
