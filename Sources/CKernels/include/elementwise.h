// Element by element: binary, unary, ternary, comparisons, conversion, fill, strided copies.
//
// Every function runs over `rows` x `columns` elements; each operand has a step for either dimension.
// Callers merge dimensions first and loop over what is left. Inputs and output may be the same memory
// with the same steps; they must not overlap otherwise. float16 and bfloat16 compute in float32 and
// round once.

#ifndef TAPER_ELEMENTWISE_H
#define TAPER_ELEMENTWISE_H

#include "types.h"

/// out = a (op) b, output of the operands' type.
typedef enum __attribute__((enum_extensibility(closed), swift_name("BinaryKernel"))) taper_binary_op : uint8_t {
  TAPER_ADD __attribute__((swift_name("add"))),                  // bool: or
  TAPER_SUB __attribute__((swift_name("sub"))),                  // not bool
  TAPER_MUL __attribute__((swift_name("mul"))),                  // bool: and
  TAPER_DIV __attribute__((swift_name("div"))),                  // floats only, true division
  TAPER_DIV_FLOOR __attribute__((swift_name("divFloor"))),       // Python's //
  TAPER_DIV_TRUNC __attribute__((swift_name("divTrunc"))),       // rounding_mode="trunc"
  TAPER_REMAINDER __attribute__((swift_name("remainder"))),      // Python's %, sign of b
  TAPER_FMOD __attribute__((swift_name("fmod"))),                // C's %, sign of a
  TAPER_POW __attribute__((swift_name("pow"))),                  // ints: b >= 0 repeated squaring; b < 0 as PyTorch
  TAPER_MAXIMUM __attribute__((swift_name("maximum"))),          // NaN if either is
  TAPER_MINIMUM __attribute__((swift_name("minimum"))),
  TAPER_FMAX __attribute__((swift_name("fmax"))),                // the other one if one is NaN
  TAPER_FMIN __attribute__((swift_name("fmin"))),
  TAPER_BITWISE_AND __attribute__((swift_name("bitwiseAnd"))),   // ints and bool
  TAPER_BITWISE_OR __attribute__((swift_name("bitwiseOr"))),
  TAPER_BITWISE_XOR __attribute__((swift_name("bitwiseXor"))),
  TAPER_SHIFT_LEFT __attribute__((swift_name("shiftLeft"))),     // ints; 0 if b is out of range
  TAPER_SHIFT_RIGHT __attribute__((swift_name("shiftRight"))),
  TAPER_ATAN2 __attribute__((swift_name("atan2"))),              // floats from here on
  TAPER_HYPOT __attribute__((swift_name("hypot"))),
  TAPER_COPYSIGN __attribute__((swift_name("copysign"))),
  TAPER_LOGADDEXP __attribute__((swift_name("logaddexp"))),
  TAPER_XLOGY __attribute__((swift_name("xlogy"))),              // 0 where a == 0, unless b is NaN
  TAPER_RELU_BACKWARD __attribute__((swift_name("reluBackward"))),           // a = grad, b = x or relu(x): b <= 0 ? 0 : a
  TAPER_SIGMOID_BACKWARD __attribute__((swift_name("sigmoidBackward"))),     // a = grad, b = y: (a * (1 - b)) * b
  TAPER_TANH_BACKWARD __attribute__((swift_name("tanhBackward"))),           // a = grad, b = y: a * fma(-b, b, 1)
  TAPER_GELU_BACKWARD __attribute__((swift_name("geluBackward"))),           // a = grad, b = x
  TAPER_GELU_TANH_BACKWARD __attribute__((swift_name("geluTanhBackward"))),
  TAPER_SILU_BACKWARD __attribute__((swift_name("siluBackward"))),
  TAPER_LOG_SIGMOID_BACKWARD __attribute__((swift_name("logSigmoidBackward"))),
} taper_binary_op;

taper_status taper_binary(taper_binary_op op, taper_type type, int64_t rows, int64_t columns,
                          const void *a, int64_t a_row, int64_t a_column,
                          const void *b, int64_t b_row, int64_t b_column,
                          void *out, int64_t out_row, int64_t out_column);

/// out = a (op) b with one byte (0 or 1) a result; the logical operations take any type.
typedef enum __attribute__((enum_extensibility(closed), swift_name("CompareKernel"))) taper_compare_op : uint8_t {
  TAPER_EQ __attribute__((swift_name("eq"))),
  TAPER_NE __attribute__((swift_name("ne"))),
  TAPER_LT __attribute__((swift_name("lt"))),
  TAPER_LE __attribute__((swift_name("le"))),
  TAPER_GT __attribute__((swift_name("gt"))),
  TAPER_GE __attribute__((swift_name("ge"))),
  TAPER_LOGICAL_AND __attribute__((swift_name("logicalAnd"))),
  TAPER_LOGICAL_OR __attribute__((swift_name("logicalOr"))),
  TAPER_LOGICAL_XOR __attribute__((swift_name("logicalXor"))),
} taper_compare_op;

taper_status taper_compare(taper_compare_op op, taper_type type, int64_t rows, int64_t columns,
                           const void *a, int64_t a_row, int64_t a_column,
                           const void *b, int64_t b_row, int64_t b_column,
                           uint8_t *out, int64_t out_row, int64_t out_column);

/// out = op(x), output of the operand's type. After `bitwiseNot` floats only.
typedef enum __attribute__((enum_extensibility(closed), swift_name("UnaryKernel"))) taper_unary_op : uint8_t {
  TAPER_NEG __attribute__((swift_name("neg"))),
  TAPER_ABS __attribute__((swift_name("abs"))),
  TAPER_SIGN __attribute__((swift_name("sign"))),
  TAPER_SQUARE __attribute__((swift_name("square"))),
  TAPER_RELU __attribute__((swift_name("relu"))),            // NaN stays NaN
  TAPER_CEIL __attribute__((swift_name("ceil"))),            // ints: copy
  TAPER_FLOOR __attribute__((swift_name("floor"))),
  TAPER_ROUND __attribute__((swift_name("round"))),          // half to even
  TAPER_TRUNC __attribute__((swift_name("trunc"))),
  TAPER_BITWISE_NOT __attribute__((swift_name("bitwiseNot"))),  // ints and bool
  TAPER_FRAC __attribute__((swift_name("frac"))),
  TAPER_RECIPROCAL __attribute__((swift_name("reciprocal"))),
  TAPER_SQRT __attribute__((swift_name("sqrt"))),
  TAPER_RSQRT __attribute__((swift_name("rsqrt"))),
  TAPER_EXP __attribute__((swift_name("exp"))),
  TAPER_EXP2 __attribute__((swift_name("exp2"))),
  TAPER_EXPM1 __attribute__((swift_name("expm1"))),
  TAPER_LOG __attribute__((swift_name("log"))),
  TAPER_LOG2 __attribute__((swift_name("log2"))),
  TAPER_LOG10 __attribute__((swift_name("log10"))),
  TAPER_LOG1P __attribute__((swift_name("log1p"))),
  TAPER_SIN __attribute__((swift_name("sin"))),
  TAPER_COS __attribute__((swift_name("cos"))),
  TAPER_TAN __attribute__((swift_name("tan"))),
  TAPER_ASIN __attribute__((swift_name("asin"))),
  TAPER_ACOS __attribute__((swift_name("acos"))),
  TAPER_ATAN __attribute__((swift_name("atan"))),
  TAPER_SINH __attribute__((swift_name("sinh"))),
  TAPER_COSH __attribute__((swift_name("cosh"))),
  TAPER_TANH __attribute__((swift_name("tanh"))),
  TAPER_ASINH __attribute__((swift_name("asinh"))),
  TAPER_ACOSH __attribute__((swift_name("acosh"))),
  TAPER_ATANH __attribute__((swift_name("atanh"))),
  TAPER_ERF __attribute__((swift_name("erf"))),
  TAPER_ERFC __attribute__((swift_name("erfc"))),
  TAPER_ERFINV __attribute__((swift_name("erfinv"))),
  TAPER_LGAMMA __attribute__((swift_name("lgamma"))),
  TAPER_DIGAMMA __attribute__((swift_name("digamma"))),
  TAPER_SIGMOID __attribute__((swift_name("sigmoid"))),      // SLEEF blocks of 32, libm for the rest (A7.3)
  TAPER_LOG_SIGMOID __attribute__((swift_name("logSigmoid"))),
  TAPER_SILU __attribute__((swift_name("silu"))),
  TAPER_GELU __attribute__((swift_name("gelu"))),            // x/2 (1 + erf(x / sqrt 2))
  TAPER_GELU_TANH __attribute__((swift_name("geluTanh"))),
  TAPER_MISH __attribute__((swift_name("mish"))),
  TAPER_HARDSIGMOID __attribute__((swift_name("hardsigmoid"))),
  TAPER_HARDSWISH __attribute__((swift_name("hardswish"))),
} taper_unary_op;

taper_status taper_unary(taper_unary_op op, taper_type type, int64_t rows, int64_t columns,
                         const void *x, int64_t x_row, int64_t x_column,
                         void *out, int64_t out_row, int64_t out_column);

/// out = op(x) with one byte (0 or 1) a result.
typedef enum __attribute__((enum_extensibility(closed), swift_name("PredicateKernel"))) taper_predicate_op : uint8_t {
  TAPER_IS_NAN __attribute__((swift_name("isNaN"))),
  TAPER_IS_INF __attribute__((swift_name("isInf"))),
  TAPER_IS_FINITE __attribute__((swift_name("isFinite"))),
  TAPER_LOGICAL_NOT __attribute__((swift_name("logicalNot"))),
  TAPER_SIGNBIT __attribute__((swift_name("signbit"))),
} taper_predicate_op;

taper_status taper_predicate(taper_predicate_op op, taper_type type, int64_t rows, int64_t columns,
                             const void *x, int64_t x_row, int64_t x_column,
                             uint8_t *out, int64_t out_row, int64_t out_column);

/// out = op(x, p, q) with numbers p and q: floats only, except clamp.
typedef enum __attribute__((enum_extensibility(closed), swift_name("ParametricKernel"))) taper_parametric_op : uint8_t {
  TAPER_CLAMP __attribute__((swift_name("clamp"))),            // min p, max q (infinities: no bound); NaN stays
  TAPER_THRESHOLD __attribute__((swift_name("threshold"))),    // x <= p ? q : x
  TAPER_LEAKY_RELU __attribute__((swift_name("leakyRelu"))),   // x > 0 ? x : x * p
  TAPER_ELU __attribute__((swift_name("elu"))),                // x > 0 ? x * q : expm1(x) * (p * q); alpha p, scale q
  TAPER_CELU __attribute__((swift_name("celu"))),              // x > 0 ? x : p * expm1(x / p)
  TAPER_SOFTPLUS __attribute__((swift_name("softplus"))),      // beta p, threshold q
  TAPER_HARDTANH __attribute__((swift_name("hardtanh"))),
  TAPER_SOFTSHRINK __attribute__((swift_name("softshrink"))),
  TAPER_HARDSHRINK __attribute__((swift_name("hardshrink"))),
  TAPER_POW_SCALAR __attribute__((swift_name("powScalar"))),   // x ** p: 2, 3, .5, -1, -2 by their own formulas (A7.3)
  TAPER_SCALAR_POW __attribute__((swift_name("scalarPow"))),   // p ** x
  TAPER_NAN_TO_NUM __attribute__((swift_name("nanToNum"))),    // NaN -> p; infinities: the type's limits
} taper_parametric_op;

taper_status taper_parametric(taper_parametric_op op, taper_type type, int64_t rows, int64_t columns,
                              const void *x, int64_t x_row, int64_t x_column, double p, double q,
                              void *out, int64_t out_row, int64_t out_column);

/// out = op(a, b, p, q) with numbers p and q. The backward forms take a = grad, b = x (the input).
typedef enum __attribute__((enum_extensibility(closed), swift_name("ScaledKernel"))) taper_scaled_op : uint8_t {
  TAPER_ADD_SCALED __attribute__((swift_name("addScaled"))),   // floats fma(p, b, a) (A7.3); ints a + p * b
  TAPER_LERP_SCALAR __attribute__((swift_name("lerpScalar"))), // a + p (b - a) as fma; from the far end if |p| >= .5
  TAPER_THRESHOLD_BACKWARD __attribute__((swift_name("thresholdBackward"))),  // b <= p ? 0 : a
  TAPER_LEAKY_RELU_BACKWARD __attribute__((swift_name("leakyReluBackward"))),
  TAPER_ELU_BACKWARD __attribute__((swift_name("eluBackward"))),              // alpha p, scale q
  TAPER_SOFTPLUS_BACKWARD __attribute__((swift_name("softplusBackward"))),    // beta p, threshold q
  TAPER_HARDTANH_BACKWARD __attribute__((swift_name("hardtanhBackward"))),    // p < b < q ? a : 0
  TAPER_CLAMP_BACKWARD __attribute__((swift_name("clampBackward"))),          // p <= b <= q ? a : 0
  TAPER_SMOOTH_L1 __attribute__((swift_name("smoothL1"))),                    // a = input, b = target, beta p
  TAPER_HUBER __attribute__((swift_name("huber"))),                           // delta p
} taper_scaled_op;

taper_status taper_scaled(taper_scaled_op op, taper_type type, int64_t rows, int64_t columns,
                          const void *a, int64_t a_row, int64_t a_column,
                          const void *b, int64_t b_row, int64_t b_column, double p, double q,
                          void *out, int64_t out_row, int64_t out_column);

/// out = op(a, b, c, p). `addcmul` is fma(p * b, c, a), `addcdiv` a + (p * b) / c, `lerp` a + c (b - a),
/// `clamp` to tensors b (min) and c (max).
typedef enum __attribute__((enum_extensibility(closed), swift_name("TernaryKernel"))) taper_ternary_op : uint8_t {
  TAPER_ADDCMUL __attribute__((swift_name("addcmul"))),
  TAPER_ADDCDIV __attribute__((swift_name("addcdiv"))),
  TAPER_LERP __attribute__((swift_name("lerp"))),
  TAPER_CLAMP_TENSOR __attribute__((swift_name("clamp"))),
} taper_ternary_op;

taper_status taper_ternary(taper_ternary_op op, taper_type type, int64_t rows, int64_t columns,
                           const void *a, int64_t a_row, int64_t a_column,
                           const void *b, int64_t b_row, int64_t b_column,
                           const void *c, int64_t c_row, int64_t c_column, double p,
                           void *out, int64_t out_row, int64_t out_column);

/// out = condition ? a : b, any type; the condition is one byte each.
void taper_where(taper_type type, int64_t rows, int64_t columns,
                 const uint8_t *condition, int64_t condition_row, int64_t condition_column,
                 const void *a, int64_t a_row, int64_t a_column,
                 const void *b, int64_t b_row, int64_t b_column,
                 void *out, int64_t out_row, int64_t out_column);

/// Converts between any two types, as C++ casts do on x86-64 (out of range: the smallest integer).
void taper_convert(taper_type from, taper_type to, int64_t rows, int64_t columns,
                   const void *x, int64_t x_row, int64_t x_column,
                   void *out, int64_t out_row, int64_t out_column);

/// Sets every element to the one element at `value`.
void taper_fill(taper_type type, int64_t rows, int64_t columns, const void *value,
                void *out, int64_t out_row, int64_t out_column);

/// Copies a shape of any rank between two strided layouts of one type, in blocks where they are transposed.
void taper_copy(taper_type type, int64_t rank, const int64_t *shape,
                const void *x, const int64_t *x_steps, void *out, const int64_t *out_steps);

/// out[i] = start + i * step for i < n, in PyTorch's vector order of rounding (A7.3); ints exactly.
taper_status taper_arange(taper_type type, int64_t n, double start, double step, void *out);

/// Integer arange without the detour through float64.
taper_status taper_arange_int(taper_type type, int64_t n, int64_t start, int64_t step, void *out);

/// n values from start to end, both halves computed from their own end (A7.3).
taper_status taper_linspace(taper_type type, int64_t n, double start, double end, void *out);

/// float16 and bfloat16 bit patterns.
float taper_half_to_float(uint16_t bits);
uint16_t taper_float_to_half(float value);
float taper_bfloat_to_float(uint16_t bits);
uint16_t taper_float_to_bfloat(float value);

#endif
