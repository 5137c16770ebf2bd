// Binary operations and comparisons, one static loop for each operation and type. In an expression x and
// y are the operands, E the element type, W the type that arithmetic is done in. Integers wrap around.

#include "complex_tables.h"
#include "float_math.h"
#include "tables.h"

// The body of a loop: the layouts that matter have a loop of their own.
#define BINARY(SUFFIX, T, WIDE, ACCESS, NAME, OUT, OUT_ACCESS, CHECK, ...)                            \
  static int32_t NAME##_##SUFFIX(int64_t n, const void *pa, int64_t sa, const void *pb, int64_t sb,   \
                                 void *po, int64_t so) {                                              \
    typedef T E;                                                                                      \
    typedef WIDE W;                                                                                   \
    const E *a = pa, *b = pb;                                                                         \
    OUT *o = po;                                                                                      \
    if (so == 1 && sa == 1 && sb == 1) {                                                              \
      VECTORISE for (int64_t i = 0; i < n; i++) {                                                     \
        W x = LOAD_##ACCESS(a[i]), y = LOAD_##ACCESS(b[i]);                                           \
        CHECK;                                                                                        \
        o[i] = STORE_##OUT_ACCESS(__VA_ARGS__);                                                       \
      }                                                                                               \
    } else if (so == 1 && sa == 1 && sb == 0) {                                                       \
      W y = LOAD_##ACCESS(b[0]);                                                                      \
      VECTORISE for (int64_t i = 0; i < n; i++) {                                                     \
        W x = LOAD_##ACCESS(a[i]);                                                                    \
        CHECK;                                                                                        \
        o[i] = STORE_##OUT_ACCESS(__VA_ARGS__);                                                       \
      }                                                                                               \
    } else if (so == 1 && sa == 0 && sb == 1) {                                                       \
      W x = LOAD_##ACCESS(a[0]);                                                                      \
      VECTORISE for (int64_t i = 0; i < n; i++) {                                                     \
        W y = LOAD_##ACCESS(b[i]);                                                                    \
        CHECK;                                                                                        \
        o[i] = STORE_##OUT_ACCESS(__VA_ARGS__);                                                       \
      }                                                                                               \
    } else {                                                                                          \
      for (int64_t i = 0; i < n; i++) {                                                               \
        W x = LOAD_##ACCESS(a[i * sa]), y = LOAD_##ACCESS(b[i * sb]);                                 \
        CHECK;                                                                                        \
        o[i * so] = STORE_##OUT_ACCESS(__VA_ARGS__);                                                  \
      }                                                                                               \
    }                                                                                                 \
    return TAPER_OK;                                                                                  \
  }

// A float32 loop of vectors, with other functions for the elements that are left at the end.
#define BLOCKED_BINARY(NAME, VECTOR, SCALAR)                                                          \
  static int32_t NAME##_f32(int64_t n, const void *pa, int64_t sa, const void *pb, int64_t sb,        \
                            void *po, int64_t so) {                                                   \
    const float *a = pa, *b = pb;                                                                     \
    float *o = po;                                                                                    \
    int64_t i = 0, blocked = n & -vector_pair;                                                        \
    if (so == 1 && sa == 1 && sb == 1) {                                                              \
      VECTORISE for (; i < blocked; i++) {                                                            \
        float x = a[i], y = b[i];                                                                     \
        o[i] = VECTOR;                                                                                \
      }                                                                                               \
    } else if (so == 1 && sa + sb == 1) {                                                             \
      for (; i < blocked; i++) {                                                                      \
        float x = a[i * sa], y = b[i * sb];                                                           \
        o[i] = VECTOR;                                                                                \
      }                                                                                               \
    }                                                                                                 \
    for (; i < n; i++) {                                                                              \
      float x = a[i * sa], y = b[i * sb];                                                             \
      o[i * so] = SCALAR;                                                                             \
    }                                                                                                 \
    return TAPER_OK;                                                                                  \
  }

// For operations whose arithmetic outweighs the loop: one loop for all layouts.
#define SLOW_BINARY(SUFFIX, T, WIDE, ACCESS, NAME, CHECK, ...)                                        \
  static int32_t NAME##_##SUFFIX(int64_t n, const void *pa, int64_t sa, const void *pb, int64_t sb,   \
                                 void *po, int64_t so) {                                              \
    typedef T E;                                                                                      \
    typedef WIDE W;                                                                                   \
    const E *a = pa, *b = pb;                                                                         \
    E *o = po;                                                                                        \
    for (int64_t i = 0; i < n; i++) {                                                                 \
      W x = LOAD_##ACCESS(a[i * sa]), y = LOAD_##ACCESS(b[i * sb]);                                   \
      CHECK;                                                                                          \
      o[i * so] = STORE_##ACCESS(__VA_ARGS__);                                                        \
    }                                                                                                 \
    return TAPER_OK;                                                                                  \
  }

#define SAME(SUFFIX, T, W, ACCESS, NAME, ...) BINARY(SUFFIX, T, W, ACCESS, NAME, E, ACCESS, , __VA_ARGS__)
#define SLOW(SUFFIX, T, W, ACCESS, NAME, ...) SLOW_BINARY(SUFFIX, T, W, ACCESS, NAME, , __VA_ARGS__)
#define COMPARE(SUFFIX, T, W, ACCESS, NAME, ...) \
  BINARY(SUFFIX, T, W, ACCESS, NAME, uint8_t, same, , __VA_ARGS__)
#define DIVIDE(SUFFIX, T, W, ACCESS, NAME, ...) \
  SLOW_BINARY(SUFFIX, T, W, ACCESS, NAME, if (y == 0) return TAPER_ZERO_DIVISION, __VA_ARGS__)

#define INTS(NAME, ...) FOR_INTS(SAME, NAME, __VA_ARGS__)
#define FLOATS(NAME, ...) FOR_FLOATS(SAME, NAME, __VA_ARGS__) FOR_HALVES(SLOW, NAME, __VA_ARGS__)
#define SLOW_FLOATS(NAME, ...) FOR_FLOATS(SLOW, NAME, __VA_ARGS__) FOR_HALVES(SLOW, NAME, __VA_ARGS__)
#define BOOL(NAME, ...) FOR_BOOL(SAME, NAME, __VA_ARGS__)

// Arithmetic.
INTS(add, (E)((uint64_t)x + (uint64_t)y))
FLOATS(add, x + y)
BOOL(add, x | y)
INTS(sub, (E)((uint64_t)x - (uint64_t)y))
FLOATS(sub, x - y)
INTS(mul, (E)((uint64_t)x * (uint64_t)y))
FLOATS(mul, x * y)
BOOL(mul, x &y)
FLOATS(div, x / y)

// The quotient of the smallest integer and -1 would trap.
#define IS_MINUS_ONE(y) ((E)-1 < 0 && (y) == (E)-1)
#define NEGATED(x) ((E)(0 - (uint64_t)(x)))
#define QUOTIENT(x, y) (IS_MINUS_ONE(y) ? NEGATED(x) : (E)((x) / (y)))
#define REST(x, y) (IS_MINUS_ONE(y) ? (E)0 : (E)((x) % (y)))
#define SIGNS_DIFFER(x, y) (((x) < 0) != ((y) < 0))
FOR_INTS(DIVIDE, div_trunc, QUOTIENT(x, y))
FOR_INTS(DIVIDE, div_floor, (E)(QUOTIENT(x, y) - (REST(x, y) != 0 && SIGNS_DIFFER(x, y))))
FOR_INTS(DIVIDE, fmod, REST(x, y))
FOR_INTS(DIVIDE, remainder, (E)(REST(x, y) + (REST(x, y) != 0 && SIGNS_DIFFER(x, y) ? y : 0)))
SLOW_FLOATS(div_trunc, m_trunc(x / y))
SLOW_FLOATS(div_floor, m_floor_divide(x, y))
SLOW_FLOATS(fmod, m_fmod(x, y))
SLOW_FLOATS(remainder, m_remainder(x, y))
FOR_INTS(SLOW, pow, (E)power_of_integer((int64_t)x, (int64_t)y))
BLOCKED_BINARY(pow, v_pow(x, y), l_pow(x, y))
SLOW(f64, double, double, same, pow, v_pow(x, y))
FOR_HALVES(SLOW, pow, v_pow(x, y))

// Order. A comparison with NaN is false.
INTS(maximum, x > y ? x : y)
FLOATS(maximum, x > y || x != x ? x : y)
BOOL(maximum, x | y)
INTS(minimum, x < y ? x : y)
FLOATS(minimum, x < y || x != x ? x : y)
BOOL(minimum, x &y)
FLOATS(fmax, x > y || y != y ? x : y)
FLOATS(fmin, x < y || y != y ? x : y)

// Bits.
INTS(bitwise_and, (E)(x & y))
BOOL(bitwise_and, x &y)
INTS(bitwise_or, (E)(x | y))
BOOL(bitwise_or, x | y)
INTS(bitwise_xor, (E)(x ^ y))
BOOL(bitwise_xor, x ^ y)
#define BAD_SHIFT(y) ((y) < 0 || (uint64_t)(y) >= 8 * sizeof(E))
FOR_INTS(SLOW, shift_left, BAD_SHIFT(y) ? (E)0 : (E)((uint64_t)x << y))
FOR_INTS(SLOW, shift_right, (E)(x >> (BAD_SHIFT(y) ? (int)(8 * sizeof(E) - 1) : (int)y)))

// Functions of two numbers.
SLOW_FLOATS(atan2, m_atan2(x, y))
SLOW_FLOATS(hypot, m_hypot(x, y))
SLOW_FLOATS(copysign, m_copysign(x, y))
BLOCKED_BINARY(logaddexp, v_logaddexp(x, y), l_logaddexp(x, y))
SLOW(f64, double, double, same, logaddexp, v_logaddexp(x, y))
FOR_HALVES(SLOW, logaddexp, v_logaddexp(x, y))
SLOW_FLOATS(xlogy, y != y ? y : x == 0 ? 0 : x * m_log(y))

// Derivatives: x is the gradient of the output.
FLOATS(relu_backward, y <= 0 ? 0 : x)
FLOATS(sigmoid_backward, x *(1 - y) * y)
FLOATS(tanh_backward, x *FMA(-y, y, (W)1))
SAME(f32, float, float, same, gelu_backward, x *m_gelu_slope(y))
SLOW(f64, double, double, same, gelu_backward, x *m_gelu_slope(y))
FOR_HALVES(SLOW, gelu_backward, x *m_gelu_slope(y))
SLOW_FLOATS(gelu_tanh_backward, x *m_gelu_tanh_slope(y))
SLOW_FLOATS(silu_backward, m_silu_backward(x, y))
SLOW_FLOATS(log_sigmoid_backward, m_log_sigmoid_backward(x, y))

// Comparisons.
#define COMPARISON(NAME, ...)             \
  FOR_BOOL(COMPARE, NAME, __VA_ARGS__)    \
  FOR_INTS(COMPARE, NAME, __VA_ARGS__)    \
  FOR_HALVES(COMPARE, NAME, __VA_ARGS__)  \
  FOR_FLOATS(COMPARE, NAME, __VA_ARGS__)
COMPARISON(eq, x == y)
COMPARISON(ne, x != y)
COMPARISON(lt, x < y)
COMPARISON(le, x <= y)
COMPARISON(gt, x > y)
COMPARISON(ge, x >= y)
COMPARISON(logical_and, (x != 0) & (y != 0))
COMPARISON(logical_or, (x != 0) | (y != 0))
COMPARISON(logical_xor, (x != 0) ^ (y != 0))

#define ALL(name) {TABLE_INTS(name), TABLE_FLOATS(name), [TAPER_BOOL] = name##_bool}
#define NUMBERS(name) {TABLE_INTS(name), TABLE_FLOATS(name)}
#define INTEGERS(name) {TABLE_INTS(name)}
#define BITS(name) {TABLE_INTS(name), [TAPER_BOOL] = name##_bool}
#define REALS(name) {TABLE_FLOATS(name)}

const binary_table LEVELED(binary_loops) = {
    .binary =
        {
            [TAPER_ADD] = ALL(add),
            [TAPER_SUB] = NUMBERS(sub),
            [TAPER_MUL] = ALL(mul),
            [TAPER_DIV] = REALS(div),
            [TAPER_DIV_FLOOR] = NUMBERS(div_floor),
            [TAPER_DIV_TRUNC] = NUMBERS(div_trunc),
            [TAPER_REMAINDER] = NUMBERS(remainder),
            [TAPER_FMOD] = NUMBERS(fmod),
            [TAPER_POW] = NUMBERS(pow),
            [TAPER_MAXIMUM] = ALL(maximum),
            [TAPER_MINIMUM] = ALL(minimum),
            [TAPER_FMAX] = {TABLE_INTS(maximum), TABLE_FLOATS(fmax), [TAPER_BOOL] = maximum_bool},
            [TAPER_FMIN] = {TABLE_INTS(minimum), TABLE_FLOATS(fmin), [TAPER_BOOL] = minimum_bool},
            [TAPER_BITWISE_AND] = BITS(bitwise_and),
            [TAPER_BITWISE_OR] = BITS(bitwise_or),
            [TAPER_BITWISE_XOR] = BITS(bitwise_xor),
            [TAPER_SHIFT_LEFT] = INTEGERS(shift_left),
            [TAPER_SHIFT_RIGHT] = INTEGERS(shift_right),
            [TAPER_ATAN2] = REALS(atan2),
            [TAPER_HYPOT] = REALS(hypot),
            [TAPER_COPYSIGN] = REALS(copysign),
            [TAPER_LOGADDEXP] = REALS(logaddexp),
            [TAPER_XLOGY] = REALS(xlogy),
            [TAPER_RELU_BACKWARD] = REALS(relu_backward),
            [TAPER_SIGMOID_BACKWARD] = REALS(sigmoid_backward),
            [TAPER_TANH_BACKWARD] = REALS(tanh_backward),
            [TAPER_GELU_BACKWARD] = REALS(gelu_backward),
            [TAPER_GELU_TANH_BACKWARD] = REALS(gelu_tanh_backward),
            [TAPER_SILU_BACKWARD] = REALS(silu_backward),
            [TAPER_LOG_SIGMOID_BACKWARD] = REALS(log_sigmoid_backward),
            COMPLEX_BINARY,
        },
    .compare =
        {
            [TAPER_EQ] = ALL(eq),
            [TAPER_NE] = ALL(ne),
            [TAPER_LT] = ALL(lt),
            [TAPER_LE] = ALL(le),
            [TAPER_GT] = ALL(gt),
            [TAPER_GE] = ALL(ge),
            [TAPER_LOGICAL_AND] = ALL(logical_and),
            [TAPER_LOGICAL_OR] = ALL(logical_or),
            [TAPER_LOGICAL_XOR] = ALL(logical_xor),
            COMPLEX_COMPARE,
        },
};
