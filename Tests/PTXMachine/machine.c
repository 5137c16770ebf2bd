// The machine: one block after another, warps in turn between barriers.

#include "ptx_machine.h"

#include <fenv.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

typedef union {
  uint64_t u;
  int64_t s;
  uint32_t w;
  int32_t i;
  uint16_t h;
  int16_t k;
  float f;
  double r;
} lane;

#include "operations.h"

enum { lanes = 32, most_warps = 32 };
#define ALL_LANES UINT32_C(0xffffffff)

static float rounded(int mode, int kind, float a, float b, float c) {
  volatile float x = a, y = b, z = c, result;
  fesetround(mode);
  result = kind == 0 ? x + y : kind == 1 ? x * y : fmaf(x, y, z);
  fesetround(FE_TONEAREST);
  return result;
}

// Four bytes of two words, each chosen by a digit: its low bits name the byte, its high bit says to repeat
// that byte's sign.
static uint32_t permuted(uint32_t a, uint32_t b, uint32_t digits) {
  uint64_t bytes = (uint64_t)b << 32 | a;
  uint32_t result = 0;
  for (int k = 0; k < 4; k++) {
    uint32_t digit = digits >> (4 * k) & 15;
    uint32_t byte = (uint32_t)(bytes >> (8 * (digit & 7)) & 255);
    if (digit & 8) byte = byte & 128 ? 255 : 0;
    result |= byte << (8 * k);
  }
  return result;
}

// Names in the order of the operations' numbers; those that the machine itself knows come after.
static const char *const names[] = {
#define OP(name, ...) name,
#define CARRY_OP OP
    OPERATIONS
#undef CARRY_OP
#undef OP
    "bra", "ret", "bar", "ld", "st", "cvt", "nop", "atom.cas"};
enum { own_operations = sizeof names / sizeof *names - 8 };
enum { do_branch = own_operations, do_return, do_barrier, do_load, do_store, do_convert, do_nothing, do_exchange };

int32_t ptx_operation(const char *name) {
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(names[i], name) == 0) return (int32_t)i;
  return -1;
}

enum { kind_none, kind_u8, kind_s8, kind_u16, kind_s16, kind_u32, kind_s32, kind_u64, kind_s64, kind_f16, kind_f32, kind_f64 };
uint8_t ptx_kind(const char *name) {
  static const char *const kinds[] = {"", "u8", "s8", "u16", "s16", "u32", "s32", "u64", "s64", "f16", "f32", "f64"};
  for (uint8_t i = 1; i < 12; i++)
    if (strcmp(kinds[i], name) == 0) return i;
  return 0;
}

static float half_to_float(uint16_t h) {
  uint32_t sign = (uint32_t)(h >> 15) << 31, exponent = h >> 10 & 31, fraction = h & 1023;
  float magnitude = exponent == 0    ? ldexpf((float)fraction, -24)
                    : exponent == 31 ? (fraction ? NAN : INFINITY)
                                     : ldexpf((float)(fraction | 1024), (int)exponent - 25);
  return sign ? -magnitude : magnitude;
}
static uint16_t float_to_half(float x) {
  lane v = {.f = x};
  uint16_t sign = (uint16_t)(v.w >> 16 & 0x8000);
  float magnitude = fabsf(x);
  if (x != x) return 0x7fff;
  if (magnitude >= 65520.0f) return sign | 0x7c00;
  int exponent;
  frexpf(magnitude, &exponent);
  if (exponent < -13) return sign | (uint16_t)rintf(ldexpf(magnitude, 24));
  uint32_t scaled = (uint32_t)rintf(ldexpf(magnitude, 11 - exponent));
  return (uint16_t)(sign | (((uint32_t)(exponent + 14 - 1) << 10) + scaled));
}

// A conversion of one value. Floats to integers saturate; NaN gives zero, or the least int64.
static lane convert(const ptx_instruction *in, lane a) {
  lane o = {.u = 0};
  double real = 0;
  int64_t whole = 0;
  bool from_real = in->from >= kind_f16;
  switch (in->from) {
    case kind_u8: whole = (uint8_t)a.u; break;
    case kind_s8: whole = (int8_t)a.u; break;
    case kind_u16: whole = a.h; break;
    case kind_s16: whole = a.k; break;
    case kind_u32: whole = a.w; break;
    case kind_s32: whole = a.i; break;
    case kind_u64:
    case kind_s64: whole = a.s; break;
    case kind_f16: real = half_to_float(a.h); break;
    case kind_f32: real = a.f; break;
    default: real = a.r;
  }
  if (from_real) {
    switch (in->rounding) {
      case 'z': real = trunc(real); break;
      case 'n': real = rint(real); break;
      case 'm': real = floor(real); break;
      case 'p': real = ceil(real); break;
    }
    if (in->saturates) real = real != real ? 0 : fmin(fmax(real, 0), 1);
  }
  bool is_unsigned = in->from == kind_u64;
  switch (in->to) {
    case kind_f16: o.h = float_to_half(from_real ? (float)real : (float)whole); return o;
    case kind_f32: o.f = from_real ? (float)real : is_unsigned ? (float)a.u : (float)whole; return o;
    case kind_f64: o.r = from_real ? real : is_unsigned ? (double)a.u : (double)whole; return o;
  }
  if (!from_real) {
    switch (in->to) {
      case kind_u8: o.u = (uint8_t)whole; break;
      case kind_s8: o.s = (int8_t)whole; break;
      case kind_u16: o.u = (uint16_t)whole; break;
      case kind_s16: o.s = (int16_t)whole; break;
      case kind_u32: o.u = (uint32_t)whole; break;
      case kind_s32: o.s = (int32_t)whole; break;
      default: o.s = whole;
    }
    return o;
  }
  static const double low[] = {0, 0, -128, 0, -32768, 0, -0x1p31, 0, -0x1p63};
  static const double high[] = {0, 255, 127, 65535, 32767, 0xffffffffp0, 0x7fffffffp0, 0x1p64, 0x1p63};
  bool wide = in->to >= kind_u64;
  if (real != real) {
    o.u = wide || in->from == kind_f64 ? (wide ? UINT64_C(1) << 63 : UINT64_C(0x80000000)) : 0;
  } else if (real <= low[in->to]) {
    o.s = in->to == kind_s64 ? INT64_MIN : (int64_t)low[in->to];
  } else if (real >= high[in->to]) {
    o.u = in->to == kind_u64 ? UINT64_MAX : in->to == kind_s64 ? INT64_MAX : (uint64_t)high[in->to];
  } else if (in->to == kind_u64) {
    o.u = (uint64_t)real;
  } else {
    o.s = (int64_t)real;
  }
  return o;
}

typedef struct {
  lane *rows, *carry;
  uint8_t *local;
  uint32_t live, waiting;
  int32_t place[lanes];
} warp;

typedef struct {
  const ptx_kernel *kernel;
  const ptx_launch *launch;
  uint8_t *shared;
  uint64_t shared_bytes;
  ptx_outcome outcome;
} machine;

// The host's address of `size` bytes, or NULL with the failure noted.
static uint8_t *resolve(machine *m, warp *w, ptx_instruction *in, uint64_t address, int l) {
  uint64_t size = in->size;
  if (address % in->alignment != 0) {
    m->outcome.failure = PTX_MISALIGNED;
    m->outcome.address = address;
    return NULL;
  }
  int space = in->space;
  if (space == PTX_PARAM) {
    if (address <= m->launch->parameter_bytes && size <= m->launch->parameter_bytes - address)
      return (uint8_t *)(uintptr_t)m->launch->parameters + address;
  } else if (address >= PTX_SHARED_WINDOW) {
    uint64_t at = address & UINT64_C(0xffffffffffff);
    uint64_t window = address - at;
    if (window == PTX_SHARED_WINDOW && at < m->shared_bytes && size <= m->shared_bytes - at) return m->shared + at;
    uint64_t bytes = m->kernel->local_bytes;
    if (window == PTX_LOCAL_WINDOW && at < bytes && size <= bytes - at) return w->local + (uint64_t)l * bytes + at;
    bytes = m->kernel->table_bytes;
    if (window == PTX_TABLE_WINDOW && at < bytes && size <= bytes - at) return (uint8_t *)(uintptr_t)m->kernel->tables + at;
  } else {
    const ptx_allocation *list = m->launch->allocations;
    uint32_t count = m->launch->allocation_count, k = in->hint;
    if (k < count && address - list[k].start < list[k].size && size <= list[k].size - (address - list[k].start))
      return list[k].host + (address - list[k].start);
    uint32_t below = 0, above = count;
    while (below < above) {
      uint32_t middle = (below + above) / 2;
      if (list[middle].start <= address) {
        below = middle + 1;
      } else {
        above = middle;
      }
    }
    if (below > 0) {
      const ptx_allocation *found = &list[below - 1];
      uint64_t at = address - found->start;
      in->hint = below - 1;
      if (at < found->size && size <= found->size - at) return found->host + at;
    }
  }
  m->outcome.failure = PTX_BAD_ADDRESS;
  m->outcome.address = address;
  return NULL;
}

static bool load(machine *m, warp *w, ptx_instruction *in, lane *o, const lane *a, uint32_t mask) {
  for (uint32_t rest = mask; rest; rest &= rest - 1) {
    int l = __builtin_ctz(rest);
    const uint8_t *from = resolve(m, w, in, a[l].u + (uint64_t)in->offset, l);
    if (!from) return m->outcome.thread = (uint32_t)l, false;
    uint64_t v = 0;
    memcpy(&v, from, in->size);
    if (in->is_signed) v = (uint64_t)((int64_t)(v << (64 - 8 * in->size)) >> (64 - 8 * in->size));
    o[l].u = v;
  }
  return true;
}

static bool store(machine *m, warp *w, ptx_instruction *in, const lane *a, const lane *b, uint32_t mask) {
  for (uint32_t rest = mask; rest; rest &= rest - 1) {
    int l = __builtin_ctz(rest);
    uint8_t *to = resolve(m, w, in, a[l].u + (uint64_t)in->offset, l);
    if (!to) return m->outcome.thread = (uint32_t)l, false;
    memcpy(to, &b[l], in->size);
  }
  return true;
}

// Compare and swap, lane by lane.
static bool exchange(machine *m, warp *w, ptx_instruction *in, lane *o, const lane *a, const lane *b, const lane *c,
                     uint32_t mask) {
  for (uint32_t rest = mask; rest; rest &= rest - 1) {
    int l = __builtin_ctz(rest);
    uint8_t *word = resolve(m, w, in, a[l].u + (uint64_t)in->offset, l);
    if (!word) return m->outcome.thread = (uint32_t)l, false;
    uint64_t old = 0, wanted = 0;
    memcpy(&old, word, in->size);
    memcpy(&wanted, &b[l], in->size);
    lane made = c[l];
    o[l].u = old;
    if (old == wanted) memcpy(word, &made, in->size);
  }
  return true;
}

// The lanes that are furthest behind, which run next.
static uint32_t furthest_behind(const warp *w, uint32_t ready, int32_t *place, int32_t *next) {
  int32_t least = INT32_MAX, second = INT32_MAX;
  uint32_t mask = 0;
  for (uint32_t rest = ready; rest; rest &= rest - 1) {
    int l = __builtin_ctz(rest);
    if (w->place[l] < least) {
      second = least;
      least = w->place[l];
      mask = 0;
    } else if (w->place[l] > least && w->place[l] < second) {
      second = w->place[l];
    }
    if (w->place[l] == least) mask |= UINT32_C(1) << l;
  }
  *place = least;
  *next = second;
  return mask;
}

// Two rows are the same or have nothing in common.
#define SAME_OR_APART _Pragma("clang loop vectorize(assume_safety)")
#define EACH(...)                                             \
  if (mask == ALL_LANES) {                                    \
    SAME_OR_APART for (int l = 0; l < lanes; l++) { __VA_ARGS__; } \
  } else {                                                    \
    for (uint32_t rest = mask; rest; rest &= rest - 1) {      \
      int l = __builtin_ctz(rest);                            \
      __VA_ARGS__;                                            \
    }                                                         \
  }

// Runs a warp until all its threads have ended or wait at a barrier.
static bool run_warp(machine *m, warp *w) {
  ptx_instruction *code = m->kernel->code;
  lane *carries = w->carry;
  int32_t place, next;
  uint32_t group = furthest_behind(w, w->live & ~w->waiting, &place, &next);
  while (group) {
    ptx_instruction *in = &code[place];
    uint32_t mask = group;
    if (in->guard >= 0) {
      const lane *p = w->rows + (int64_t)in->guard * lanes;
      uint32_t holds = 0;
      for (int l = 0; l < lanes; l++) holds |= (uint32_t)((p[l].u & 1) != in->negated) << l;
      mask &= holds;
    }
    lane *po = w->rows + (int64_t)in->target * lanes;
    const lane *pa = w->rows + (int64_t)in->a * lanes, *pb = w->rows + (int64_t)in->b * lanes;
    const lane *pc = w->rows + (int64_t)in->c * lanes, *pd = w->rows + (int64_t)in->d * lanes;
    if (++m->outcome.executed > m->launch->instruction_limit) {
      m->outcome.failure = PTX_TOO_LONG;
      m->outcome.instruction = place;
      return false;
    }
    switch (in->operation) {
#define OP(name, ...)                                                                     \
  case __COUNTER__ - first_case: {                                                        \
    EACH(lane a = pa[l]; lane b = pb[l]; lane c = pc[l]; lane d = pd[l]; lane o = {.u = 0}; \
         (void)a; (void)b; (void)c; (void)d; __VA_ARGS__; po[l] = o)                      \
    break;                                                                                \
  }
#define CARRY_OP(name, ...)                                                               \
  case __COUNTER__ - first_case: {                                                        \
    EACH(lane a = pa[l]; lane b = pb[l]; lane c = pc[l]; lane o = {.u = 0};               \
         lane carry = carries[l]; (void)c; __VA_ARGS__; po[l] = o; carries[l] = carry)    \
    break;                                                                                \
  }
      enum { first_case = __COUNTER__ + 1 };
      OPERATIONS
      case do_convert: EACH(po[l] = convert(in, pa[l])) break;
      case do_load:
        if (!load(m, w, in, po, pa, mask)) return m->outcome.instruction = place, false;
        break;
      case do_store:
        if (!store(m, w, in, pa, pb, mask)) return m->outcome.instruction = place, false;
        break;
      case do_exchange:
        if (!exchange(m, w, in, po, pa, pb, pc, mask)) return m->outcome.instruction = place, false;
        break;
      case do_nothing: break;
      case do_branch:
        if (mask == group) {
          place = (int32_t)in->offset;
          if (place < next) continue;
        } else if (mask == 0) {
          break;
        } else {
          for (uint32_t rest = group; rest; rest &= rest - 1) {
            int l = __builtin_ctz(rest);
            w->place[l] = mask >> l & 1 ? (int32_t)in->offset : place + 1;
          }
          group = furthest_behind(w, w->live & ~w->waiting, &place, &next);
          continue;
        }
        EACH(w->place[l] = place)
        group = furthest_behind(w, w->live & ~w->waiting, &place, &next);
        continue;
      case do_return:
      case do_barrier:
        for (uint32_t rest = group; rest; rest &= rest - 1) w->place[__builtin_ctz(rest)] = place + 1;
        if (in->operation == do_return) {
          w->live &= ~mask;
        } else {
          w->waiting |= mask;
        }
        group = furthest_behind(w, w->live & ~w->waiting, &place, &next);
        continue;
    }
    place++;
    if (place >= next) {
      for (uint32_t rest = group; rest; rest &= rest - 1) w->place[__builtin_ctz(rest)] = place;
      group = furthest_behind(w, w->live & ~w->waiting, &place, &next);
    }
  }
  return true;
}

static void broadcast(warp *w, int32_t row, uint64_t value) {
  if (row < 0) return;
  for (int l = 0; l < lanes; l++) w->rows[(int64_t)row * lanes + l].u = value;
}

static bool run_block(machine *m, warp *warps, int32_t count, const uint32_t block[3]) {
  const ptx_launch *launch = m->launch;
  uint32_t threads = launch->block[0] * launch->block[1] * launch->block[2];
  memset(m->shared, 0xff, m->shared_bytes);
  for (int32_t k = 0; k < count; k++) {
    warp *w = &warps[k];
    uint32_t in_warp = threads - (uint32_t)k * lanes;
    w->live = in_warp >= lanes ? ALL_LANES : (UINT32_C(1) << in_warp) - 1;
    w->waiting = 0;
    memset(w->place, 0, sizeof w->place);
    for (int d = 0; d < 3; d++) broadcast(w, m->kernel->special[6 + d], block[d]);
  }
  while (true) {
    uint32_t live = 0, waiting = 0;
    for (int32_t k = 0; k < count; k++) {
      if (!run_warp(m, &warps[k])) {
        m->outcome.thread += (uint32_t)k * lanes;
        return false;
      }
      live |= warps[k].live;
      waiting |= warps[k].waiting & warps[k].live;
    }
    if (!live) return true;
    if (!waiting) return true;
    for (int32_t k = 0; k < count; k++) warps[k].waiting = 0;
  }
}

ptx_outcome ptx_run(const ptx_kernel *kernel, const ptx_launch *launch) {
  machine m = {.kernel = kernel, .launch = launch};
  uint32_t threads = launch->block[0] * launch->block[1] * launch->block[2];
  int32_t count = (int32_t)((threads + lanes - 1) / lanes);
  // One row more for the carries.
  uint64_t row_bytes = (uint64_t)(kernel->rows + 1) * lanes * sizeof(lane);
  uint64_t local_bytes = (uint64_t)kernel->local_bytes * lanes;
  m.shared_bytes = (kernel->shared_bytes + 15) / 16 * 16 + launch->dynamic_shared;
  uint8_t *memory = malloc((uint64_t)count * (row_bytes + local_bytes) + m.shared_bytes + 64);
  warp *warps = calloc((size_t)count, sizeof(warp));
  if (!memory || !warps) {
    free(memory);
    free(warps);
    m.outcome.failure = PTX_NO_MEMORY;
    return m.outcome;
  }
  uint8_t *free_memory = memory;
  for (int32_t k = 0; k < count; k++) {
    warp *w = &warps[k];
    w->rows = (lane *)(void *)free_memory;
    w->carry = w->rows + (int64_t)kernel->rows * lanes;
    w->local = free_memory + row_bytes;
    free_memory += row_bytes + local_bytes;
    for (int32_t c = 0; c < kernel->constant_count; c++)
      broadcast(w, kernel->constants[c].row, kernel->constants[c].value);
    for (int d = 0; d < 3; d++) {
      broadcast(w, kernel->special[3 + d], launch->block[d]);
      broadcast(w, kernel->special[9 + d], launch->grid[d]);
    }
    for (uint32_t l = 0; l < lanes; l++) {
      uint32_t t = (uint32_t)k * lanes + l;
      uint32_t at[3] = {t % launch->block[0], t / launch->block[0] % launch->block[1],
                        t / launch->block[0] / launch->block[1]};
      for (int d = 0; d < 3; d++)
        if (kernel->special[d] >= 0) w->rows[(int64_t)kernel->special[d] * lanes + l].u = at[d];
      if (kernel->special[12] >= 0) w->rows[(int64_t)kernel->special[12] * lanes + l].u = l;
    }
  }
  m.shared = free_memory;
  uint32_t block[3];
  for (block[2] = 0; block[2] < launch->grid[2]; block[2]++)
    for (block[1] = 0; block[1] < launch->grid[1]; block[1]++)
      for (block[0] = 0; block[0] < launch->grid[0]; block[0]++)
        if (!run_block(&m, warps, count, block)) {
          memcpy(m.outcome.block, block, sizeof block);
          goto done;
        }
done:
  free(memory);
  free(warps);
  return m.outcome;
}
