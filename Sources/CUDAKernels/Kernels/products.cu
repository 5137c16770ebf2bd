// Matrix products. Any strides of the operands; sums are chains of fused multiply-adds along k.

// A matrix of a batch: element (i, j) of matrix z lies at z * batch + i * row + j * column.
struct Matrix {
  const void *data;
  i64 batch, row, column;
};

// Four numbers that lie in a row; read and written at once where they lie at a multiple of 16 bytes.
template <class W>
struct __align__(16) Quad {
  W at[4];
};
struct __align__(8) HalfQuad {
  u16 at[4];
};

template <class C>
INLINE Quad<typename C::W> load_quad(int, const void *p) {
  return *(const Quad<typename C::W> *)p;
}
template <>
INLINE Quad<float> load_quad<Half>(int type, const void *p) {
  HalfQuad bits = *(const HalfQuad *)p;
  Quad<float> result;
#pragma unroll
  for (int k = 0; k < 4; k++)
    result.at[k] = type == type_f16 ? half_to_float(bits.at[k]) : bfloat_to_float(bits.at[k]);
  return result;
}

// What a block takes of an operand through shared memory: `tile` lines (rows of a, columns of b), `depth`
// numbers of each at a time. A thread fetches four neighbours, of a line where the numbers of a line lie in a
// row, else of four lines. What lies outside is 0.
template <class C, int tile, int depth>
struct Part {
  typedef typename C::W W;
  // The thread's first number.
  const char *next;
  // Where it goes in shared memory.
  int slot;
  // How many numbers of a line, and how many lines, there are from it on.
  int numbers, lines;
  bool is_along, is_whole;

  // The operand with its distances across the lines and along them; the block begins with line `first`.
  INLINE void begin(const void *data, i64 base, i64 across, i64 along, i64 batch, int first, int count, int k) {
    const int each = depth / 4, wide = tile / 4;
    int thread = threadIdx.x;
    is_along = along == 1;
    is_whole = (is_along || across == 1) && (is_along ? across : along) % 4 == 0 && batch % 4 == 0 && ((u64)data & 15) == 0;
    int line = is_along ? thread / each : thread % wide * 4, place = is_along ? thread % each * 4 : thread / wide;
    next = (const char *)data + (base + (first + line) * across + place * along) * C::bytes;
    slot = place * (tile + 4) + line;
    numbers = k - place;
    lines = count - first - line;
  }

  INLINE Quad<W> fetch(int type, i64 across, i64 along) {
    int first = is_along ? numbers : lines, other = is_along ? lines : numbers;
    Quad<W> result;
    if (is_whole && first >= 4 && other > 0) {
      result = load_quad<C>(type, next);
    } else {
      i64 apart = is_along ? along : across;
#pragma unroll
      for (int i = 0; i < 4; i++)
        result.at[i] = other > 0 && i < first ? Access<C>::load(type, next, i * apart) : (W)0;
    }
    next += depth * along * C::bytes;
    numbers -= depth;
    return result;
  }

  INLINE void put(const Quad<W> &four, W *shared) {
    if (is_along) {
#pragma unroll
      for (int i = 0; i < 4; i++) shared[slot + i * (tile + 4)] = four.at[i];
    } else {
      *(Quad<W> *)(shared + slot) = four;
    }
  }
};

// A block of 256 threads makes 16 * side x 16 * side elements, side x side in each thread's registers. Both
// operands lie in shared memory by depth, twice: while one part is multiplied, the next is on its way. Each
// of the 4 x 2 warps has a rectangle of 4 * side x 8 * side elements, each of its 4 x 8 threads four
// neighbours in both directions, and with side 8 four more beyond those of the others; so the threads of a
// warp read few different numbers, and those side by side.
template <class C, int side, int depth>
INLINE void multiply(
    int m, int n, int k, int type, const Matrix &a, const Matrix &b, const Matrix &bias, void *out, i64 out_batch) {
  typedef typename C::W W;
  const int tile = 16 * side, groups = side / 4;
  __shared__ __align__(16) W a_shared[2][depth][tile + 4], b_shared[2][depth][tile + 4];
  int top = blockIdx.y * tile, left = blockIdx.x * tile;
  i64 z = blockIdx.z;
  Part<C, tile, depth> a_part, b_part;
  a_part.begin(a.data, z * a.batch, a.row, a.column, a.batch, top, m, k);
  b_part.begin(b.data, z * b.batch, b.column, b.row, b.batch, left, n, k);
  int warp = threadIdx.x / 32, lane = threadIdx.x % 32;
  int down = warp / 2 * 4 * side + lane / 8 * 4, across = warp % 2 * 8 * side + lane % 8 * 4;
  W sums[side][side];
#pragma unroll
  for (int i = 0; i < side; i++)
#pragma unroll
    for (int j = 0; j < side; j++) sums[i][j] = 0;
  a_part.put(a_part.fetch(type, a.row, a.column), a_shared[0][0]);
  b_part.put(b_part.fetch(type, b.column, b.row), b_shared[0][0]);
  __syncthreads();
  int now = 0;
  for (int from = 0; from < k; from += depth) {
    bool has_next = from + depth < k;
    Quad<W> a_next, b_next;
    if (has_next) {
      a_next = a_part.fetch(type, a.row, a.column);
      b_next = b_part.fetch(type, b.column, b.row);
    }
#pragma unroll
    for (int deep = 0; deep < depth; deep++) {
      Quad<W> x[groups], y[groups];
#pragma unroll
      for (int g = 0; g < groups; g++) {
        x[g] = *(Quad<W> *)&a_shared[now][deep][down + g * 16];
        y[g] = *(Quad<W> *)&b_shared[now][deep][across + g * 32];
      }
#pragma unroll
      for (int i = 0; i < side; i++)
#pragma unroll
        for (int j = 0; j < side; j++)
          sums[i][j] = m_fma(x[i / 4].at[i % 4], y[j / 4].at[j % 4], sums[i][j]);
    }
    if (has_next) {
      // Nobody reads this half any more: all have passed the last barrier after they did.
      now = 1 - now;
      a_part.put(a_next, a_shared[now][0]);
      b_part.put(b_next, b_shared[now][0]);
      __syncthreads();
    }
  }
  bool is_whole = sizeof(W) == 4 && type == type_f32 && n % 4 == 0 && out_batch % 4 == 0 && ((u64)out & 15) == 0;
#pragma unroll
  for (int i = 0; i < side; i++) {
    int row = top + down + i / 4 * 16 + i % 4;
#pragma unroll
    for (int g = 0; g < groups; g++) {
      int column = left + across + g * 32;
      if (row >= m || column >= n) continue;
      Quad<W> four;
#pragma unroll
      for (int j = 0; j < 4; j++) {
        four.at[j] = sums[i][g * 4 + j];
        if (bias.data && column + j < n)
          four.at[j] += Access<C>::load(type, bias.data, z * bias.batch + row * bias.row + (column + j) * bias.column);
      }
      i64 at = z * out_batch + (i64)row * n + column;
      if (is_whole) {
        *(Quad<W> *)((W *)out + at) = four;
      } else {
#pragma unroll
        for (int j = 0; j < 4; j++)
          if (column + j < n) Access<C>::store(type, out, at + j, four.at[j]);
      }
    }
  }
}

#define MATMUL(NAME, C, SIDE, DEPTH)                                                                          \
  extern "C" __global__ void __launch_bounds__(256, 2) matmul_##NAME(                                         \
      int m, int n, int k, int type, Matrix a, Matrix b, Matrix bias, void *out, i64 out_batch) {             \
    multiply<C, SIDE, DEPTH>(m, n, k, type, a, b, bias, out, out_batch);                                      \
  }
MATMUL(float32, Float32, 4, 16)
MATMUL(half, Half, 4, 16)
MATMUL(float64, Float64, 4, 16)
MATMUL(wide_float32, Float32, 8, 8)

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
