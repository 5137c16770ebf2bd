// What every family of kernels begins with: types, layouts, element access.
//
// The script that compiles puts this file in front of each of the others; nothing is included. A kernel
// is compiled for four classes of element types, which do their arithmetic in one type W each: float32
// alone, the two 16-bit floats, float64, and all integers with bool. The class is a template argument,
// the exact type of a half or an integer a number that all threads share.

typedef unsigned char u8;
typedef signed char i8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef long long i64;
typedef unsigned long long u64;

// The raw values of Taper's DType.
enum Type { type_bool, type_u8, type_i8, type_i16, type_i32, type_i64, type_f16, type_bf16, type_f32, type_f64 };

struct Float32 { typedef float W; enum { bytes = 4 }; };
struct Half { typedef float W; enum { bytes = 2 }; };
struct Float64 { typedef double W; enum { bytes = 8 }; };
struct Integer { typedef i64 W; };

#define INLINE __device__ __forceinline__

// Up to four operands over one grid of elements, innermost dimension first, the output being operand 0.
struct Layout {
  u32 count;
  int rank;
  u32 sizes[8];
  i64 steps[4][8];
};

// The offsets, in elements, of element i in K operands.
template <int K>
INLINE void locate(const Layout &layout, u32 i, i64 (&at)[K]) {
#pragma unroll
  for (int k = 0; k < K; k++) at[k] = 0;
#pragma unroll
  for (int d = 0; d < 8; d++) {
    if (d + 1 >= layout.rank) {
#pragma unroll
      for (int k = 0; k < K; k++) at[k] += (i64)i * layout.steps[k][d];
      return;
    }
    u32 outer = i / layout.sizes[d], place = i - outer * layout.sizes[d];
#pragma unroll
    for (int k = 0; k < K; k++) at[k] += (i64)place * layout.steps[k][d];
    i = outer;
  }
}

#define FOR_EACH(i, count)                                                             \
  for (u32 i = blockIdx.x * blockDim.x + threadIdx.x; i < (count); i += gridDim.x * blockDim.x)

// Conversions of the 16-bit floats.
INLINE float half_to_float(u16 h) {
  float x;
  asm("cvt.f32.f16 %0, %1;" : "=f"(x) : "h"(h));
  return x;
}
INLINE u16 float_to_half(float x) {
  u16 h;
  asm("cvt.rn.f16.f32 %0, %1;" : "=h"(h) : "f"(x));
  return h;
}
INLINE float bfloat_to_float(u16 b) { return __uint_as_float((u32)b << 16); }
INLINE u16 float_to_bfloat(float x) {
  u32 u = __float_as_uint(x);
  return x != x ? 0x7fc0 : (u16)((u + 0x7fff + ((u >> 16) & 1)) >> 16);
}

// Element i as a number of the class's arithmetic type, and back.
template <class C>
struct Access;

template <>
struct Access<Float32> {
  static INLINE float load(int, const void *p, i64 i) { return ((const float *)p)[i]; }
  static INLINE void store(int, void *p, i64 i, float x) { ((float *)p)[i] = x; }
};
template <>
struct Access<Half> {
  static INLINE float load(int type, const void *p, i64 i) {
    u16 bits = ((const u16 *)p)[i];
    return type == type_f16 ? half_to_float(bits) : bfloat_to_float(bits);
  }
  static INLINE void store(int type, void *p, i64 i, float x) {
    ((u16 *)p)[i] = type == type_f16 ? float_to_half(x) : float_to_bfloat(x);
  }
};
template <>
struct Access<Float64> {
  static INLINE double load(int, const void *p, i64 i) { return ((const double *)p)[i]; }
  static INLINE void store(int, void *p, i64 i, double x) { ((double *)p)[i] = x; }
};
template <>
struct Access<Integer> {
  static INLINE i64 load(int type, const void *p, i64 i) {
    switch (type) {
      case type_bool: return ((const u8 *)p)[i] != 0;
      case type_u8: return ((const u8 *)p)[i];
      case type_i8: return ((const i8 *)p)[i];
      case type_i16: return ((const short *)p)[i];
      case type_i32: return ((const int *)p)[i];
      default: return ((const i64 *)p)[i];
    }
  }
  static INLINE void store(int type, void *p, i64 i, i64 x) {
    switch (type) {
      case type_bool: ((u8 *)p)[i] = x != 0; break;
      case type_u8:
      case type_i8: ((u8 *)p)[i] = (u8)x; break;
      case type_i16: ((u16 *)p)[i] = (u16)x; break;
      case type_i32: ((int *)p)[i] = (int)x; break;
      default: ((i64 *)p)[i] = x;
    }
  }
};

// Stores a number as an element of any type.
INLINE void put(int to, void *out, i64 at, i64 x) {
  switch (to) {
    case type_f16: ((u16 *)out)[at] = float_to_half((float)x); break;
    case type_bf16: ((u16 *)out)[at] = float_to_bfloat((float)x); break;
    case type_f32: ((float *)out)[at] = (float)x; break;
    case type_f64: ((double *)out)[at] = (double)x; break;
    default: Access<Integer>::store(to, out, at, x);
  }
}

// Out of range a float becomes the nearest int32 or int64, as the processor's conversion gives; the
// narrower integers take the low bits of the int64.
INLINE void put(int to, void *out, i64 at, double x) {
  switch (to) {
    case type_bool: ((u8 *)out)[at] = x != 0; break;
    case type_f16: ((u16 *)out)[at] = float_to_half((float)x); break;
    case type_bf16: ((u16 *)out)[at] = float_to_bfloat((float)x); break;
    case type_f32: ((float *)out)[at] = (float)x; break;
    case type_f64: ((double *)out)[at] = x; break;
    case type_i32: ((int *)out)[at] = (int)x; break;
    default: Access<Integer>::store(to, out, at, (i64)x);
  }
}

// A number of the host, as a float and as an integer.
struct Number {
  double real;
  i64 whole;
};
INLINE float number(Number n, float) { return (float)n.real; }
INLINE double number(Number n, double) { return n.real; }
INLINE i64 number(Number n, i64) { return n.whole; }

// The kernel NAME for every class, or for the floats alone.
#define FOR_FLOATS(KERNEL) KERNEL(float32, Float32) KERNEL(half, Half) KERNEL(float64, Float64)
#define FOR_ALL(KERNEL) FOR_FLOATS(KERNEL) KERNEL(integer, Integer)

// One name for both float types.
#define BOTH(NAME, FLOAT, DOUBLE)                     \
  INLINE float m_##NAME(float x) { return FLOAT(x); } \
  INLINE double m_##NAME(double x) { return DOUBLE(x); }
BOTH(exp, expf, exp)
BOTH(log, logf, log)
BOTH(expm1, expm1f, expm1)
BOTH(log1p, log1pf, log1p)
BOTH(sqrt, sqrtf, sqrt)
BOTH(abs, fabsf, fabs)
BOTH(trunc, truncf, trunc)
BOTH(floor, floorf, floor)
BOTH(tanh, tanhf, tanh)
BOTH(erf, erff, erf)
INLINE float m_fma(float x, float y, float z) { return fmaf(x, y, z); }
INLINE double m_fma(double x, double y, double z) { return fma(x, y, z); }
INLINE i64 m_fma(i64 x, i64 y, i64 z) { return x * y + z; }
INLINE float m_fmod(float x, float y) { return fmodf(x, y); }
INLINE double m_fmod(double x, double y) { return fmod(x, y); }
INLINE float m_pow(float x, float y) { return powf(x, y); }
INLINE double m_pow(double x, double y) { return pow(x, y); }

// The sum over a block's threads, for all of them; `parts` has room for one number of each.
template <class W>
INLINE W block_sum(W value, W *parts) {
  parts[threadIdx.x] = value;
  for (u32 half = blockDim.x / 2; half > 0; half /= 2) {
    __syncthreads();
    if (threadIdx.x < half) {
      value += parts[threadIdx.x + half];
      parts[threadIdx.x] = value;
    }
  }
  __syncthreads();
  value = parts[0];
  __syncthreads();
  return value;
}
