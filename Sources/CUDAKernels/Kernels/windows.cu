// Windows over images: patches for convolutions, and pooling. Images are [batch, channels, height, width].

struct Window {
  i64 batch, channels, height, width, kernel_height, kernel_width, stride_height, stride_width, padding_height,
      padding_width, dilation_height, dilation_width, out_height, out_width;
};

// The window that reads pixel `at` with its kernel's element k, in one dimension; false if there is none.
INLINE bool window_at(i64 at, i64 k, i64 stride, i64 padding, i64 dilation, i64 count, i64 &window) {
  i64 begin = at + padding - k * dilation;
  if (begin < 0 || begin % stride != 0) return false;
  window = begin / stride;
  return window < count;
}

// Patches [batch, channels * kernel, windows]; `image` elements lie between two images of x.
#define PATCHES(NAME, C)                                                                                      \
  extern "C" __global__ void unfold_##NAME(                                                                   \
      u32 count, Window w, i64 image, int type, const void *x, void *patches) {                               \
    FOR_EACH(index, count) {                                                                                  \
      i64 rest = index;                                                                                       \
      i64 oj = rest % w.out_width;                                                                            \
      rest /= w.out_width;                                                                                    \
      i64 oi = rest % w.out_height;                                                                           \
      rest /= w.out_height;                                                                                   \
      i64 kj = rest % w.kernel_width;                                                                         \
      rest /= w.kernel_width;                                                                                 \
      i64 ki = rest % w.kernel_height;                                                                        \
      rest /= w.kernel_height;                                                                                \
      i64 c = rest % w.channels, n = rest / w.channels;                                                       \
      i64 i = oi * w.stride_height - w.padding_height + ki * w.dilation_height;                               \
      i64 j = oj * w.stride_width - w.padding_width + kj * w.dilation_width;                                  \
      C::W value = 0;                                                                                         \
      if (i >= 0 && i < w.height && j >= 0 && j < w.width)                                                    \
        value = Access<C>::load(type, x, n * image + (c * w.height + i) * w.width + j);                       \
      Access<C>::store(type, patches, index, value);                                                          \
    }                                                                                                         \
  }                                                                                                           \
  extern "C" __global__ void fold_##NAME(                                                                     \
      u32 count, Window w, i64 image, int type, const void *patches, void *x) {                               \
    FOR_EACH(index, count) {                                                                                  \
      i64 rest = index;                                                                                       \
      i64 j = rest % w.width;                                                                                 \
      rest /= w.width;                                                                                        \
      i64 i = rest % w.height;                                                                                \
      rest /= w.height;                                                                                       \
      i64 c = rest % w.channels, n = rest / w.channels;                                                       \
      C::W sum = 0;                                                                                           \
      for (i64 ki = 0; ki < w.kernel_height; ki++) {                                                          \
        i64 oi;                                                                                               \
        if (!window_at(i, ki, w.stride_height, w.padding_height, w.dilation_height, w.out_height, oi)) continue; \
        for (i64 kj = 0; kj < w.kernel_width; kj++) {                                                         \
          i64 oj;                                                                                             \
          if (!window_at(j, kj, w.stride_width, w.padding_width, w.dilation_width, w.out_width, oj)) continue; \
          i64 row = ((n * w.channels + c) * w.kernel_height + ki) * w.kernel_width + kj;                      \
          sum += Access<C>::load(type, patches, (row * w.out_height + oi) * w.out_width + oj);                \
        }                                                                                                     \
      }                                                                                                       \
      Access<C>::store(type, x, n * image + (c * w.height + i) * w.width + j, sum);                           \
    }                                                                                                         \
  }
FOR_FLOATS(PATCHES)

// The part of an average's window that lies on the padded image, and on the image.
struct Extent {
  i64 begin, end, whole;
};
INLINE Extent extent(i64 o, i64 stride, i64 padding, i64 kernel, i64 size) {
  Extent e;
  i64 begin = o * stride - padding, end = begin + kernel;
  if (end > size + padding) end = size + padding;
  e.whole = end - begin;
  e.begin = begin < 0 ? 0 : begin;
  e.end = end > size ? size : end;
  return e;
}
INLINE i64 divisor(Extent rows, Extent columns, int counts_padding) {
  i64 height = rows.end - rows.begin, width = columns.end - columns.begin;
  return counts_padding ? rows.whole * columns.whole : (height > 0 ? height : 0) * (width > 0 ? width : 0);
}

#define POOLS(NAME, W)                                                                                        \
  extern "C" __global__ void max_pool_##NAME(u32 count, Window w, const W *x, W *out, i64 *indices) {         \
    FOR_EACH(index, count) {                                                                                  \
      i64 oj = index % w.out_width, rest = index / w.out_width, oi = rest % w.out_height;                     \
      const W *image = x + rest / w.out_height * w.height * w.width;                                          \
      W best = -infinity_of(W());                                                                             \
      i64 at = -1;                                                                                            \
      for (i64 ki = 0; ki < w.kernel_height; ki++) {                                                          \
        i64 i = oi * w.stride_height - w.padding_height + ki * w.dilation_height;                             \
        if (i < 0 || i >= w.height) continue;                                                                 \
        for (i64 kj = 0; kj < w.kernel_width; kj++) {                                                         \
          i64 j = oj * w.stride_width - w.padding_width + kj * w.dilation_width;                              \
          if (j < 0 || j >= w.width) continue;                                                                \
          W value = image[i * w.width + j];                                                                   \
          if (at >= 0 && !(value > best || value != value)) continue;                                         \
          best = value;                                                                                       \
          at = i * w.width + j;                                                                               \
        }                                                                                                     \
      }                                                                                                       \
      out[index] = best;                                                                                      \
      indices[index] = at < 0 ? 0 : at;                                                                       \
    }                                                                                                         \
  }                                                                                                           \
  extern "C" __global__ void max_pool_backward_##NAME(                                                        \
      u32 count, Window w, const W *grad, const i64 *indices, W *out) {                                       \
    FOR_EACH(index, count) {                                                                                  \
      i64 j = index % w.width, rest = index / w.width, i = rest % w.height, pixel = i * w.width + j;          \
      i64 base = rest / w.height * w.out_height * w.out_width;                                                \
      W sum = 0;                                                                                              \
      for (i64 ki = 0; ki < w.kernel_height; ki++) {                                                          \
        i64 oi;                                                                                               \
        if (!window_at(i, ki, w.stride_height, w.padding_height, w.dilation_height, w.out_height, oi)) continue; \
        for (i64 kj = 0; kj < w.kernel_width; kj++) {                                                         \
          i64 oj;                                                                                             \
          if (!window_at(j, kj, w.stride_width, w.padding_width, w.dilation_width, w.out_width, oj)) continue; \
          i64 place = base + oi * w.out_width + oj;                                                           \
          if (indices[place] == pixel) sum += grad[place];                                                    \
        }                                                                                                     \
      }                                                                                                       \
      out[index] = sum;                                                                                       \
    }                                                                                                         \
  }                                                                                                           \
  extern "C" __global__ void average_pool_##NAME(                                                             \
      u32 count, Window w, int counts_padding, const W *x, W *out) {                                          \
    FOR_EACH(index, count) {                                                                                  \
      i64 oj = index % w.out_width, rest = index / w.out_width, oi = rest % w.out_height;                     \
      const W *image = x + rest / w.out_height * w.height * w.width;                                          \
      Extent rows = extent(oi, w.stride_height, w.padding_height, w.kernel_height, w.height);                 \
      Extent columns = extent(oj, w.stride_width, w.padding_width, w.kernel_width, w.width);                  \
      W sum = 0;                                                                                              \
      for (i64 i = rows.begin; i < rows.end; i++)                                                             \
        for (i64 j = columns.begin; j < columns.end; j++) sum += image[i * w.width + j];                      \
      i64 size = divisor(rows, columns, counts_padding);                                                      \
      out[index] = size > 0 ? sum / (W)size : (W)0;                                                           \
    }                                                                                                         \
  }                                                                                                           \
  extern "C" __global__ void average_pool_backward_##NAME(                                                    \
      u32 count, Window w, int counts_padding, const W *grad, W *out) {                                       \
    FOR_EACH(index, count) {                                                                                  \
      i64 j = index % w.width, rest = index / w.width, i = rest % w.height;                                   \
      i64 base = rest / w.height * w.out_height * w.out_width;                                                \
      W sum = 0;                                                                                              \
      for (i64 ki = 0; ki < w.kernel_height; ki++) {                                                          \
        i64 oi;                                                                                               \
        if (!window_at(i, ki, w.stride_height, w.padding_height, 1, w.out_height, oi)) continue;              \
        for (i64 kj = 0; kj < w.kernel_width; kj++) {                                                         \
          i64 oj;                                                                                             \
          if (!window_at(j, kj, w.stride_width, w.padding_width, 1, w.out_width, oj)) continue;               \
          i64 size = divisor(extent(oi, w.stride_height, w.padding_height, w.kernel_height, w.height),        \
                             extent(oj, w.stride_width, w.padding_width, w.kernel_width, w.width), counts_padding); \
          if (size > 0) sum += grad[base + oi * w.out_width + oj] / (W)size;                                  \
        }                                                                                                     \
      }                                                                                                       \
      out[index] = sum;                                                                                       \
    }                                                                                                         \
  }
INLINE float infinity_of(float) { return __int_as_float(0x7f800000); }
INLINE double infinity_of(double) { return __longlong_as_double(0x7ff0000000000000); }
POOLS(float32, float)
POOLS(float64, double)
