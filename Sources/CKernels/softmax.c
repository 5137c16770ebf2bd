// The public softmax functions: rows or columns, shared out over threads.

#include "softmax.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "parallel.h"
#include "softmax_tables.h"

typedef struct {
  columns_form form;
  const softmax_kernel *kernel;
  int64_t width, n, inner;
  const char *x, *y;
  char *out;
  _Atomic bool out_of_memory;
} task;

static void run_rows(void *context, int64_t begin, int64_t end) {
  task *t = context;
  int64_t from = begin * t->n * t->width, rows = end - begin;
  const char *x = t->x + from, *y = t->y ? t->y + from : NULL;
  char *out = t->out + from;
  switch (t->form) {
    case columns_softmax: t->kernel->softmax(rows, t->n, x, out); break;
    case columns_log_softmax: {
      char few[1024], *line = t->n * t->width <= (int64_t)sizeof few ? few : malloc((size_t)(t->n * t->width));
      if (!line) {
        atomic_store(&t->out_of_memory, true);
        return;
      }
      t->kernel->log_softmax(rows, t->n, line, x, out);
      if (line != few) free(line);
      break;
    }
    case columns_softmax_backward: t->kernel->softmax_backward(rows, t->n, x, y, out); break;
    case columns_log_softmax_backward: t->kernel->log_softmax_backward(rows, t->n, x, y, out); break;
  }
}

static void run_blocks(void *context, int64_t begin, int64_t end) {
  task *t = context;
  char *scratch = malloc((size_t)(2 * t->inner * t->width));
  if (!scratch) {
    atomic_store(&t->out_of_memory, true);
    return;
  }
  for (int64_t i = begin; i < end; i++) {
    int64_t from = i * t->n * t->inner * t->width;
    t->kernel->columns(t->form, t->n, t->inner, scratch, t->x + from, t->y ? t->y + from : NULL,
                       t->out + from);
  }
  free(scratch);
}

static taper_status run(columns_form form, taper_type type, int64_t outer, int64_t n, int64_t inner,
                        const void *x, const void *y, void *out) {
  if (type != TAPER_F32 && type != TAPER_F64) return TAPER_UNSUPPORTED;
  if (outer <= 0 || n <= 0 || inner <= 0) return TAPER_OK;
  const softmax_table *loops = &PICK(softmax_loops);
  task t = {.form = form, .kernel = type == TAPER_F32 ? &loops->f32 : &loops->f64,
            .width = type == TAPER_F32 ? 4 : 8, .n = n, .inner = inner, .x = x, .y = y, .out = out};
  int64_t grain = 1 + 16384 / (n * inner);
  taper_parallel(outer, grain, &t, inner == 1 ? run_rows : run_blocks);
  return atomic_load(&t.out_of_memory) ? TAPER_NO_MEMORY : TAPER_OK;
}

taper_status taper_softmax(taper_type type, int64_t outer, int64_t n, int64_t inner, const void *x, void *out) {
  return run(columns_softmax, type, outer, n, inner, x, NULL, out);
}

taper_status taper_log_softmax(taper_type type, int64_t outer, int64_t n, int64_t inner, const void *x,
                               void *out) {
  return run(columns_log_softmax, type, outer, n, inner, x, NULL, out);
}

taper_status taper_softmax_backward(taper_type type, int64_t outer, int64_t n, int64_t inner, const void *grad,
                                    const void *y, void *out) {
  return run(columns_softmax_backward, type, outer, n, inner, grad, y, out);
}

taper_status taper_log_softmax_backward(taper_type type, int64_t outer, int64_t n, int64_t inner,
                                        const void *grad, const void *y, void *out) {
  return run(columns_log_softmax_backward, type, outer, n, inner, grad, y, out);
}
