// Element-wise operations on three operands.

// The raw values of TernaryOperation.
enum Ternary { op_addcmul, op_addcdiv, op_lerp, op_clamp };

// NaN stays, and a NaN bound wins.
template <class W>
INLINE W clamped(W x, W low, W high) {
  W raised = x > low || x != x ? x : low;
  return raised < high || raised != raised ? raised : high;
}
template <class W>
INLINE W apply(int op, W x, W y, W z, double p) {
  switch (op) {
    case op_addcmul: return m_fma((W)p * y, z, x);
    case op_addcdiv: return x + ((W)p * y) / z;
    case op_lerp: return z < (W)0.5 && z > (W)-0.5 ? m_fma(z, y - x, x) : m_fma(z - 1, y - x, y);
    default: return clamped(x, y, z);
  }
}
template <>
INLINE i64 apply(int op, i64 x, i64 y, i64 z, double p) {
  if (op == op_addcmul) return (i64)((u64)x + (u64)(i64)p * (u64)y * (u64)z);
  i64 raised = x < y ? y : x;
  return raised > z ? z : raised;
}

#define TERNARY(NAME, C)                                                                                      \
  extern "C" __global__ void ternary_##NAME(                                                                  \
      Layout layout, int op, int type, const void *a, const void *b, const void *c, double p, void *out) {    \
    FOR_EACH(i, layout.count) {                                                                               \
      i64 at[4];                                                                                              \
      locate(layout, i, at);                                                                                  \
      C::W x = Access<C>::load(type, a, at[1]), y = Access<C>::load(type, b, at[2]);                          \
      C::W z = Access<C>::load(type, c, at[3]);                                                               \
      Access<C>::store(type, out, at[0], apply(op, x, y, z, p));                                              \
    }                                                                                                         \
  }
FOR_ALL(TERNARY)

#define SELECT(WIDTH, T)                                                                                      \
  extern "C" __global__ void select_##WIDTH(                                                                  \
      Layout layout, const u8 *condition, const void *a, const void *b, void *out) {                          \
    FOR_EACH(i, layout.count) {                                                                               \
      i64 at[4];                                                                                              \
      locate(layout, i, at);                                                                                  \
      ((T *)out)[at[0]] = condition[at[1]] ? ((const T *)a)[at[2]] : ((const T *)b)[at[3]];                   \
    }                                                                                                         \
  }
SELECT(1, u8)
SELECT(2, u16)
SELECT(4, u32)
SELECT(8, u64)
