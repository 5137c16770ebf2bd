// arange, linspace and strided copies.

#include "elementwise.h"
#include "scalar_types.h"

#pragma STDC FP_CONTRACT OFF

taper_status taper_arange_int(taper_type type, int64_t n, int64_t start, int64_t step, void *out) {
#define INT_SEQUENCE(SUFFIX, T, W, ACCESS, TAG)                                                       \
  case TAG##SUFFIX: {                                                                                 \
    T *o = out;                                                                                       \
    for (int64_t i = 0; i < n; i++) o[i] = (T)((uint64_t)start + (uint64_t)i * (uint64_t)step);       \
    return TAPER_OK;                                                                                  \
  }
  enum { tag_u8 = TAPER_U8, tag_i8 = TAPER_I8, tag_i16 = TAPER_I16, tag_i32 = TAPER_I32, tag_i64 = TAPER_I64 };
  switch ((int)type) {
    FOR_INTS(INT_SEQUENCE, tag_)
    default: return TAPER_UNSUPPORTED;
  }
}

// Two vectors of eight at a time: the base is rounded to the type first, then base + lane * step; the
// elements left over are computed alone.
taper_status taper_arange(taper_type type, int64_t n, double start, double step, void *out) {
  if (type == TAPER_F64) {
    double *o = out;
    for (int64_t i = 0; i < n; i++) o[i] = FMA(step, (double)i, start);
    return TAPER_OK;
  }
  if (type == TAPER_F32) {
    float *o = out;
    int64_t i = 0;
    for (; i + 16 <= n; i += 16) {
      for (int64_t from = i; from < i + 16; from += 8) {
        float base = (float)(start + step * (double)from);
        for (int64_t lane = 0; lane < 8; lane++) o[from + lane] = (float)(base + (double)lane * step);
      }
    }
    for (; i < n; i++) o[i] = (float)(start + step * (double)i);
    return TAPER_OK;
  }
  if (type == TAPER_F16 || type == TAPER_BF16) {
    uint16_t *o = out;
    for (int64_t i = 0; i < n; i++) {
      float x = (float)(start + step * (double)i);
      o[i] = type == TAPER_F16 ? float_to_half(x) : float_to_bfloat(x);
    }
    return TAPER_OK;
  }
  return taper_arange_int(type, n, (int64_t)start, (int64_t)step, out);
}

taper_status taper_linspace(taper_type type, int64_t n, double start, double end, void *out) {
#define LINE(T, STORE, FUSED)                                                                    \
  {                                                                                              \
    FUSED from = (FUSED)start, to = (FUSED)end, step = n > 1 ? (to - from) / (FUSED)(n - 1) : 0; \
    T *o = out;                                                                                  \
    for (int64_t i = 0; i < n; i++) {                                                            \
      o[i] = STORE(i < n / 2 ? FMA(step, (FUSED)i, from) : FMA(-step, (FUSED)(n - 1 - i), to));  \
    }                                                                                            \
    if (n == 1) o[0] = STORE(from);                                                              \
    return TAPER_OK;                                                                             \
  }
  switch (type) {
    case TAPER_F32: LINE(float, LOAD_same, float)
    case TAPER_F64: LINE(double, LOAD_same, double)
    case TAPER_F16: LINE(uint16_t, float_to_half, float)
    case TAPER_BF16: LINE(uint16_t, float_to_bfloat, float)
    case TAPER_C64:
    case TAPER_C128:
    case TAPER_BOOL: return TAPER_UNSUPPORTED;
    case TAPER_U8: LINE(uint8_t, (uint8_t)(int64_t), double)
    case TAPER_I8: LINE(int8_t, (int8_t)(int64_t), double)
    case TAPER_I16: LINE(int16_t, (int16_t)(int64_t), double)
    case TAPER_I32: LINE(int32_t, (int32_t)(int64_t), double)
    case TAPER_I64: LINE(int64_t, (int64_t), double)
  }
}

// Copies one plane: blocks of 16 x 16 keep both sides in cache when they run across each other.
#define COPY_PLANE(T)                                                                                   \
  static void plane_##T(int64_t rows, int64_t columns, const T *x, int64_t xr, int64_t xc, T *o,        \
                        int64_t or, int64_t oc) {                                                       \
    if (xc == 1 && oc == 1) {                                                                           \
      for (int64_t i = 0; i < rows; i++) memcpy(o + i * or, x + i * xr, (size_t)columns * sizeof(T));   \
      return;                                                                                           \
    }                                                                                                   \
    for (int64_t i0 = 0; i0 < rows; i0 += 16)                                                           \
      for (int64_t j0 = 0; j0 < columns; j0 += 16) {                                                    \
        int64_t i1 = i0 + 16 < rows ? i0 + 16 : rows, j1 = j0 + 16 < columns ? j0 + 16 : columns;       \
        for (int64_t i = i0; i < i1; i++)                                                               \
          for (int64_t j = j0; j < j1; j++) o[i * or + j * oc] = x[i * xr + j * xc];                    \
      }                                                                                                 \
  }
COPY_PLANE(uint8_t)
COPY_PLANE(uint16_t)
COPY_PLANE(uint32_t)
COPY_PLANE(uint64_t)
COPY_PLANE(wide_element)

static void copy_plane(taper_type type, int64_t rows, int64_t columns, const char *x, int64_t xr, int64_t xc,
                       char *o, int64_t or, int64_t oc) {
  switch (type) {
    case TAPER_BOOL:
    case TAPER_U8:
    case TAPER_I8: plane_uint8_t(rows, columns, (const uint8_t *)x, xr, xc, (uint8_t *)o, or, oc); break;
    case TAPER_I16:
    case TAPER_F16:
    case TAPER_BF16: plane_uint16_t(rows, columns, (const uint16_t *)x, xr, xc, (uint16_t *)o, or, oc); break;
    case TAPER_I32:
    case TAPER_F32: plane_uint32_t(rows, columns, (const uint32_t *)x, xr, xc, (uint32_t *)o, or, oc); break;
    case TAPER_I64:
    case TAPER_C64:
    case TAPER_F64: plane_uint64_t(rows, columns, (const uint64_t *)x, xr, xc, (uint64_t *)o, or, oc); break;
    case TAPER_C128: plane_wide_element(rows, columns, (const wide_element *)x, xr, xc, (wide_element *)o, or, oc); break;
  }
}

static const int64_t widths[] = {1, 1, 1, 2, 4, 8, 2, 2, 4, 8, 8, 16};

void taper_copy(taper_type type, int64_t rank, const int64_t *shape, const void *x, const int64_t *x_steps,
                void *out, const int64_t *out_steps) {
  int64_t width = widths[type];
  int64_t n[TAPER_MAX_RANK], xs[TAPER_MAX_RANK], os[TAPER_MAX_RANK];
  int64_t count = 0;
  // Dimensions of size 1 go, neighbours that run on are merged; the last dimension ends up at count - 1.
  for (int64_t d = 0; d < rank; d++) {
    if (shape[d] == 0) return;
    if (shape[d] == 1) continue;
    if (count > 0 && xs[count - 1] == shape[d] * x_steps[d] && os[count - 1] == shape[d] * out_steps[d]) {
      n[count - 1] *= shape[d];
      xs[count - 1] = x_steps[d];
      os[count - 1] = out_steps[d];
      continue;
    }
    n[count] = shape[d];
    xs[count] = x_steps[d];
    os[count] = out_steps[d];
    count++;
  }
  if (count == 0) {
    memcpy(out, x, (size_t)width);
    return;
  }
  if (count == 1) {
    copy_plane(type, 1, n[0], x, 0, xs[0], out, 0, os[0]);
    return;
  }
  // The plane is the last dimension and the one in which the input runs contiguously, if any.
  int64_t across = count - 2;
  for (int64_t d = 0; d < count - 1; d++)
    if (xs[d] == 1) across = d;
  int64_t index[TAPER_MAX_RANK] = {0};
  const char *from = x;
  char *to = out;
  for (;;) {
    copy_plane(type, n[across], n[count - 1], from, xs[across], xs[count - 1], to, os[across], os[count - 1]);
    int64_t d = count - 2;
    for (; d >= 0; d--) {
      if (d == across) continue;
      from += xs[d] * width;
      to += os[d] * width;
      if (++index[d] < n[d]) break;
      from -= n[d] * xs[d] * width;
      to -= n[d] * os[d] * width;
      index[d] = 0;
    }
    if (d < 0) return;
  }
}
