// The loops of complex numbers, as entries for the tables of tables.h.
//
// There is one build of them for all machines: their digits come from fused operations that are written
// out, and their time from the C library's functions. An operation that is not listed here has no meaning
// for complex numbers, or is made of others above the kernels.

#ifndef TAPER_COMPLEX_TABLES_H
#define TAPER_COMPLEX_TABLES_H

#include "tables.h"

#define DECLARE_PAIR(kind, name) \
  kind name##_c64;               \
  kind name##_c128;

DECLARE_PAIR(binary_loop, complex_add)
DECLARE_PAIR(binary_loop, complex_sub)
DECLARE_PAIR(binary_loop, complex_mul)
DECLARE_PAIR(binary_loop, complex_div)
DECLARE_PAIR(binary_loop, complex_pow)
DECLARE_PAIR(binary_loop, complex_eq)
DECLARE_PAIR(binary_loop, complex_ne)
DECLARE_PAIR(binary_loop, complex_and)
DECLARE_PAIR(binary_loop, complex_or)
DECLARE_PAIR(binary_loop, complex_xor)

#define COMPLEX_PAIR(op, name) [op][TAPER_C64] = name##_c64, [op][TAPER_C128] = name##_c128

#define COMPLEX_BINARY                                                               \
  COMPLEX_PAIR(TAPER_ADD, complex_add), COMPLEX_PAIR(TAPER_SUB, complex_sub),        \
      COMPLEX_PAIR(TAPER_MUL, complex_mul), COMPLEX_PAIR(TAPER_DIV, complex_div),    \
      COMPLEX_PAIR(TAPER_POW, complex_pow)

#define COMPLEX_COMPARE                                                                        \
  COMPLEX_PAIR(TAPER_EQ, complex_eq), COMPLEX_PAIR(TAPER_NE, complex_ne),                      \
      COMPLEX_PAIR(TAPER_LOGICAL_AND, complex_and), COMPLEX_PAIR(TAPER_LOGICAL_OR, complex_or), \
      COMPLEX_PAIR(TAPER_LOGICAL_XOR, complex_xor)

// Functions of one number, by the name of their kernel.
#define FOR_COMPLEX_FUNCTIONS(X)                                                                    \
  X(NEG, neg) X(SIGN, sgn) X(SQUARE, square) X(RECIPROCAL, reciprocal) X(SQRT, sqrt)                \
  X(RSQRT, rsqrt) X(EXP, exp) X(EXP2, exp2) X(EXPM1, expm1) X(LOG, log) X(LOG2, log2)               \
  X(LOG10, log10) X(LOG1P, log1p) X(SIN, sin) X(COS, cos) X(TAN, tan) X(ASIN, asin) X(ACOS, acos)   \
  X(ATAN, atan) X(SINH, sinh) X(COSH, cosh) X(TANH, tanh) X(ASINH, asinh) X(ACOSH, acosh)           \
  X(ATANH, atanh) X(SIGMOID, sigmoid)

#define DECLARE_FUNCTION(op, name) DECLARE_PAIR(unary_loop, complex_##name)
FOR_COMPLEX_FUNCTIONS(DECLARE_FUNCTION)
#define COMPLEX_FUNCTION(op, name) COMPLEX_PAIR(TAPER_##op, complex_##name),
#define COMPLEX_UNARY FOR_COMPLEX_FUNCTIONS(COMPLEX_FUNCTION)

DECLARE_PAIR(unary_loop, complex_is_nan)
DECLARE_PAIR(unary_loop, complex_is_inf)
DECLARE_PAIR(unary_loop, complex_is_finite)
DECLARE_PAIR(unary_loop, complex_is_zero)

#define COMPLEX_PREDICATE                                                                          \
  COMPLEX_PAIR(TAPER_IS_NAN, complex_is_nan), COMPLEX_PAIR(TAPER_IS_INF, complex_is_inf),          \
      COMPLEX_PAIR(TAPER_IS_FINITE, complex_is_finite), COMPLEX_PAIR(TAPER_LOGICAL_NOT, complex_is_zero)

#endif
