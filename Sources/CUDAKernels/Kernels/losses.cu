// Losses with kernels of their own; float32 and float64.

enum Reduction { no_reduction, mean_reduction, sum_reduction };

// One block goes over the whole batch: the loss and the weights' total.
#define NLL(NAME, W)                                                                                          \
  extern "C" __global__ void nll_##NAME(                                                                      \
      u32 batch, i64 classes, int reduction, const W *x, const i64 *target, const W *weight, i64 ignored,     \
      W *out, W *total) {                                                                                     \
    __shared__ W losses[256], weights[256];                                                                   \
    W loss = 0, sum = 0;                                                                                      \
    for (u32 b = threadIdx.x; b < batch; b += blockDim.x) {                                                   \
      i64 wanted = target[b];                                                                                 \
      bool counts = wanted != ignored && wanted >= 0 && wanted < classes;                                     \
      W w = !counts ? (W)0 : weight ? weight[wanted] : (W)1;                                                  \
      W value = counts ? x[b * classes + wanted] * w : (W)0;                                                  \
      if (reduction == no_reduction) out[b] = -value;                                                         \
      loss -= value;                                                                                          \
      sum += w;                                                                                               \
    }                                                                                                         \
    losses[threadIdx.x] = loss;                                                                               \
    weights[threadIdx.x] = sum;                                                                               \
    for (u32 half = blockDim.x / 2; half > 0; half /= 2) {                                                    \
      __syncthreads();                                                                                        \
      if (threadIdx.x < half) {                                                                               \
        losses[threadIdx.x] += losses[threadIdx.x + half];                                                    \
        weights[threadIdx.x] += weights[threadIdx.x + half];                                                  \
      }                                                                                                       \
    }                                                                                                         \
    if (threadIdx.x == 0) {                                                                                   \
      *total = reduction == no_reduction ? (W)0 : weights[0];                                                 \
      if (reduction != no_reduction) *out = reduction == mean_reduction ? losses[0] / weights[0] : losses[0]; \
    }                                                                                                         \
  }                                                                                                           \
  extern "C" __global__ void nll_backward_##NAME(                                                             \
      u32 count, u32 classes, int reduction, const W *grad, const i64 *target, const W *weight, i64 ignored,  \
      const W *total, W *out) {                                                                               \
    FOR_EACH(i, count) {                                                                                      \
      u32 b = i / classes;                                                                                    \
      i64 wanted = target[b];                                                                                 \
      W value = 0;                                                                                            \
      if (wanted == i - b * classes && wanted != ignored) {                                                   \
        W g = reduction == no_reduction ? grad[b] : reduction == mean_reduction ? *grad / *total : *grad;     \
        value = weight ? -weight[wanted] * g : -g;                                                            \
      }                                                                                                       \
      out[i] = value;                                                                                         \
    }                                                                                                         \
  }                                                                                                           \
  extern "C" __global__ void bce_##NAME(u32 count, const W *x, const W *target, W *out) {                     \
    FOR_EACH(i, count) {                                                                                      \
      W other = m_log1p(-x[i]), own = m_log(x[i]);                                                            \
      other = other < -100 ? (W)-100 : other;                                                                 \
      own = own < -100 ? (W)-100 : own;                                                                       \
      out[i] = (target[i] - 1) * other - target[i] * own;                                                     \
    }                                                                                                         \
  }                                                                                                           \
  extern "C" __global__ void bce_backward_##NAME(                                                             \
      u32 count, const W *grad, u32 grad_step, const W *x, const W *target, W *out) {                         \
    FOR_EACH(i, count) {                                                                                      \
      W spread = (1 - x[i]) * x[i];                                                                           \
      out[i] = grad[i * grad_step] * (x[i] - target[i]) / (spread < (W)1e-12 ? (W)1e-12 : spread);            \
    }                                                                                                         \
  }
NLL(float32, float)
NLL(float64, double)
