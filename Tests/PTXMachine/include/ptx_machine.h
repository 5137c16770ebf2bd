// Runs decoded PTX on the host, a warp of 32 threads at a time.
//
// The parser turns every operand into a row of the register file: virtual registers, immediate numbers
// and special registers (%tid ...) alike. An instruction reads of a row only as many bits as its type
// has, so rows need no normal form. Threads of a warp that part ways are resumed lowest instruction
// first, which brings them together again. Every access to memory is checked against what is allocated.
#ifndef PTX_MACHINE_H
#define PTX_MACHINE_H
#include <stdint.h>

enum ptx_space { PTX_GENERIC, PTX_GLOBAL, PTX_SHARED, PTX_LOCAL, PTX_PARAM };

// What a generic address of each window begins with.
static const uint64_t PTX_SHARED_WINDOW = 0x5000000000000000;
static const uint64_t PTX_LOCAL_WINDOW = 0x5100000000000000;
static const uint64_t PTX_TABLE_WINDOW = 0x5200000000000000;

typedef struct {
  uint16_t operation;
  uint8_t space, size, is_signed, alignment;
  // For conversions: kinds of source and target, rounding, saturation.
  uint8_t from, to, rounding, saturates;
  uint8_t negated;
  // Rows; -1 where there is none.
  int32_t guard, target, a, b, c, d;
  // An offset of an address, or the place that a branch goes to.
  int64_t offset;
  uint32_t hint;
} ptx_instruction;

typedef struct {
  int32_t row;
  uint64_t value;
} ptx_constant;

typedef struct {
  ptx_instruction *code;
  int32_t count, rows;
  const ptx_constant *constants;
  int32_t constant_count;
  // Rows of %tid, %ntid, %ctaid, %nctaid (x, y, z each) and %laneid, or -1.
  int32_t special[13];
  uint32_t shared_bytes, local_bytes;
  const uint8_t *tables;
  uint64_t table_bytes;
} ptx_kernel;

// Memory of the device that is allocated, by rising address.
typedef struct {
  uint64_t start, size;
  uint8_t *host;
} ptx_allocation;

typedef struct {
  const ptx_allocation *allocations;
  uint32_t allocation_count;
  const uint8_t *parameters;
  uint64_t parameter_bytes;
  uint32_t grid[3], block[3], dynamic_shared;
  uint64_t instruction_limit;
} ptx_launch;

enum ptx_failure {
  PTX_FINE, PTX_BAD_ADDRESS, PTX_MISALIGNED, PTX_STUCK_BARRIER, PTX_TOO_LONG, PTX_NO_MEMORY
};

typedef struct {
  int32_t failure;
  int32_t instruction;
  uint64_t address;
  uint32_t block[3], thread;
  uint64_t executed;
} ptx_outcome;

// The number of an operation, by its name without rounding and approximation; -1 if it is unknown.
int32_t ptx_operation(const char *name);
// Kinds for conversions: 0 where the name is none.
uint8_t ptx_kind(const char *name);
ptx_outcome ptx_run(const ptx_kernel *kernel, const ptx_launch *launch);

#endif
