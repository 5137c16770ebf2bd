// Convolution and pooling over images, all tensors contiguous [batch, channels, height, width].
//
// Convolution is one matrix product per image and group over unfolded patches (im2col), or goes in the
// order of oneDNN's blocked kernels, float32 only. Types float32 and float64. One-dimensional forms set
// height, kernel, stride and dilation of the first axis to 1.

#ifndef TAPER_CONVOLUTION_H
#define TAPER_CONVOLUTION_H

#include "types.h"

typedef struct taper_window {
  int64_t batch, channels, height, width;
  int64_t kernel_height, kernel_width;
  int64_t stride_height, stride_width;
  int64_t padding_height, padding_width;
  int64_t dilation_height, dilation_width;
  int64_t out_height, out_width;
} taper_window;

/// weight [filters, channels / groups, kh, kw]; bias [filters] or null; out [batch, filters, oh, ow].
taper_status taper_conv2d(taper_type type, const taper_window *window, int64_t filters, int64_t groups,
                          bool blocked, const void *x, const void *weight, const void *bias, void *out);
/// Either gradient may be null.
taper_status taper_conv2d_backward(taper_type type, const taper_window *window, int64_t filters,
                                   int64_t groups, bool blocked, const void *grad, const void *x,
                                   const void *weight, void *grad_x, void *grad_weight);
/// One sum for each filter over images and places, or over the sums of images, as blocked kernels have it.
void taper_conv2d_grad_bias(int64_t batch, int64_t filters, int64_t places, const float *grad, bool by_image,
                            float *grad_bias);
/// patches [channels * kh * kw, oh * ow] of one image, and the sum back (nn.Unfold, nn.Fold).
taper_status taper_im2col(taper_type type, const taper_window *window, const void *x, void *patches);
taper_status taper_col2im(taper_type type, const taper_window *window, const void *patches, void *x);

/// The greatest of each window (first one among equals; NaN wins) and its flat index in the image.
taper_status taper_max_pool2d(taper_type type, const taper_window *window, const void *x, void *out,
                              int64_t *indices);
taper_status taper_max_pool2d_backward(taper_type type, const taper_window *window, const void *grad,
                                       const int64_t *indices, void *grad_x);
taper_status taper_avg_pool2d(taper_type type, const taper_window *window, bool count_include_pad,
                              const void *x, void *out);
taper_status taper_avg_pool2d_backward(taper_type type, const taper_window *window, bool count_include_pad,
                                       const void *grad, void *grad_x);

#endif
