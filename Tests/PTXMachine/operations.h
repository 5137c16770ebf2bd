// What each operation does to one thread: OP(name, statement), read by the table and by the machine.
//
// In a statement o is the target's lane, a, b, c and d are the operands' lanes. Comparisons give 0 or 1.

#define MOVES                                                                  \
  OP("mov", o.u = a.u)                                                         \
  OP("selp", o.u = c.u & 1 ? a.u : b.u)                                        \
  OP("mov.pack32", o.u = (uint64_t)b.w << 32 | a.w)                            \
  OP("mov.low32", o.u = a.w)                                                   \
  OP("mov.high32", o.u = a.u >> 32)                                            \
  OP("mov.pack16", o.u = (uint32_t)b.h << 16 | a.h)                            \
  OP("mov.low16", o.u = a.h)                                                   \
  OP("mov.high16", o.u = a.w >> 16)

// T: type's name, F: its field, M: the field of the same width without sign.
#define WHOLE(T, F, M, BITS)                                                   \
  OP("add." T, o.M = a.M + b.M)                                                \
  OP("sub." T, o.M = a.M - b.M)                                                \
  OP("mul.lo." T, o.M = (uint64_t)a.M * b.M)                                   \
  OP("mad.lo." T, o.M = (uint64_t)a.M * b.M + c.M)                             \
  OP("div." T, o.F = b.M == 0 ? (uint64_t)-1 : b.M == (uint64_t)-1 >> (64 - BITS) && (lane){.F = -1}.F < 0 ? 0 - (uint64_t)a.M : a.F / b.F) \
  OP("rem." T, o.F = b.M == 0 ? a.F : b.M == (uint64_t)-1 >> (64 - BITS) && (lane){.F = -1}.F < 0 ? 0 : a.F % b.F) \
  OP("min." T, o.F = a.F < b.F ? a.F : b.F)                                    \
  OP("max." T, o.F = a.F > b.F ? a.F : b.F)                                    \
  OP("neg." T, o.M = 0 - (uint64_t)a.M)                                        \
  OP("abs." T, o.M = a.F < 0 ? 0 - (uint64_t)a.M : a.M)                        \
  OP("shr." T, o.F = b.w < BITS ? a.F >> b.w : a.F < 0 ? -1 : 0)               \
  OP("setp.eq." T, o.u = a.F == b.F)                                           \
  OP("setp.ne." T, o.u = a.F != b.F)                                           \
  OP("setp.lt." T, o.u = a.F < b.F)                                            \
  OP("setp.le." T, o.u = a.F <= b.F)                                           \
  OP("setp.gt." T, o.u = a.F > b.F)                                            \
  OP("setp.ge." T, o.u = a.F >= b.F)

#define BITS(T, M, N)                                                          \
  OP("and." T, o.M = a.M & b.M)                                                \
  OP("or." T, o.M = a.M | b.M)                                                 \
  OP("xor." T, o.M = a.M ^ b.M)                                                \
  OP("not." T, o.M = ~a.M)                                                     \
  OP("shl." T, o.M = b.w < N ? (uint64_t)a.M << b.w : 0)                       \
  OP("setp.eq." T, o.u = a.M == b.M)                                           \
  OP("setp.ne." T, o.u = a.M != b.M)

#define WIDE                                                                   \
  OP("mul.wide.u16", o.w = (uint32_t)a.h * b.h)                                \
  OP("mul.wide.s16", o.i = (int32_t)a.k * b.k)                                 \
  OP("mul.wide.u32", o.u = (uint64_t)a.w * b.w)                                \
  OP("mul.wide.s32", o.s = (int64_t)a.i * b.i)                                 \
  OP("mad.wide.u32", o.u = (uint64_t)a.w * b.w + c.u)                          \
  OP("mad.wide.s32", o.u = (uint64_t)((int64_t)a.i * b.i) + c.u)               \
  OP("mul.hi.u32", o.w = (uint64_t)a.w * b.w >> 32)                            \
  OP("mul.hi.s32", o.i = (int64_t)a.i * b.i >> 32)                             \
  OP("mul.hi.u64", o.u = (unsigned __int128)a.u * b.u >> 64)                   \
  OP("mul.hi.s64", o.s = (__int128)a.s * b.s >> 64)

// carry is the lane of the carry that these alone read and write.
#define CARRIES                                                                \
  CARRY_OP("add.cc.u32", { uint64_t v = (uint64_t)a.w + b.w; o.w = v; carry.u = v >> 32; })                   \
  CARRY_OP("addc.u32", o.w = a.w + b.w + (uint32_t)carry.u)                                                   \
  CARRY_OP("addc.cc.u32", { uint64_t v = (uint64_t)a.w + b.w + carry.u; o.w = v; carry.u = v >> 32; })         \
  CARRY_OP("sub.cc.u32", { uint64_t v = (uint64_t)a.w - b.w; o.w = v; carry.u = v >> 63; })                   \
  CARRY_OP("subc.u32", o.w = a.w - b.w - (uint32_t)carry.u)                                                   \
  CARRY_OP("subc.cc.u32", { uint64_t v = (uint64_t)a.w - b.w - carry.u; o.w = v; carry.u = v >> 63; })         \
  CARRY_OP("mad.lo.cc.u32", { uint64_t v = (uint64_t)(uint32_t)(a.w * b.w) + c.w; o.w = v; carry.u = v >> 32; })  \
  CARRY_OP("madc.lo.cc.u32", { uint64_t v = (uint64_t)(uint32_t)(a.w * b.w) + c.w + carry.u; o.w = v; carry.u = v >> 32; }) \
  CARRY_OP("madc.hi.cc.u32", { uint64_t v = ((uint64_t)a.w * b.w >> 32) + c.w + carry.u; o.w = v; carry.u = v >> 32; })   \
  CARRY_OP("madc.hi.u32", { uint64_t v = ((uint64_t)a.w * b.w >> 32) + c.w + carry.u; o.w = v; })              \
  CARRY_OP("madc.lo.u32", { uint64_t v = (uint64_t)(uint32_t)(a.w * b.w) + c.w + carry.u; o.w = v; })

#define ODD                                                                    \
  OP("not.pred", o.u = !(a.u & 1))                                             \
  OP("and.pred", o.u = a.u & b.u & 1)                                          \
  OP("or.pred", o.u = (a.u | b.u) & 1)                                         \
  OP("xor.pred", o.u = (a.u ^ b.u) & 1)                                        \
  OP("prmt.b32", o.w = permuted(a.w, b.w, c.w))                                \
  OP("clz.b32", o.w = a.w ? (uint32_t)__builtin_clz(a.w) : 32)                 \
  OP("clz.b64", o.w = a.u ? (uint32_t)__builtin_clzll(a.u) : 64)               \
  OP("popc.b32", o.w = (uint32_t)__builtin_popcount(a.w))                      \
  OP("brev.b32", o.w = __builtin_bitreverse32(a.w))                            \
  OP("bfi.b32", { uint64_t m = (((uint64_t)1 << (d.w & 63)) - 1) << (c.w & 63); o.w = (b.w & ~m) | (((uint64_t)a.w << (c.w & 63)) & m); }) \
  OP("bfi.b64", { uint64_t m = (d.w >= 64 ? ~UINT64_C(0) : ((uint64_t)1 << d.w) - 1) << (c.w & 63); o.u = (b.u & ~m) | ((a.u << (c.w & 63)) & m); }) \
  OP("bfe.u32", o.w = (a.w >> (b.w & 31)) & (((uint64_t)1 << (c.w & 63)) - 1)) \
  OP("shf.l.wrap.b32", o.w = (((uint64_t)b.w << 32 | a.w) << (c.w & 31)) >> 32) \
  OP("shf.r.wrap.b32", o.w = ((uint64_t)b.w << 32 | a.w) >> (c.w & 31))

#define REAL(T, F, X, FUNCTION)                                                \
  OP("add." T, o.F = a.F + b.F)                                                \
  OP("sub." T, o.F = a.F - b.F)                                                \
  OP("mul." T, o.F = a.F * b.F)                                                \
  OP("div." T, o.F = a.F / b.F)                                                \
  OP("fma." T, o.F = FUNCTION(fma)(a.F, b.F, c.F))                             \
  OP("neg." T, o.F = -a.F)                                                     \
  OP("abs." T, o.F = FUNCTION(fabs)(a.F))                                      \
  OP("min." T, o.F = FUNCTION(fmin)(a.F, b.F))                                 \
  OP("max." T, o.F = FUNCTION(fmax)(a.F, b.F))                                 \
  OP("sqrt." T, o.F = FUNCTION(sqrt)(a.F))                                     \
  OP("rcp." T, o.F = 1 / a.F)                                                  \
  OP("rsqrt." T, o.F = 1 / FUNCTION(sqrt)(a.F))                                \
  OP("copysign." T, o.F = FUNCTION(copysign)(b.F, a.F))                        \
  OP("setp.eq." T, o.u = a.F == b.F)                                           \
  OP("setp.ne." T, o.u = a.F < b.F || a.F > b.F)                               \
  OP("setp.lt." T, o.u = a.F < b.F)                                            \
  OP("setp.le." T, o.u = a.F <= b.F)                                           \
  OP("setp.gt." T, o.u = a.F > b.F)                                            \
  OP("setp.ge." T, o.u = a.F >= b.F)                                           \
  OP("setp.equ." T, o.u = !(a.F < b.F || a.F > b.F))                           \
  OP("setp.neu." T, o.u = a.F != b.F)                                          \
  OP("setp.ltu." T, o.u = !(a.F >= b.F))                                       \
  OP("setp.leu." T, o.u = !(a.F > b.F))                                        \
  OP("setp.gtu." T, o.u = !(a.F <= b.F))                                       \
  OP("setp.geu." T, o.u = !(a.F < b.F))                                        \
  OP("setp.num." T, o.u = a.F == a.F && b.F == b.F)                            \
  OP("setp.nan." T, o.u = a.F != a.F || b.F != b.F)

#define FLOAT_NAME(name) name##f
#define DOUBLE_NAME(name) name
#define SINGLE                                                                 \
  OP("ex2.f32", o.f = exp2f(a.f))                                              \
  OP("lg2.f32", o.f = log2f(a.f))                                              \
  OP("sin.f32", o.f = sinf(a.f))                                               \
  OP("cos.f32", o.f = cosf(a.f))                                               \
  OP("add.rz.f32", o.f = rounded(FE_TOWARDZERO, 0, a.f, b.f, 0))               \
  OP("mul.rz.f32", o.f = rounded(FE_TOWARDZERO, 1, a.f, b.f, 0))               \
  OP("fma.rz.f32", o.f = rounded(FE_TOWARDZERO, 2, a.f, b.f, c.f))             \
  OP("fma.rm.f32", o.f = rounded(FE_DOWNWARD, 2, a.f, b.f, c.f))               \
  OP("fma.rp.f32", o.f = rounded(FE_UPWARD, 2, a.f, b.f, c.f))

#define OPERATIONS                                                             \
  MOVES                                                                        \
  WHOLE("u16", h, h, 16) WHOLE("s16", k, h, 16) WHOLE("u32", w, w, 32) WHOLE("s32", i, w, 32)           \
  WHOLE("u64", u, u, 64) WHOLE("s64", s, u, 64)                                \
  BITS("b16", h, 16) BITS("b32", w, 32) BITS("b64", u, 64)                     \
  WIDE CARRIES ODD REAL("f32", f, f32, FLOAT_NAME) REAL("f64", r, f64, DOUBLE_NAME) SINGLE
