// What all kernels share: element types, status codes, the meaning of a step.
//
// A step (stride) counts elements, not bytes. Step 0 repeats one element: that is how a scalar operand
// and a broadcast dimension are passed. Digits never depend on the instruction set or on the number of
// threads.

#ifndef TAPER_TYPES_H
#define TAPER_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The element types, in the order of PyTorch's promotion table.
typedef enum __attribute__((enum_extensibility(closed), swift_name("KernelType"))) taper_type : uint8_t {
  TAPER_BOOL __attribute__((swift_name("bool"))) = 0,
  TAPER_U8 __attribute__((swift_name("uint8"))) = 1,
  TAPER_I8 __attribute__((swift_name("int8"))) = 2,
  TAPER_I16 __attribute__((swift_name("int16"))) = 3,
  TAPER_I32 __attribute__((swift_name("int32"))) = 4,
  TAPER_I64 __attribute__((swift_name("int64"))) = 5,
  TAPER_F16 __attribute__((swift_name("float16"))) = 6,
  TAPER_BF16 __attribute__((swift_name("bfloat16"))) = 7,
  TAPER_F32 __attribute__((swift_name("float32"))) = 8,
  TAPER_F64 __attribute__((swift_name("float64"))) = 9,
  TAPER_C64 __attribute__((swift_name("complex64"))) = 10,
  TAPER_C128 __attribute__((swift_name("complex128"))) = 11,
} taper_type;

/// What a kernel returns.
typedef enum __attribute__((enum_extensibility(closed), swift_name("KernelStatus"))) taper_status : int32_t {
  TAPER_OK __attribute__((swift_name("ok"))) = 0,
  /// The operation has no meaning for the element type.
  TAPER_UNSUPPORTED __attribute__((swift_name("unsupported"))) = 1,
  /// An integer was divided by zero; the output is unspecified.
  TAPER_ZERO_DIVISION __attribute__((swift_name("zeroDivision"))) = 2,
  /// Scratch memory could not be had; the output is unspecified.
  TAPER_NO_MEMORY __attribute__((swift_name("noMemory"))) = 3,
  /// An index lies outside its range; the output is unspecified.
  TAPER_BAD_INDEX __attribute__((swift_name("badIndex"))) = 4,
} taper_status;

/// The greatest number of dimensions of the kernels that take a shape.
#define TAPER_MAX_RANK 16

#endif
