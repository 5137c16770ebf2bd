// Convolution as a matrix product over unfolded patches, one image and group at a time.

#include "convolution.h"

#include <stdlib.h>
#include <string.h>

#include "blocked_convolution.h"
#include "elementwise.h"
#include "matmul.h"
#include "parallel.h"
#include "scalar_types.h"

#pragma STDC FP_CONTRACT OFF

#define PATCHES(NAME, T)                                                                                  \
  /* Channels from..<to of one image; a patch's row is one channel and offset, its column one output. */  \
  static void unfold_##NAME(const taper_window *w, int64_t channels, const T *x, T *patches) {            \
    int64_t places = w->out_height * w->out_width;                                                        \
    for (int64_t c = 0; c < channels; c++)                                                                \
      for (int64_t ki = 0; ki < w->kernel_height; ki++)                                                   \
        for (int64_t kj = 0; kj < w->kernel_width; kj++, patches += places)                               \
          for (int64_t oi = 0; oi < w->out_height; oi++) {                                                \
            int64_t i = oi * w->stride_height - w->padding_height + ki * w->dilation_height;              \
            T *row = patches + oi * w->out_width;                                                         \
            if (i < 0 || i >= w->height) {                                                                \
              memset(row, 0, (size_t)w->out_width * sizeof(T));                                           \
              continue;                                                                                   \
            }                                                                                             \
            const T *line = x + (c * w->height + i) * w->width;                                           \
            int64_t j = kj * w->dilation_width - w->padding_width;                                        \
            for (int64_t oj = 0; oj < w->out_width; oj++, j += w->stride_width)                           \
              row[oj] = j >= 0 && j < w->width ? line[j] : 0;                                             \
          }                                                                                               \
  }                                                                                                       \
  static void fold_##NAME(const taper_window *w, int64_t channels, const T *patches, T *x) {              \
    int64_t places = w->out_height * w->out_width;                                                        \
    for (int64_t c = 0; c < channels; c++)                                                                \
      for (int64_t ki = 0; ki < w->kernel_height; ki++)                                                   \
        for (int64_t kj = 0; kj < w->kernel_width; kj++, patches += places)                               \
          for (int64_t oi = 0; oi < w->out_height; oi++) {                                                \
            int64_t i = oi * w->stride_height - w->padding_height + ki * w->dilation_height;              \
            if (i < 0 || i >= w->height) continue;                                                        \
            T *line = x + (c * w->height + i) * w->width;                                                 \
            const T *row = patches + oi * w->out_width;                                                   \
            int64_t j = kj * w->dilation_width - w->padding_width;                                        \
            for (int64_t oj = 0; oj < w->out_width; oj++, j += w->stride_width)                           \
              if (j >= 0 && j < w->width) line[j] += row[oj];                                             \
          }                                                                                               \
  }
PATCHES(f32, float)
PATCHES(f64, double)

static void unfold(taper_type type, const taper_window *w, int64_t channels, const void *x, void *patches) {
  type == TAPER_F32 ? unfold_f32(w, channels, x, patches) : unfold_f64(w, channels, x, patches);
}
static void fold(taper_type type, const taper_window *w, int64_t channels, const void *patches, void *x) {
  type == TAPER_F32 ? fold_f32(w, channels, patches, x) : fold_f64(w, channels, patches, x);
}

taper_status taper_im2col(taper_type type, const taper_window *window, const void *x, void *patches) {
  if (type != TAPER_F32 && type != TAPER_F64) return TAPER_UNSUPPORTED;
  unfold(type, window, window->channels, x, patches);
  return TAPER_OK;
}

taper_status taper_col2im(taper_type type, const taper_window *window, const void *patches, void *x) {
  if (type != TAPER_F32 && type != TAPER_F64) return TAPER_UNSUPPORTED;
  memset(x, 0, (size_t)(window->channels * window->height * window->width) * (type == TAPER_F32 ? 4 : 8));
  fold(type, window, window->channels, patches, x);
  return TAPER_OK;
}

// Sizes of one image and group.
typedef struct {
  int64_t width, channels, filters, patch, places, image, out_image;
} sizes;

static sizes sizes_of(taper_type type, const taper_window *w, int64_t filters, int64_t groups) {
  sizes s = {.width = type == TAPER_F32 ? 4 : 8, .channels = w->channels / groups, .filters = filters / groups};
  s.patch = s.channels * w->kernel_height * w->kernel_width;
  s.places = w->out_height * w->out_width;
  s.image = s.channels * w->height * w->width;
  s.out_image = s.filters * s.places;
  return s;
}

taper_status taper_conv2d(taper_type type, const taper_window *window, int64_t filters, int64_t groups,
                          bool blocked, const void *x, const void *weight, const void *bias, void *out) {
  if (type != TAPER_F32 && (type != TAPER_F64 || blocked)) return TAPER_UNSUPPORTED;
  sizes s = sizes_of(type, window, filters, groups);
  if (s.places == 0 || filters == 0 || window->batch == 0) return TAPER_OK;
  if (blocked) return blocked_forward(window, filters, groups, x, weight, bias, out);
  char *patches = malloc((size_t)(s.patch * s.places + 1) * (size_t)s.width);
  if (!patches) return TAPER_NO_MEMORY;
  taper_status status = TAPER_OK;
  for (int64_t i = 0; i < window->batch * groups && status == TAPER_OK; i++) {
    int64_t group = i % groups;
    unfold(type, window, s.channels, (const char *)x + i * s.image * s.width, patches);
    const char *w = (const char *)weight + group * s.filters * s.patch * s.width;
    char *o = (char *)out + i * s.out_image * s.width;
    if (bias) {
      const char *b = (const char *)bias + group * s.filters * s.width;
      status = taper_addmm(type, s.filters, s.places, s.patch, w, s.patch, 1, patches, s.places, 1, b, 1, 0, o,
                           s.places);
    } else {
      status = taper_matmul(type, s.filters, s.places, s.patch, w, s.patch, 1, patches, s.places, 1, o, s.places);
    }
  }
  free(patches);
  return status;
}

taper_status taper_conv2d_backward(taper_type type, const taper_window *window, int64_t filters, int64_t groups,
                                   bool blocked, const void *grad, const void *x, const void *weight,
                                   void *grad_x, void *grad_weight) {
  if (type != TAPER_F32 && (type != TAPER_F64 || blocked)) return TAPER_UNSUPPORTED;
  sizes s = sizes_of(type, window, filters, groups);
  size_t w = (size_t)s.width, weights = (size_t)(filters * s.patch) * w;
  if (grad_x) memset(grad_x, 0, (size_t)(window->batch * groups * s.image) * w);
  if (grad_weight) memset(grad_weight, 0, weights);
  if (s.places == 0) return TAPER_OK;
  if (blocked) {
    taper_status status = grad_x ? blocked_grad_x(window, filters, groups, grad, weight, grad_x) : TAPER_OK;
    return grad_weight && status == TAPER_OK ? blocked_grad_weight(window, filters, groups, grad, x, grad_weight)
                                             : status;
  }
  char *patches = malloc((size_t)(s.patch * s.places + 1) * w), *part = malloc(weights + 1);
  taper_status status = patches && part ? TAPER_OK : TAPER_NO_MEMORY;
  for (int64_t i = 0; i < window->batch * groups && status == TAPER_OK; i++) {
    int64_t group = i % groups, group_weights = s.filters * s.patch;
    const char *g = (const char *)grad + i * s.out_image * s.width;
    if (grad_weight) {
      char *to = (char *)grad_weight + group * group_weights * s.width;
      unfold(type, window, s.channels, (const char *)x + i * s.image * s.width, patches);
      status = taper_matmul(type, s.filters, s.patch, s.places, g, s.places, 1, patches, 1, s.places, part, s.patch);
      taper_binary(TAPER_ADD, type, 1, group_weights, to, 0, 1, part, 0, 1, to, 0, 1);
    }
    if (grad_x && status == TAPER_OK) {
      const char *from = (const char *)weight + group * group_weights * s.width;
      status = taper_matmul(type, s.patch, s.places, s.filters, from, 1, s.patch, g, s.places, 1, patches, s.places);
      fold(type, window, s.channels, patches, (char *)grad_x + i * s.image * s.width);
    }
  }
  free(patches);
  free(part);
  return status;
}
