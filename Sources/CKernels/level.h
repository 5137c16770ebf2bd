// Which build of the loops this machine runs. Each family of loops is compiled three times, for plain
// x86-64, AVX2 with FMA, and AVX-512; the table of the best one is chosen when the program starts.
// Fused multiply-adds are explicit, so that all three give the same digits.

#ifndef TAPER_LEVEL_H
#define TAPER_LEVEL_H

#if defined(__x86_64__)
#define TAPER_HAS_LEVELS 1
/// 0 plain, 1 AVX2, 2 AVX-512.
extern int taper_level;
/// Picks a family's table: PICK(binary_loops) is one of binary_loops_plain, _avx2, _avx512.
#define PICK(name) \
  (*(taper_level == 2 ? &name##_avx512 : taper_level == 1 ? &name##_avx2 : &name##_plain))
#define DECLARE_LEVELS(type, name) extern type name##_plain, name##_avx2, name##_avx512
#else
#define PICK(name) (name##_plain)
#define DECLARE_LEVELS(type, name) extern type name##_plain
#endif

#endif
