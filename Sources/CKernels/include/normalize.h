// Statistics and the normalising passes of batch norm and layer norm. Contiguous, float32 and float64.

#ifndef TAPER_NORMALIZE_H
#define TAPER_NORMALIZE_H

#include "types.h"

/// Per channel of x[batch, channels, inner]: mean and 1 / sqrt(var + eps), float64 sums; `variance` (unbiased,
/// may be null) for the running statistics.
taper_status taper_batch_norm_statistics(taper_type type, int64_t batch, int64_t channels, int64_t inner,
                                         const void *x, double eps, void *mean, void *invstd, void *variance);
/// out = x * alpha + beta, alpha = invstd * weight, beta = bias - mean * alpha; weight and bias may be null.
taper_status taper_batch_norm(taper_type type, int64_t batch, int64_t channels, int64_t inner, const void *x,
                              const void *mean, const void *invstd, const void *weight, const void *bias,
                              void *out);
/// Gradients; any of the three outputs may be null. `training` says that the statistics are x's own.
taper_status taper_batch_norm_backward(taper_type type, int64_t batch, int64_t channels, int64_t inner,
                                       const void *grad, const void *x, const void *mean, const void *invstd,
                                       const void *weight, bool training, void *grad_x, void *grad_weight,
                                       void *grad_bias);
/// Rows of n: out = (x - mean) * rstd * weight + bias; mean and rstd [rows] are kept for backward.
taper_status taper_layer_norm(taper_type type, int64_t rows, int64_t n, const void *x, const void *weight,
                              const void *bias, double eps, void *out, void *mean, void *rstd);
taper_status taper_layer_norm_backward(taper_type type, int64_t rows, int64_t n, const void *grad,
                                       const void *x, const void *mean, const void *rstd, const void *weight,
                                       void *grad_x, void *grad_weight, void *grad_bias);

#endif
