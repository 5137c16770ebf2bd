// Matrix products. Any strides of the operands; sums are chains of fused multiply-adds along k.

enum { tile = 64, depth = 16, side = 4 };

// A matrix of a batch: element (i, j) of matrix z lies at z * batch + i * row + j * column.
struct Matrix {
  const void *data;
  i64 batch, row, column;
};

// A block of 16 x 16 threads makes 64 x 64 elements, 4 x 4 in each thread's registers. Both tiles lie in
// shared memory by k; a thread fetches what is contiguous in the operand next to its neighbours.
#define MATMUL(NAME, C)                                                                                       \
  extern "C" __global__ void matmul_##NAME(                                                                   \
      int m, int n, int k, int type, Matrix a, Matrix b, Matrix bias, void *out, i64 out_batch) {                            \
    typedef C::W W;                                                                                           \
    __shared__ W a_tile[depth][tile + 1], b_tile[depth][tile + 1];                                            \
    int thread = threadIdx.x, across = thread % 16, down = thread / 16;                                       \
    int top = blockIdx.y * tile, left = blockIdx.x * tile;                                                    \
    i64 z = blockIdx.z, a_base = z * a.batch, b_base = z * b.batch;                                           \
    W sums[side][side];                                                                                       \
    _Pragma("unroll") for (int i = 0; i < side; i++)                                                          \
        _Pragma("unroll") for (int j = 0; j < side; j++) sums[i][j] = 0;                                      \
    for (int from = 0; from < k; from += depth) {                                                             \
      _Pragma("unroll") for (int part = 0; part < tile * depth / 256; part++) {                               \
        int index = thread + part * 256;                                                                      \
        int deep = a.column == 1 ? index % depth : index / tile;                                              \
        int row = a.column == 1 ? index / depth : index % tile;                                               \
        bool inside = top + row < m && from + deep < k;                                                       \
        a_tile[deep][row] =                                                                                   \
            inside ? Access<C>::load(type, a.data, a_base + (top + row) * a.row + (from + deep) * a.column) : (W)0; \
        deep = b.column == 1 ? index / tile : index % depth;                                                  \
        int column = b.column == 1 ? index % tile : index / depth;                                            \
        inside = left + column < n && from + deep < k;                                                        \
        b_tile[deep][column] =                                                                                \
            inside ? Access<C>::load(type, b.data, b_base + (from + deep) * b.row + (left + column) * b.column) : (W)0; \
      }                                                                                                       \
      __syncthreads();                                                                                        \
      int last = k - from < depth ? k - from : depth;                                                         \
      for (int deep = 0; deep < last; deep++) {                                                               \
        W x[side], y[side];                                                                                   \
        _Pragma("unroll") for (int i = 0; i < side; i++) x[i] = a_tile[deep][down * side + i];                \
        _Pragma("unroll") for (int j = 0; j < side; j++) y[j] = b_tile[deep][across + 16 * j];                \
        _Pragma("unroll") for (int i = 0; i < side; i++)                                                      \
            _Pragma("unroll") for (int j = 0; j < side; j++) sums[i][j] = m_fma(x[i], y[j], sums[i][j]);      \
      }                                                                                                       \
      __syncthreads();                                                                                        \
    }                                                                                                         \
    _Pragma("unroll") for (int i = 0; i < side; i++) {                                                        \
      int row = top + down * side + i;                                                                        \
      _Pragma("unroll") for (int j = 0; j < side; j++) {                                                      \
        int column = left + across + 16 * j;                                                                  \
        if (row < m && column < n) {                                                                          \
          W sum = sums[i][j];                                                                                 \
          if (bias.data)                                                                                      \
            sum += Access<C>::load(type, bias.data, z * bias.batch + row * bias.row + column * bias.column);  \
          Access<C>::store(type, out, z * out_batch + row * n + column, sum);                                       \
        }                                                                                                     \
      }                                                                                                       \
    }                                                                                                         \
  }
FOR_FLOATS(MATMUL)

// Small products: a thread for each element.
#define SMALL(NAME, C)                                                                                        \
  extern "C" __global__ void matmul_small_##NAME(                                                             \
      int m, int n, int k, int type, Matrix a, Matrix b, Matrix bias, void *out, i64 out_batch, u32 count) {                 \
    typedef C::W W;                                                                                           \
    FOR_EACH(i, count) {                                                                                      \
      u32 line = i / n, column = i - line * n, z = line / m, row = line - z * m;                              \
      i64 x = z * a.batch + row * a.row, y = z * b.batch + column * b.column;                                 \
      W sum = 0;                                                                                              \
      for (int deep = 0; deep < k; deep++) {                                                                  \
        sum = m_fma(Access<C>::load(type, a.data, x), Access<C>::load(type, b.data, y), sum);                 \
        x += a.column;                                                                                        \
        y += b.row;                                                                                           \
      }                                                                                                       \
      if (bias.data)                                                                                          \
        sum += Access<C>::load(type, bias.data, z * bias.batch + row * bias.row + column * bias.column);      \
      Access<C>::store(type, out, z * out_batch + row * n + column, sum);                                                                    \
    }                                                                                                         \
  }
FOR_FLOATS(SMALL)

// The product of each row of a with the vector b, a block to a row.
#define ROW_DOTS(NAME, C)                                                                                     \
  extern "C" __global__ void row_dots_##NAME(                                                                 \
      u32 k, int type, const void *a, i64 a_row, i64 a_column, const void *b, i64 b_step, void *out) {        \
    typedef C::W W;                                                                                           \
    __shared__ W parts[256];                                                                                  \
    W sum = 0;                                                                                                \
    i64 base = blockIdx.x * a_row;                                                                            \
    for (u32 i = threadIdx.x; i < k; i += blockDim.x)                                                         \
      sum = m_fma(Access<C>::load(type, a, base + i * a_column), Access<C>::load(type, b, i * b_step), sum);  \
    parts[threadIdx.x] = sum;                                                                                 \
    for (u32 half = blockDim.x / 2; half > 0; half /= 2) {                                                    \
      __syncthreads();                                                                                        \
      if (threadIdx.x < half) parts[threadIdx.x] += parts[threadIdx.x + half];                                \
    }                                                                                                         \
    if (threadIdx.x == 0) Access<C>::store(type, out, blockIdx.x, parts[0]);                                  \
  }
FOR_FLOATS(ROW_DOTS)
