// The compiled kernels, embedded at build time.
#ifndef TAPER_CUDA_KERNELS_H
#define TAPER_CUDA_KERNELS_H

// The PTX text of a family of kernels, ended by a zero; NULL if there is no such family.
const char *cuda_kernels(const char *family);

#endif
