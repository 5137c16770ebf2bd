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
static const char ptx_losses[] = {
#embed "PTX/losses.ptx"
    , 0};
static const char ptx_normalize[] = {
#embed "PTX/normalize.ptx"
    , 0};
static const char ptx_order[] = {
#embed "PTX/order.ptx"
    , 0};
static const char ptx_places[] = {
#embed "PTX/places.ptx"
    , 0};
static const char ptx_products[] = {
#embed "PTX/products.ptx"
    , 0};
static const char ptx_random[] = {
#embed "PTX/random.ptx"
    , 0};
static const char ptx_reduce[] = {
#embed "PTX/reduce.ptx"
    , 0};
static const char ptx_softmax[] = {
#embed "PTX/softmax.ptx"
    , 0};
static const char ptx_ternary[] = {
#embed "PTX/ternary.ptx"
    , 0};
static const char ptx_unary[] = {
#embed "PTX/unary.ptx"
    , 0};
static const char ptx_windows[] = {
#embed "PTX/windows.ptx"
    , 0};

static const struct {
  const char *family, *text;
} table[] = {
    {"binary", ptx_binary},
    {"fill", ptx_fill},
    {"losses", ptx_losses},
    {"normalize", ptx_normalize},
    {"order", ptx_order},
    {"places", ptx_places},
    {"products", ptx_products},
    {"random", ptx_random},
    {"reduce", ptx_reduce},
    {"softmax", ptx_softmax},
    {"ternary", ptx_ternary},
    {"unary", ptx_unary},
    {"windows", ptx_windows},
};

const char *cuda_kernels(const char *family) {
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    if (strcmp(table[i].family, family) == 0) return table[i].text;
  return NULL;
}
