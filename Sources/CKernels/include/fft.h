// Discrete Fourier transforms of complex numbers.

#ifndef TAPER_FFT_H
#define TAPER_FFT_H

#include "types.h"

/// `lines` transforms of n contiguous complex numbers each: out[k] = scale * sum of x[j] w^(jk), where w is
/// the n-th root of unity exp(-2 pi i / n), or its conjugate when `inverse`. Input and output are apart.
taper_status taper_fft(taper_type type, int64_t lines, int64_t n, const void *x, bool inverse, double scale,
                       void *out);

#endif
