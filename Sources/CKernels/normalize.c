// Batch norm and layer norm. Batch statistics are sums in float64; a row's moments are PyTorch's
// (moments_utils.h): 8 lanes of Welford's method in chunks of 16 vectors, chunks merged pairwise.

#include "normalize.h"

#include <math.h>
#include <string.h>

#include "scalar_types.h"

#pragma STDC FP_CONTRACT OFF

enum { chunk = 16, most_depth = 48 };

#define MOMENTS(NAME, T, LANES)                                                                            \
  typedef struct {                                                                                         \
    int64_t count;                                                                                         \
    T mean[LANES], squares[LANES];                                                                         \
  } moments_##NAME;                                                                                        \
  static void merge_##NAME(const moments_##NAME *from, moments_##NAME *to) {                               \
    int64_t n = to->count + from->count;                                                                   \
    T c = n == 0 ? 0 : (T)from->count / (T)n;                                                              \
    for (int l = 0; l < LANES; l++) {                                                                      \
      T delta = from->mean[l] - to->mean[l];                                                               \
      to->mean[l] = to->mean[l] + c * delta;                                                               \
      to->squares[l] = (to->squares[l] + from->squares[l]) + delta * delta * c * (T)to->count;             \
    }                                                                                                      \
    to->count = n;                                                                                         \
  }                                                                                                        \
  static void row_moments_##NAME(const T *x, int64_t n, T *mean, T *variance) {                            \
    int64_t vectors = n / LANES, chunks = (vectors + chunk - 1) / chunk;                                   \
    int64_t depth = chunks <= 2 ? 1 : 64 - __builtin_clzll((uint64_t)chunks - 1);                          \
    moments_##NAME stack[most_depth];                                                                      \
    memset(stack, 0, (size_t)depth * sizeof stack[0]);                                                     \
    for (int64_t i = 0; i < chunks; i++) {                                                                 \
      const T *from = x + i * chunk * LANES;                                                               \
      moments_##NAME part = {.count = vectors - i * chunk < chunk ? vectors - i * chunk : chunk};          \
      for (int64_t j = 0; j < part.count; j++) {                                                           \
        T share = 1 / (T)(j + 1);                                                                          \
        for (int l = 0; l < LANES; l++) {                                                                  \
          T v = from[j * LANES + l], delta = v - part.mean[l];                                             \
          part.mean[l] = FMA(delta, share, part.mean[l]);                                                  \
          part.squares[l] = FMA(delta, v - part.mean[l], part.squares[l]);                                 \
        }                                                                                                  \
      }                                                                                                    \
      merge_##NAME(&part, &stack[0]);                                                                      \
      int64_t mask = i + 1;                                                                                \
      for (int64_t j = 1; j < depth && (mask & 1) == 0; j++, mask >>= 1) {                                 \
        merge_##NAME(&stack[j - 1], &stack[j]);                                                            \
        memset(&stack[j - 1], 0, sizeof stack[0]);                                                         \
      }                                                                                                    \
    }                                                                                                      \
    for (int64_t j = 1; j < depth; j++) merge_##NAME(&stack[j], &stack[0]);                                \
    T count = 0, m1 = 0, m2 = 0;                                                                           \
    for (int64_t i = vectors * LANES; i < n; i++) {                                                        \
      T delta = x[i] - m1;                                                                                 \
      count += 1;                                                                                          \
      m1 += delta / count;                                                                                 \
      m2 += delta * (x[i] - m1);                                                                            \
    }                                                                                                      \
    for (int l = 0; l < LANES; l++) {                                                                      \
      T total = count + (T)vectors, c = total == 0 ? 0 : (T)vectors / total;                               \
      T delta = stack[0].mean[l] - m1;                                                                     \
      m1 = FMA(c, delta, m1);                                                                              \
      m2 = m2 + FMA(delta * delta * c, count, stack[0].squares[l]);                                        \
      count = total;                                                                                       \
    }                                                                                                      \
    *mean = m1;                                                                                            \
    *variance = m2 / (T)n;                                                                                 \
  }
MOMENTS(f32, float, 8)
MOMENTS(f64, double, 4)

// Sums of products as PyTorch's vectors add them: lane by lane, the items past the last whole vector by
// fused multiply-adds, then the lanes in halves; fewer items than lanes simply in order.
#define LANE_SUM(FUNCTION, T, LANES, PARAMETERS, PRODUCT, FUSED)  \
  static T FUNCTION PARAMETERS {                                   \
    T lanes[LANES], total = 0;                                     \
    int64_t i = 0, l = 0;                                          \
    if (n < LANES) {                                               \
      for (; i < n; i++) total = i == 0 ? (PRODUCT) : total + (PRODUCT); \
      return total;                                                \
    }                                                              \
    for (; i < LANES; i++) lanes[i] = PRODUCT;                     \
    for (; i + LANES <= n; i += LANES)                             \
      for (l = 0; l < LANES; l++) {                                \
        int64_t first = i;                                         \
        i += l;                                                    \
        lanes[l] += PRODUCT;                                       \
        i = first;                                                 \
      }                                                            \
    for (l = 0; i < n; i++, l++) lanes[l] = FUSED;                 \
    for (int64_t half = LANES / 2; half > 0; half /= 2)            \
      for (l = 0; l < half; l++) lanes[l] += lanes[l + half];      \
    return lanes[0];                                               \
  }
#define LANE_SUMS(NAME, T, LANES)                                                                          \
  LANE_SUM(sum_##NAME, T, LANES, (int64_t n, const T *g), g[i], lanes[l] + g[i])                           \
  LANE_SUM(dot_##NAME, T, LANES, (int64_t n, const T *g, const T *x), g[i] * x[i], FMA(g[i], x[i], lanes[l])) \
  LANE_SUM(dot3_##NAME, T, LANES, (int64_t n, const T *g, const T *x, const T *w), g[i] * x[i] * w[i],     \
           FMA(g[i] * x[i], w[i], lanes[l]))                                                               \
  LANE_SUM(centred_dot_##NAME, T, LANES, (int64_t n, const T *g, const T *x, T mean), (x[i] - mean) * g[i], \
           FMA(x[i] - mean, g[i], lanes[l]))
LANE_SUMS(f32, float, 8)
LANE_SUMS(f64, double, 4)

#define LAYER_NORM(NAME, T, ROOT)                                                                          \
  static void layer_norm_##NAME(int64_t rows, int64_t n, const T *x, const T *weight, const T *bias,       \
                                double eps, T *out, T *means, T *rstds) {                                  \
    for (int64_t r = 0; r < rows; r++, x += n, out += n) {                                                 \
      T mean, variance;                                                                                    \
      row_moments_##NAME(x, n, &mean, &variance);                                                          \
      T rstd = 1 / ROOT((variance > 0 ? variance : variance == variance ? 0 : variance) + (T)eps);         \
      for (int64_t i = 0; i < n; i++) {                                                                    \
        T v = (x[i] - mean) * rstd;                                                                        \
        out[i] = weight && bias ? FMA(v, weight[i], bias[i]) : weight ? v * weight[i] : bias ? v + bias[i] : v; \
      }                                                                                                    \
      means[r] = mean;                                                                                     \
      rstds[r] = rstd;                                                                                     \
    }                                                                                                      \
  }                                                                                                        \
  static void layer_norm_backward_##NAME(int64_t rows, int64_t n, const T *grad, const T *x, const T *mean, \
                                         const T *rstd, const T *weight, T *grad_x, T *grad_weight,        \
                                         T *grad_bias) {                                                   \
    if (grad_weight) memset(grad_weight, 0, (size_t)n * sizeof(T));                                        \
    if (grad_bias) memset(grad_bias, 0, (size_t)n * sizeof(T));                                            \
    for (int64_t r = 0; r < rows; r++, x += n, grad += n) {                                                \
      T a = rstd[r], shift = -a * mean[r];                                                                 \
      for (int64_t i = 0; i < n; i++) {                                                                    \
        if (grad_weight) grad_weight[i] = FMA(grad[i], FMA(a, x[i], shift), grad_weight[i]);               \
        if (grad_bias) grad_bias[i] += grad[i];                                                            \
      }                                                                                                    \
      if (!grad_x) continue;                                                                               \
      T s = weight ? dot3_##NAME(n, grad, x, weight) : dot_##NAME(n, grad, x);                             \
      T t = weight ? dot_##NAME(n, grad, weight) : sum_##NAME(n, grad);                                    \
      T scale = 1 / (T)n, b = FMA(t, mean[r], -s) * a * a * a * scale;                                     \
      T c = FMA(-b, mean[r], -(t * a * scale));                                                            \
      for (int64_t i = 0; i < n; i++) {                                                                    \
        T g = weight ? a * grad[i] * weight[i] : a * grad[i];                                              \
        grad_x[r * n + i] = FMA(b, x[i], g) + c;                                                           \
      }                                                                                                    \
    }                                                                                                      \
  }
LAYER_NORM(f32, float, sqrtf)
LAYER_NORM(f64, double, sqrt)

#define BATCH_NORM(NAME, T, LANES)                                                                         \
  /* One value a channel: PyTorch adds in the type itself, in order, squares by fused multiply-adds. */    \
  static void column_statistics_##NAME(int64_t batch, int64_t channels, const T *x, double eps, T *mean,   \
                                       T *invstd, T *variance) {                                           \
    for (int64_t c = 0; c < channels; c++) {                                                               \
      T sum = 0, squares = 0;                                                                              \
      for (int64_t b = 0; b < batch; b++) sum += x[b * channels + c];                                      \
      mean[c] = sum / (T)batch;                                                                            \
      for (int64_t b = 0; b < batch; b++) {                                                                \
        T d = x[b * channels + c] - mean[c];                                                               \
        squares = FMA(d, d, squares);                                                                      \
      }                                                                                                    \
      T spread = squares / (T)batch;                                                                       \
      if (variance) variance[c] = squares / (T)(batch - 1);                                                \
      invstd[c] = (T)(1 / sqrt((double)spread + eps));                                                     \
    }                                                                                                      \
  }                                                                                                        \
  static void statistics_##NAME(int64_t batch, int64_t channels, int64_t inner, const T *x, double eps,    \
                                T *mean, T *invstd, T *variance) {                                         \
    if (inner == 1) return column_statistics_##NAME(batch, channels, x, eps, mean, invstd, variance);      \
    double count = (double)(batch * inner);                                                                \
    for (int64_t c = 0; c < channels; c++) {                                                               \
      double sum = 0, squares = 0;                                                                         \
      for (int64_t b = 0; b < batch; b++)                                                                  \
        for (int64_t i = 0; i < inner; i++) sum += (double)x[(b * channels + c) * inner + i];              \
      mean[c] = (T)(sum / count);                                                                          \
      for (int64_t b = 0; b < batch; b++)                                                                  \
        for (int64_t i = 0; i < inner; i++) {                                                              \
          T d = x[(b * channels + c) * inner + i] - mean[c];                                               \
          squares += (double)(d * d);                                                                      \
        }                                                                                                  \
      T spread = (T)squares / (T)count;                                                                    \
      if (variance) variance[c] = (T)squares / (T)(count - 1);                                             \
      invstd[c] = (T)(1 / sqrt((double)spread + eps));                                                     \
    }                                                                                                      \
  }                                                                                                        \
  static void batch_norm_##NAME(int64_t batch, int64_t channels, int64_t inner, const T *x, const T *mean, \
                                const T *invstd, const T *weight, const T *bias, T *out) {                 \
    for (int64_t b = 0; b < batch; b++)                                                                    \
      for (int64_t c = 0; c < channels; c++) {                                                             \
        T alpha = weight ? invstd[c] * weight[c] : invstd[c];                                              \
        T beta = FMA(-mean[c], alpha, bias ? bias[c] : 0);                                                 \
        int64_t from = (b * channels + c) * inner;                                                         \
        for (int64_t i = from; i < from + inner; i++) out[i] = FMA(x[i], alpha, beta);                     \
      }                                                                                                    \
  }                                                                                                        \
  static void batch_norm_backward_##NAME(int64_t batch, int64_t channels, int64_t inner, const T *grad,    \
                                         const T *x, const T *mean, const T *invstd, const T *weight,      \
                                         bool training, T *grad_x, T *grad_weight, T *grad_bias) {         \
    T count = (T)(batch * inner);                                                                          \
    for (int64_t c = 0; c < channels; c++) {                                                               \
      double sum = 0, dot = 0;                                                                             \
      T plain_sum = 0, plain_dot = 0;                                                                      \
      for (int64_t b = 0; b < batch; b++) {                                                                \
        int64_t at = (b * channels + c) * inner;                                                           \
        if (inner == 1) {                                                                                  \
          plain_sum += grad[at];                                                                           \
          plain_dot = FMA(x[at] - mean[c], grad[at], plain_dot);                                           \
        } else {                                                                                           \
          sum += (double)sum_##NAME(inner, grad + at);                                                     \
          dot += (double)centred_dot_##NAME(inner, grad + at, x + at, mean[c]);                            \
        }                                                                                                  \
      }                                                                                                    \
      if (inner == 1) {                                                                                    \
        sum = (double)plain_sum;                                                                           \
        dot = (double)plain_dot;                                                                           \
      }                                                                                                    \
      T w = weight ? weight[c] : 1, d = (T)dot;                                                            \
      if (grad_weight) grad_weight[c] = inner == 1 ? d * invstd[c] : (T)(dot * (double)invstd[c]);         \
      if (grad_bias) grad_bias[c] = (T)sum;                                                                \
      if (!grad_x) continue;                                                                               \
      T k = d * invstd[c] * invstd[c] / count, grad_mean = (T)(sum / (double)count);                       \
      /* Channels side by side that fill no vector are not fused. */                                       \
      bool is_alone = inner == 1 && c >= channels / LANES * LANES;                                         \
      for (int64_t b = 0; b < batch; b++)                                                                  \
        for (int64_t i = 0; i < inner; i++) {                                                              \
          int64_t at = (b * channels + c) * inner + i;                                                     \
          T part = (x[at] - mean[c]) * k, rest = grad[at] - grad_mean;                                     \
          T own = !training ? grad[at] : is_alone ? rest - part : FMA(-(x[at] - mean[c]), k, rest);        \
          grad_x[at] = training ? own * invstd[c] * w : own * (invstd[c] * w);                             \
        }                                                                                                  \
    }                                                                                                      \
  }
BATCH_NORM(f32, float, 8)
BATCH_NORM(f64, double, 4)

#define DISPATCH(NAME, ...)                                         \
  if (type == TAPER_F32) return NAME##_f32(__VA_ARGS__), TAPER_OK; \
  if (type == TAPER_F64) return NAME##_f64(__VA_ARGS__), TAPER_OK; \
  return TAPER_UNSUPPORTED

taper_status taper_batch_norm_statistics(taper_type type, int64_t batch, int64_t channels, int64_t inner,
                                         const void *x, double eps, void *mean, void *invstd, void *variance) {
  DISPATCH(statistics, batch, channels, inner, x, eps, mean, invstd, variance);
}

taper_status taper_batch_norm(taper_type type, int64_t batch, int64_t channels, int64_t inner, const void *x,
                              const void *mean, const void *invstd, const void *weight, const void *bias,
                              void *out) {
  DISPATCH(batch_norm, batch, channels, inner, x, mean, invstd, weight, bias, out);
}

taper_status taper_batch_norm_backward(taper_type type, int64_t batch, int64_t channels, int64_t inner,
                                       const void *grad, const void *x, const void *mean, const void *invstd,
                                       const void *weight, bool training, void *grad_x, void *grad_weight,
                                       void *grad_bias) {
  DISPATCH(batch_norm_backward, batch, channels, inner, grad, x, mean, invstd, weight, training, grad_x,
           grad_weight, grad_bias);
}

taper_status taper_layer_norm(taper_type type, int64_t rows, int64_t n, const void *x, const void *weight,
                              const void *bias, double eps, void *out, void *mean, void *rstd) {
  DISPATCH(layer_norm, rows, n, x, weight, bias, eps, out, mean, rstd);
}

taper_status taper_layer_norm_backward(taper_type type, int64_t rows, int64_t n, const void *grad,
                                       const void *x, const void *mean, const void *rstd, const void *weight,
                                       void *grad_x, void *grad_weight, void *grad_bias) {
  DISPATCH(layer_norm_backward, rows, n, grad, x, mean, rstd, weight, grad_x, grad_weight, grad_bias);
}
