// Softmax and its logarithm along one dimension of a contiguous tensor; a block to a line.
//
// A line has n elements that lie `inner` apart; line number l begins at l / inner * n * inner + l % inner.

enum { block_threads = 256 };

template <class W>
INLINE W block_most(W value, W *parts) {
  parts[threadIdx.x] = value;
  for (u32 half = blockDim.x / 2; half > 0; half /= 2) {
    __syncthreads();
    if (threadIdx.x < half) {
      W other = parts[threadIdx.x + half];
      value = value > other || value != value ? value : other;
      parts[threadIdx.x] = value;
    }
  }
  __syncthreads();
  value = parts[0];
  __syncthreads();
  return value;
}
#define SOFTMAX(NAME, C)                                                                                      \
  extern "C" __global__ void softmax_##NAME(u32 n, u32 inner, int type, int takes_log, const void *x, void *out) { \
    typedef C::W W;                                                                                           \
    __shared__ W parts[block_threads];                                                                        \
    i64 base = (i64)(blockIdx.x / inner) * n * inner + blockIdx.x % inner;                                    \
    W most = Access<C>::load(type, x, base);                                                                  \
    for (u32 i = threadIdx.x; i < n; i += blockDim.x) {                                                       \
      W value = Access<C>::load(type, x, base + (i64)i * inner);                                              \
      most = value > most || value != value ? value : most;                                                   \
    }                                                                                                         \
    most = block_most(most, parts);                                                                           \
    W sum = 0;                                                                                                \
    for (u32 i = threadIdx.x; i < n; i += blockDim.x)                                                         \
      sum += m_exp(Access<C>::load(type, x, base + (i64)i * inner) - most);                                   \
    sum = block_sum(sum, parts);                                                                              \
    W shift = takes_log ? m_log(sum) : (W)0;                                                                  \
    for (u32 i = threadIdx.x; i < n; i += blockDim.x) {                                                       \
      W value = Access<C>::load(type, x, base + (i64)i * inner) - most;                                       \
      Access<C>::store(type, out, base + (i64)i * inner, takes_log ? value - shift : m_exp(value) / sum);     \
    }                                                                                                         \
  }                                                                                                           \
  extern "C" __global__ void softmax_backward_##NAME(                                                         \
      u32 n, u32 inner, int type, int takes_log, const void *grad, const void *y, void *out) {                \
    typedef C::W W;                                                                                           \
    __shared__ W parts[block_threads];                                                                        \
    i64 base = (i64)(blockIdx.x / inner) * n * inner + blockIdx.x % inner;                                    \
    W sum = 0;                                                                                                \
    for (u32 i = threadIdx.x; i < n; i += blockDim.x) {                                                       \
      i64 at = base + (i64)i * inner;                                                                         \
      W g = Access<C>::load(type, grad, at);                                                                  \
      sum += takes_log ? g : g * Access<C>::load(type, y, at);                                                \
    }                                                                                                         \
    sum = block_sum(sum, parts);                                                                              \
    for (u32 i = threadIdx.x; i < n; i += blockDim.x) {                                                       \
      i64 at = base + (i64)i * inner;                                                                         \
      W g = Access<C>::load(type, grad, at), value = Access<C>::load(type, y, at);                            \
      Access<C>::store(type, out, at, takes_log ? m_fma(-m_exp(value), sum, g) : (g - sum) * value);          \
    }                                                                                                         \
  }
FOR_FLOATS(SOFTMAX)
