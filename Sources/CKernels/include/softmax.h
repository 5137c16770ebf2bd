// Softmax and its family over lines of a tensor, by SLEEF's formulas in 16 lanes (A7.3).
//
// Lines of n elements: `outer` x `inner` of them; the elements of a line are `inner` apart, so inner == 1
// is the last dimension of a contiguous tensor. Types float32 and float64. Input and output may be equal.

#ifndef TAPER_SOFTMAX_H
#define TAPER_SOFTMAX_H

#include "types.h"

taper_status taper_softmax(taper_type type, int64_t outer, int64_t n, int64_t inner, const void *x, void *out);
taper_status taper_log_softmax(taper_type type, int64_t outer, int64_t n, int64_t inner, const void *x, void *out);
/// grad of x from grad of y and y = softmax(x): (grad - sum(grad * y)) * y.
taper_status taper_softmax_backward(taper_type type, int64_t outer, int64_t n, int64_t inner,
                                    const void *grad, const void *y, void *out);
/// grad of x from grad of y and y = log_softmax(x): fma(-exp(y), sum(grad), grad).
taper_status taper_log_softmax_backward(taper_type type, int64_t outer, int64_t n, int64_t inner,
                                        const void *grad, const void *y, void *out);

typedef enum __attribute__((enum_extensibility(closed), swift_name("LossReduction"))) taper_reduction : uint8_t {
  TAPER_NO_REDUCTION __attribute__((swift_name("none"))),
  TAPER_MEAN_REDUCTION __attribute__((swift_name("mean"))),
  TAPER_SUM_REDUCTION __attribute__((swift_name("sum"))),
} taper_reduction;

/// Negative log likelihood of log-probabilities x[batch, classes] (contiguous): PyTorch's 8-level sums.
/// `weight` may be null. `out` has one element, or batch of them without reduction; `total_weight` one.
taper_status taper_nll(taper_type type, taper_reduction reduction, int64_t batch, int64_t classes,
                       const void *x, const int64_t *target, const void *weight, int64_t ignore_index,
                       void *out, void *total_weight);
/// grad of x, contiguous [batch, classes]; `grad` has one element, or batch without reduction.
taper_status taper_nll_backward(taper_type type, taper_reduction reduction, int64_t batch, int64_t classes,
                                const void *grad, const int64_t *target, const void *weight,
                                int64_t ignore_index, const void *total_weight, void *out);

/// Binary cross entropy forward, elementwise: (t - 1) max(log1p(-x), -100) - t max(log x, -100), libm's logs.
taper_status taper_bce(taper_type type, int64_t n, const void *x, const void *target, void *out);
/// grad (x - t) / max((1 - x) x, 1e-12); `grad_step` is 0 or 1.
taper_status taper_bce_backward(taper_type type, int64_t n, const void *grad, int64_t grad_step,
                                const void *x, const void *target, void *out);

#endif
