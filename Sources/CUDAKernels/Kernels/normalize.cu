// Batch norm over the channels of x[batch, channels, inner], layer norm over rows; float32 and float64.

#define NORMS(NAME, W)                                                                                        \
  /* A block to a channel: the mean, then the squares of the distances from it. */                            \
  extern "C" __global__ void batch_statistics_##NAME(                                                         \
      u32 batch, u32 channels, u32 inner, const W *x, double eps, W *mean, W *invstd, W *variance) {          \
    __shared__ W parts[256];                                                                                  \
    u32 count = batch * inner, c = blockIdx.x;                                                                \
    W sum = 0, squares = 0;                                                                                   \
    for (u32 k = threadIdx.x; k < count; k += blockDim.x)                                                     \
      sum += x[((i64)(k / inner) * channels + c) * inner + k % inner];                                        \
    W middle = block_sum(sum, parts) / (W)count;                                                              \
    for (u32 k = threadIdx.x; k < count; k += blockDim.x) {                                                   \
      W apart = x[((i64)(k / inner) * channels + c) * inner + k % inner] - middle;                            \
      squares = m_fma(apart, apart, squares);                                                                 \
    }                                                                                                         \
    squares = block_sum(squares, parts);                                                                      \
    if (threadIdx.x == 0) {                                                                                   \
      W spread = squares / (W)count;                                                                          \
      mean[c] = middle;                                                                                       \
      if (variance) variance[c] = spread;                                                                     \
      invstd[c] = (W)(1 / sqrt((double)spread + eps));                                                        \
    }                                                                                                         \
  }                                                                                                           \
  extern "C" __global__ void batch_norm_##NAME(                                                               \
      u32 count, u32 channels, u32 inner, const W *x, const W *mean, const W *invstd, const W *weight,        \
      const W *bias, W *out) {                                                                                \
    FOR_EACH(i, count) {                                                                                      \
      u32 c = i / inner % channels;                                                                           \
      W alpha = weight ? invstd[c] * weight[c] : invstd[c];                                                   \
      W beta = m_fma(-mean[c], alpha, bias ? bias[c] : (W)0);                                                 \
      out[i] = m_fma(x[i], alpha, beta);                                                                      \
    }                                                                                                         \
  }                                                                                                           \
  extern "C" __global__ void batch_sums_##NAME(                                                               \
      u32 batch, u32 channels, u32 inner, const W *grad, const W *x, const W *mean, const W *invstd,          \
      W *sums, W *dots, W *grad_weight, W *grad_bias) {                                                       \
    __shared__ W parts[256];                                                                                  \
    u32 count = batch * inner, c = blockIdx.x;                                                                \
    W sum = 0, dot = 0;                                                                                       \
    for (u32 k = threadIdx.x; k < count; k += blockDim.x) {                                                   \
      i64 at = ((i64)(k / inner) * channels + c) * inner + k % inner;                                         \
      sum += grad[at];                                                                                        \
      dot = m_fma(x[at] - mean[c], grad[at], dot);                                                            \
    }                                                                                                         \
    sum = block_sum(sum, parts);                                                                              \
    dot = block_sum(dot, parts);                                                                              \
    if (threadIdx.x == 0) {                                                                                   \
      sums[c] = sum;                                                                                          \
      dots[c] = dot;                                                                                          \
      if (grad_weight) grad_weight[c] = dot * invstd[c];                                                      \
      if (grad_bias) grad_bias[c] = sum;                                                                      \
    }                                                                                                         \
  }                                                                                                           \
  extern "C" __global__ void batch_backward_##NAME(                                                           \
      u32 count, u32 channels, u32 inner, u32 per_channel, int training, const W *grad, const W *x,           \
      const W *mean, const W *invstd, const W *weight, const W *sums, const W *dots, W *out) {                \
    FOR_EACH(i, count) {                                                                                      \
      u32 c = i / inner % channels;                                                                           \
      W scale = invstd[c] * (weight ? weight[c] : (W)1), own = grad[i];                                       \
      if (training) {                                                                                         \
        W n = (W)per_channel;                                                                                 \
        own = (own - sums[c] / n) - (x[i] - mean[c]) * (dots[c] * invstd[c] * invstd[c] / n);                 \
      }                                                                                                       \
      out[i] = own * scale;                                                                                   \
    }                                                                                                         \
  }                                                                                                           \
  /* A block to a row. */                                                                                     \
  extern "C" __global__ void layer_norm_##NAME(                                                               \
      u32 n, const W *x, const W *weight, const W *bias, double eps, W *out, W *mean, W *rstd) {              \
    __shared__ W parts[256];                                                                                  \
    const W *row = x + (i64)blockIdx.x * n;                                                                   \
    W sum = 0, squares = 0;                                                                                   \
    for (u32 i = threadIdx.x; i < n; i += blockDim.x) sum += row[i];                                          \
    W middle = block_sum(sum, parts) / (W)n;                                                                  \
    for (u32 i = threadIdx.x; i < n; i += blockDim.x) squares = m_fma(row[i] - middle, row[i] - middle, squares); \
    W scale = 1 / m_sqrt(block_sum(squares, parts) / (W)n + (W)eps);                                          \
    for (u32 i = threadIdx.x; i < n; i += blockDim.x) {                                                       \
      W value = (row[i] - middle) * scale;                                                                    \
      if (weight) value *= weight[i];                                                                         \
      if (bias) value += bias[i];                                                                             \
      out[(i64)blockIdx.x * n + i] = value;                                                                   \
    }                                                                                                         \
    if (threadIdx.x == 0) {                                                                                   \
      mean[blockIdx.x] = middle;                                                                              \
      rstd[blockIdx.x] = scale;                                                                               \
    }                                                                                                         \
  }                                                                                                           \
  extern "C" __global__ void layer_backward_##NAME(                                                           \
      u32 n, const W *grad, const W *x, const W *mean, const W *rstd, const W *weight, W *out) {              \
    __shared__ W parts[256];                                                                                  \
    i64 base = (i64)blockIdx.x * n;                                                                           \
    W a = rstd[blockIdx.x], middle = mean[blockIdx.x], dot = 0, sum = 0;                                      \
    for (u32 i = threadIdx.x; i < n; i += blockDim.x) {                                                       \
      W g = weight ? grad[base + i] * weight[i] : grad[base + i];                                             \
      dot = m_fma(g, (x[base + i] - middle) * a, dot);                                                        \
      sum += g;                                                                                               \
    }                                                                                                         \
    dot = block_sum(dot, parts) / (W)n;                                                                       \
    sum = block_sum(sum, parts) / (W)n;                                                                       \
    for (u32 i = threadIdx.x; i < n; i += blockDim.x) {                                                       \
      W g = weight ? grad[base + i] * weight[i] : grad[base + i];                                             \
      out[base + i] = a * (g - sum - (x[base + i] - middle) * a * dot);                                       \
    }                                                                                                         \
  }                                                                                                           \
  extern "C" __global__ void layer_weights_##NAME(                                                            \
      u32 n, u32 rows, const W *grad, const W *x, const W *mean, const W *rstd, W *grad_weight, W *grad_bias) { \
    FOR_EACH(i, n) {                                                                                          \
      W dot = 0, sum = 0;                                                                                     \
      for (u32 r = 0; r < rows; r++) {                                                                        \
        W g = grad[(i64)r * n + i];                                                                           \
        dot = m_fma(g, (x[(i64)r * n + i] - mean[r]) * rstd[r], dot);                                         \
        sum += g;                                                                                             \
      }                                                                                                       \
      if (grad_weight) grad_weight[i] = dot;                                                                  \
      if (grad_bias) grad_bias[i] = sum;                                                                      \
    }                                                                                                         \
  }
NORMS(float32, float)
NORMS(float64, double)
