// Filling, copying, converting, and sequences.

template <class T>
INLINE void fill(const Layout &layout, void *out, T value) {
  FOR_EACH(i, layout.count) {
    i64 at[1];
    locate(layout, i, at);
    ((T *)out)[at[0]] = value;
  }
}
template <class T>
INLINE void copy(const Layout &layout, const void *x, void *out) {
  FOR_EACH(i, layout.count) {
    i64 at[2];
    locate(layout, i, at);
    ((T *)out)[at[0]] = ((const T *)x)[at[1]];
  }
}

// Elements of one width are filled and copied alike, whatever they mean.
#define BY_WIDTH(WIDTH, T)                                                                                        \
  extern "C" __global__ void fill_##WIDTH(Layout layout, u64 bits, void *out) { fill<T>(layout, out, (T)bits); } \
  extern "C" __global__ void copy_##WIDTH(Layout layout, const void *x, void *out) { copy<T>(layout, x, out); }
BY_WIDTH(1, u8)
BY_WIDTH(2, u16)
BY_WIDTH(4, u32)
BY_WIDTH(8, u64)

#define CONVERT(NAME, C)                                                                                         \
  extern "C" __global__ void convert_##NAME(Layout layout, int from, int to, const void *x, void *out) {         \
    FOR_EACH(i, layout.count) {                                                                                  \
      i64 at[2];                                                                                                 \
      locate(layout, i, at);                                                                                     \
      C::W value = Access<C>::load(from, x, at[1]);                                                              \
      put(to, out, at[0], sizeof(value) == 4 ? (double)value : value);                                           \
    }                                                                                                            \
  }
FOR_ALL(CONVERT)

extern "C" __global__ void arange_real(u32 count, int type, double start, double step, void *out) {
  FOR_EACH(i, count) put(type, out, i, start + step * (double)i);
}
extern "C" __global__ void arange_whole(u32 count, int type, i64 start, i64 step, void *out) {
  FOR_EACH(i, count) put(type, out, i, start + step * (i64)i);
}

// From both ends, so that the last element is exact.
template <class W>
INLINE void space(u32 count, int type, double start, double end, void *out) {
  W from = (W)start, to = (W)end, step = (to - from) / (W)(count - 1);
  FOR_EACH(i, count) {
    W value = i < count / 2 ? from + step * (W)i : to - step * (W)(count - i - 1);
    put(type, out, i, (double)value);
  }
}
extern "C" __global__ void linspace(u32 count, int type, double start, double end, void *out) {
  if (type == type_f64) {
    space<double>(count, type, start, end, out);
  } else {
    space<float>(count, type, start, end, out);
  }
}
