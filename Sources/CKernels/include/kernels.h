// The hot CPU loops: nothing but pointers and counts.

#ifndef TAPER_KERNELS_H
#define TAPER_KERNELS_H

#include "types.h"

#include "convolution.h"
#include "elementwise.h"
#include "fft.h"
#include "matmul.h"
#include "openblas.h"
#include "normalize.h"
#include "parallel.h"
#include "random.h"
#include "reduce.h"
#include "softmax.h"
#include "sort.h"

#endif
