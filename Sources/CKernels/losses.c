// Negative log likelihood in PyTorch's own cascade (LossNLL.cpp), binary cross entropy by libm's logarithms.

#include <math.h>
#include <string.h>

#include "scalar_types.h"
#include "softmax.h"

#pragma STDC FP_CONTRACT OFF

enum { levels = 8 };

static int64_t level_power(int64_t batch) {
  int64_t log = batch <= 2 ? 1 : 64 - __builtin_clzll((uint64_t)batch - 1);
  return log / levels < 4 ? 4 : log / levels;
}

#define NLL(NAME, T)                                                                                       \
  static taper_status nll_##NAME(taper_reduction reduction, int64_t batch, int64_t classes, const T *x,    \
                                 const int64_t *target, const T *weight, int64_t ignore_index, T *out,     \
                                 T *total_weight) {                                                        \
    T losses[levels] = {0}, weights[levels] = {0};                                                         \
    int64_t power = level_power(batch), mask = ((int64_t)1 << power) - 1, used = 0;                        \
    for (int64_t b = 0; b < batch; b++) {                                                                  \
      int64_t class = target[b];                                                                           \
      if (class == ignore_index) {                                                                         \
        if (reduction == TAPER_NO_REDUCTION) out[b] = 0;                                                   \
        continue;                                                                                          \
      }                                                                                                    \
      if (class < 0 || class >= classes) return TAPER_BAD_INDEX;                                           \
      T w = weight ? weight[class] : 1, value = x[b * classes + class] * w;                                \
      used++;                                                                                              \
      if (reduction == TAPER_NO_REDUCTION) {                                                               \
        out[b] = -value;                                                                                   \
        continue;                                                                                          \
      }                                                                                                    \
      losses[0] -= value;                                                                                  \
      weights[0] += w;                                                                                     \
      for (int j = 0; j + 1 < levels; j++) {                                                               \
        if (b & (mask << (j * power))) break;                                                              \
        losses[j + 1] += losses[j];                                                                        \
        weights[j + 1] += weights[j];                                                                      \
        losses[j] = weights[j] = 0;                                                                        \
      }                                                                                                    \
    }                                                                                                      \
    if (reduction == TAPER_NO_REDUCTION) {                                                                 \
      *total_weight = 0;                                                                                   \
      return TAPER_OK;                                                                                     \
    }                                                                                                      \
    T loss = 0, total = 0;                                                                                 \
    for (int j = 0; j < levels; j++) {                                                                     \
      loss += losses[j];                                                                                   \
      total += weights[j];                                                                                 \
    }                                                                                                      \
    if (!weight) total = (T)used;                                                                          \
    *total_weight = total;                                                                                 \
    *out = reduction == TAPER_MEAN_REDUCTION ? loss / total : loss;                                        \
    return TAPER_OK;                                                                                       \
  }                                                                                                        \
  static taper_status nll_backward_##NAME(taper_reduction reduction, int64_t batch, int64_t classes,       \
                                          const T *grad, const int64_t *target, const T *weight,           \
                                          int64_t ignore_index, T total_weight, T *out) {                  \
    memset(out, 0, (size_t)(batch * classes) * sizeof(T));                                                 \
    T scale = reduction == TAPER_NO_REDUCTION     ? 0                                                      \
              : reduction == TAPER_MEAN_REDUCTION ? grad[0] / total_weight                                 \
                                                  : grad[0];                                               \
    for (int64_t b = 0; b < batch; b++) {                                                                  \
      int64_t class = target[b];                                                                           \
      if (class == ignore_index) continue;                                                                 \
      if (class < 0 || class >= classes) return TAPER_BAD_INDEX;                                           \
      T g = reduction == TAPER_NO_REDUCTION ? grad[b] : scale;                                             \
      out[b * classes + class] = weight ? -weight[class] * g : -g;                                         \
    }                                                                                                      \
    return TAPER_OK;                                                                                       \
  }
NLL(f32, float)
NLL(f64, double)

taper_status taper_nll(taper_type type, taper_reduction reduction, int64_t batch, int64_t classes, const void *x,
                       const int64_t *target, const void *weight, int64_t ignore_index, void *out,
                       void *total_weight) {
  if (type == TAPER_F32)
    return nll_f32(reduction, batch, classes, x, target, weight, ignore_index, out, total_weight);
  if (type == TAPER_F64)
    return nll_f64(reduction, batch, classes, x, target, weight, ignore_index, out, total_weight);
  return TAPER_UNSUPPORTED;
}

taper_status taper_nll_backward(taper_type type, taper_reduction reduction, int64_t batch, int64_t classes,
                                const void *grad, const int64_t *target, const void *weight,
                                int64_t ignore_index, const void *total_weight, void *out) {
  if (type == TAPER_F32)
    return nll_backward_f32(reduction, batch, classes, grad, target, weight, ignore_index,
                            *(const float *)total_weight, out);
  if (type == TAPER_F64)
    return nll_backward_f64(reduction, batch, classes, grad, target, weight, ignore_index,
                            *(const double *)total_weight, out);
  return TAPER_UNSUPPORTED;
}

#define BCE(NAME, T, LOG, LOG1P)                                                                       \
  static void bce_##NAME(int64_t n, const T *x, const T *target, T *out) {                             \
    for (int64_t i = 0; i < n; i++) {                                                                  \
      T t = target[i], other = LOG1P(-x[i]), own = LOG(x[i]);                                          \
      other = other < -100 ? -100 : other;                                                             \
      own = own < -100 ? -100 : own;                                                                   \
      out[i] = (t - 1) * other - t * own;                                                              \
    }                                                                                                  \
  }                                                                                                    \
  static void bce_backward_##NAME(int64_t n, const T *grad, int64_t grad_step, const T *x,             \
                                  const T *target, T *out) {                                           \
    for (int64_t i = 0; i < n; i++) {                                                                  \
      T spread = (1 - x[i]) * x[i];                                                                    \
      out[i] = grad[i * grad_step] * (x[i] - target[i]) / (spread < (T)1e-12 ? (T)1e-12 : spread);     \
    }                                                                                                  \
  }
BCE(f32, float, logf, log1pf)
BCE(f64, double, log, log1p)

taper_status taper_bce(taper_type type, int64_t n, const void *x, const void *target, void *out) {
  if (type != TAPER_F32 && type != TAPER_F64) return TAPER_UNSUPPORTED;
  type == TAPER_F32 ? bce_f32(n, x, target, out) : bce_f64(n, x, target, out);
  return TAPER_OK;
}

taper_status taper_bce_backward(taper_type type, int64_t n, const void *grad, int64_t grad_step, const void *x,
                                const void *target, void *out) {
  if (type != TAPER_F32 && type != TAPER_F64) return TAPER_UNSUPPORTED;
  type == TAPER_F32 ? bce_backward_f32(n, grad, grad_step, x, target, out)
                    : bce_backward_f64(n, grad, grad_step, x, target, out);
  return TAPER_OK;
}
