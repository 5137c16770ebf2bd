// Maxima and means of windows, image by image.

#include <math.h>
#include <string.h>

#include "convolution.h"
#include "parallel.h"
#include "scalar_types.h"

#pragma STDC FP_CONTRACT OFF

typedef struct {
  const taper_window *window;
  const void *x;
  void *out;
  int64_t *indices;
  bool count_include_pad, backward;
} task;

static int64_t at_most(int64_t a, int64_t b) { return a < b ? a : b; }
static int64_t at_least(int64_t a, int64_t b) { return a > b ? a : b; }

#define POOLING(NAME, T)                                                                                   \
  static void max_##NAME(void *context, int64_t begin, int64_t end) {                                      \
    const task *t = context;                                                                               \
    const taper_window *w = t->window;                                                                     \
    int64_t places = w->out_height * w->out_width, pixels = w->height * w->width;                          \
    for (int64_t image = begin; image < end; image++) {                                                    \
      const T *x = (const T *)t->x + image * pixels;                                                       \
      T *out = (T *)t->out + image * places;                                                               \
      int64_t *indices = t->indices + image * places;                                                      \
      for (int64_t oi = 0; oi < w->out_height; oi++)                                                       \
        for (int64_t oj = 0; oj < w->out_width; oj++) {                                                    \
          int64_t i0 = oi * w->stride_height - w->padding_height, j0 = oj * w->stride_width - w->padding_width; \
          T best = -(T)INFINITY;                                                                           \
          int64_t at = -1;                                                                                 \
          for (int64_t ki = 0; ki < w->kernel_height; ki++)                                                \
            for (int64_t kj = 0; kj < w->kernel_width; kj++) {                                             \
              int64_t i = i0 + ki * w->dilation_height, j = j0 + kj * w->dilation_width;                   \
              if (i < 0 || i >= w->height || j < 0 || j >= w->width) continue;                             \
              T v = x[i * w->width + j];                                                                   \
              if (at >= 0 && !(v > best || v != v)) continue;                                              \
              best = v;                                                                                    \
              at = i * w->width + j;                                                                       \
            }                                                                                              \
          out[oi * w->out_width + oj] = best;                                                              \
          indices[oi * w->out_width + oj] = at < 0 ? 0 : at;                                               \
        }                                                                                                  \
    }                                                                                                      \
  }                                                                                                        \
  static void max_backward_##NAME(void *context, int64_t begin, int64_t end) {                             \
    const task *t = context;                                                                               \
    const taper_window *w = t->window;                                                                     \
    int64_t places = w->out_height * w->out_width, pixels = w->height * w->width;                          \
    for (int64_t image = begin; image < end; image++) {                                                    \
      T *to = (T *)t->out + image * pixels;                                                                \
      memset(to, 0, (size_t)pixels * sizeof(T));                                                           \
      for (int64_t p = image * places; p < (image + 1) * places; p++) to[t->indices[p]] += ((const T *)t->x)[p]; \
    }                                                                                                      \
  }                                                                                                        \
  static void mean_##NAME(void *context, int64_t begin, int64_t end) {                                     \
    const task *t = context;                                                                               \
    const taper_window *w = t->window;                                                                     \
    int64_t places = w->out_height * w->out_width, pixels = w->height * w->width;                          \
    for (int64_t image = begin; image < end; image++) {                                                    \
      const T *from = (const T *)t->x + image * (t->backward ? places : pixels);                           \
      T *to = (T *)t->out + image * (t->backward ? pixels : places);                                       \
      if (t->backward) memset(to, 0, (size_t)pixels * sizeof(T));                                          \
      for (int64_t oi = 0; oi < w->out_height; oi++)                                                       \
        for (int64_t oj = 0; oj < w->out_width; oj++) {                                                    \
          int64_t i0 = oi * w->stride_height - w->padding_height, j0 = oj * w->stride_width - w->padding_width; \
          int64_t i1 = at_most(i0 + w->kernel_height, w->height + w->padding_height);                      \
          int64_t j1 = at_most(j0 + w->kernel_width, w->width + w->padding_width);                         \
          int64_t size = (i1 - i0) * (j1 - j0);                                                            \
          i0 = at_least(i0, 0), j0 = at_least(j0, 0);                                                      \
          i1 = at_most(i1, w->height), j1 = at_most(j1, w->width);                                         \
          if (!t->count_include_pad) size = at_least(i1 - i0, 0) * at_least(j1 - j0, 0);                   \
          int64_t place = oi * w->out_width + oj;                                                          \
          T sum = 0, share = t->backward && size > 0 ? from[place] / (T)size : 0;                          \
          for (int64_t i = i0; i < i1; i++)                                                                \
            for (int64_t j = j0; j < j1; j++) {                                                            \
              if (t->backward) {                                                                           \
                to[i * w->width + j] += share;                                                             \
              } else {                                                                                     \
                sum += from[i * w->width + j];                                                             \
              }                                                                                            \
            }                                                                                              \
          if (!t->backward) to[place] = size > 0 ? sum / (T)size : 0;                                      \
        }                                                                                                  \
    }                                                                                                      \
  }
POOLING(f32, float)
POOLING(f64, double)

static taper_status run(taper_type type, task t, void (*f32)(void *, int64_t, int64_t),
                        void (*f64)(void *, int64_t, int64_t)) {
  if (type != TAPER_F32 && type != TAPER_F64) return TAPER_UNSUPPORTED;
  const taper_window *w = t.window;
  int64_t work = w->out_height * w->out_width * w->kernel_height * w->kernel_width + w->height * w->width;
  taper_parallel(w->batch * w->channels, 1 + 32768 / (work + 1), &t, type == TAPER_F32 ? f32 : f64);
  return TAPER_OK;
}

taper_status taper_max_pool2d(taper_type type, const taper_window *window, const void *x, void *out,
                              int64_t *indices) {
  return run(type, (task){.window = window, .x = x, .out = out, .indices = indices}, max_f32, max_f64);
}

taper_status taper_max_pool2d_backward(taper_type type, const taper_window *window, const void *grad,
                                       const int64_t *indices, void *grad_x) {
  task t = {.window = window, .x = grad, .out = grad_x, .indices = (int64_t *)(uintptr_t)indices};
  return run(type, t, max_backward_f32, max_backward_f64);
}

taper_status taper_avg_pool2d(taper_type type, const taper_window *window, bool count_include_pad,
                              const void *x, void *out) {
  task t = {.window = window, .x = x, .out = out, .count_include_pad = count_include_pad};
  return run(type, t, mean_f32, mean_f64);
}

taper_status taper_avg_pool2d_backward(taper_type type, const taper_window *window, bool count_include_pad,
                                       const void *grad, void *grad_x) {
  task t = {.window = window, .x = grad, .out = grad_x, .count_include_pad = count_include_pad, .backward = true};
  return run(type, t, mean_f32, mean_f64);
}
