// Convolutions in the order of oneDNN, float32, all tensors contiguous; sizes as in convolution.h.

#ifndef TAPER_BLOCKED_CONVOLUTION_H
#define TAPER_BLOCKED_CONVOLUTION_H

#include "convolution.h"

/// - Parameter bias: may be null.
taper_status blocked_forward(const taper_window *window, int64_t filters, int64_t groups, const float *x,
                             const float *weight, const float *bias, float *out);
taper_status blocked_grad_x(const taper_window *window, int64_t filters, int64_t groups, const float *grad,
                            const float *weight, float *grad_x);
taper_status blocked_grad_weight(const taper_window *window, int64_t filters, int64_t groups, const float *grad,
                                 const float *x, float *grad_weight);

#endif
