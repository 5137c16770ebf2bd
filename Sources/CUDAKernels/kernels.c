// The PTX of each family as bytes, and their table; both in the order of the names.
#include "cuda_kernels.h"
#include <stddef.h>
#include <string.h>

static const char ptx_binary[] = {
#embed "PTX/binary.ptx"
    , 0};
static const char ptx_fill[] = {
#embed "PTX/fill.ptx"
    , 0};
static const char ptx_products[] = {
#embed "PTX/products.ptx"
    , 0};
static const char ptx_reduce[] = {
#embed "PTX/reduce.ptx"
    , 0};
static const char ptx_ternary[] = {
#embed "PTX/ternary.ptx"
    , 0};
static const char ptx_unary[] = {
#embed "PTX/unary.ptx"
    , 0};

static const struct {
  const char *family, *text;
} table[] = {
    {"binary", ptx_binary},     {"fill", ptx_fill},       {"products", ptx_products},
    {"reduce", ptx_reduce},     {"ternary", ptx_ternary}, {"unary", ptx_unary},
};

const char *cuda_kernels(const char *family) {
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    if (strcmp(table[i].family, family) == 0) return table[i].text;
  return NULL;
}
