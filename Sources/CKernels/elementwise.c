// The public element-wise functions: choose a loop, run it over rows, on more threads when it is long.

#include "elementwise.h"

#include <stdatomic.h>

#include "parallel.h"
#include "tables.h"

// Bytes of an element, by type.
static const int64_t widths[TAPER_TYPE_COUNT] = {1, 1, 1, 2, 4, 8, 2, 2, 4, 8, 8, 16};

enum { most_operands = 4, parallel_from = 65536, grain_elements = 32768 };

typedef enum { form_unary, form_binary, form_parametric, form_scaled, form_ternary, form_where } loop_form;

// One operation over rows x columns: up to three inputs and, last, the output.
typedef struct {
  loop_form form;
  int32_t operands;
  void *loop;
  int64_t rows, columns;
  char *data[most_operands];
  int64_t row[most_operands], column[most_operands], width[most_operands];
  double p, q;
  _Atomic int32_t status;
} task;

static int32_t run_line(const task *t, char *const d[], int64_t n) {
  const int64_t *s = t->column;
  switch (t->form) {
    case form_unary: return ((unary_loop *)t->loop)(n, d[0], s[0], d[1], s[1]);
    case form_binary: return ((binary_loop *)t->loop)(n, d[0], s[0], d[1], s[1], d[2], s[2]);
    case form_parametric: return ((parametric_loop *)t->loop)(n, d[0], s[0], t->p, t->q, d[1], s[1]);
    case form_scaled:
      return ((scaled_loop *)t->loop)(n, d[0], s[0], d[1], s[1], t->p, t->q, d[2], s[2]);
    case form_ternary:
      return ((ternary_loop *)t->loop)(n, d[0], s[0], d[1], s[1], d[2], s[2], t->p, d[3], s[3]);
    case form_where:
      ((where_loop *)t->loop)(n, (const uint8_t *)d[0], s[0], d[1], s[1], d[2], s[2], d[3], s[3]);
      return TAPER_OK;
  }
}

static void run_rows(void *context, int64_t begin, int64_t end) {
  task *t = context;
  for (int64_t i = begin; i < end; i++) {
    char *d[most_operands];
    for (int32_t k = 0; k < t->operands; k++) d[k] = t->data[k] + i * t->row[k] * t->width[k];
    int32_t status = run_line(t, d, t->columns);
    if (status != TAPER_OK) {
      atomic_store(&t->status, status);
      return;
    }
  }
}

static void run_columns(void *context, int64_t begin, int64_t end) {
  task *t = context;
  char *d[most_operands];
  for (int32_t k = 0; k < t->operands; k++) d[k] = t->data[k] + begin * t->column[k] * t->width[k];
  int32_t status = run_line(t, d, end - begin);
  if (status != TAPER_OK) atomic_store(&t->status, status);
}

static taper_status run(task *t) {
  if (!t->loop) return TAPER_UNSUPPORTED;
  if (t->rows <= 0 || t->columns <= 0) return TAPER_OK;
  if (t->columns < 4 && t->rows > t->columns) {
    // Long lines are cheaper than many short ones.
    int64_t rows = t->rows;
    t->rows = t->columns;
    t->columns = rows;
    for (int32_t k = 0; k < t->operands; k++) {
      int64_t row = t->row[k];
      t->row[k] = t->column[k];
      t->column[k] = row;
    }
  }
  atomic_init(&t->status, TAPER_OK);
  bool large = t->columns >= parallel_from || t->rows >= parallel_from / t->columns;
  if (!large) {
    run_rows(t, 0, t->rows);
  } else if (t->columns >= parallel_from) {
    for (int64_t i = 0; i < t->rows; i++) {
      taper_parallel(t->columns, grain_elements, t, run_columns);
      for (int32_t k = 0; k < t->operands; k++) t->data[k] += t->row[k] * t->width[k];
    }
  } else {
    taper_parallel(t->rows, (grain_elements + t->columns - 1) / t->columns, t, run_rows);
  }
  return (taper_status)atomic_load(&t->status);
}

// A single short line skips the bookkeeping.
#define ONE_SHORT_LINE(rows, columns) ((rows) == 1 && (columns) < parallel_from)
#define OPERAND(pointer) (char *)(uintptr_t)(pointer)

// Few short lines: row steps in bytes.
static taper_status few_lines(binary_loop *loop, int64_t rows, int64_t columns, const char *a, int64_t a_row,
                              int64_t a_column, const char *b, int64_t b_row, int64_t b_column, char *out,
                              int64_t out_row, int64_t out_column) {
  int32_t status = TAPER_OK;
  for (int64_t i = 0; i < rows; i++)
    status |= loop(columns, a + i * a_row, a_column, b + i * b_row, b_column, out + i * out_row, out_column);
  return (taper_status)status;
}

taper_status taper_binary(taper_binary_op op, taper_type type, int64_t rows, int64_t columns, const void *a,
                          int64_t a_row, int64_t a_column, const void *b, int64_t b_row, int64_t b_column,
                          void *out, int64_t out_row, int64_t out_column) {
  binary_loop *loop = PICK(binary_loops).binary[op][type];
  if (loop && ONE_SHORT_LINE(rows, columns))
    return (taper_status)loop(columns, a, a_column, b, b_column, out, out_column);
  int64_t w = widths[type];
  if (loop && rows <= 64 && columns <= 1024) {
    if (columns < 4 && rows > columns)
      return few_lines(loop, columns, rows, a, a_column * w, a_row, b, b_column * w, b_row, out, out_column * w,
                       out_row);
    return few_lines(loop, rows, columns, a, a_row * w, a_column, b, b_row * w, b_column, out, out_row * w,
                     out_column);
  }
  task t = {.form = form_binary, .operands = 3, .loop = (void *)loop, .rows = rows, .columns = columns,
            .data = {OPERAND(a), OPERAND(b), out}, .row = {a_row, b_row, out_row},
            .column = {a_column, b_column, out_column}, .width = {w, w, w}};
  return run(&t);
}

taper_status taper_compare(taper_compare_op op, taper_type type, int64_t rows, int64_t columns, const void *a,
                           int64_t a_row, int64_t a_column, const void *b, int64_t b_row, int64_t b_column,
                           uint8_t *out, int64_t out_row, int64_t out_column) {
  binary_loop *loop = PICK(binary_loops).compare[op][type];
  if (loop && ONE_SHORT_LINE(rows, columns))
    return (taper_status)loop(columns, a, a_column, b, b_column, out, out_column);
  int64_t w = widths[type];
  task t = {.form = form_binary, .operands = 3, .loop = (void *)loop, .rows = rows, .columns = columns,
            .data = {OPERAND(a), OPERAND(b), (char *)out}, .row = {a_row, b_row, out_row},
            .column = {a_column, b_column, out_column}, .width = {w, w, 1}};
  return run(&t);
}

static taper_status run_unary(unary_loop *loop, int64_t rows, int64_t columns, const void *x, int64_t x_row,
                              int64_t x_column, int64_t x_width, void *out, int64_t out_row,
                              int64_t out_column, int64_t out_width) {
  if (loop && ONE_SHORT_LINE(rows, columns))
    return (taper_status)loop(columns, x, x_column, out, out_column);
  task t = {.form = form_unary, .operands = 2, .loop = (void *)loop, .rows = rows, .columns = columns,
            .data = {OPERAND(x), out}, .row = {x_row, out_row}, .column = {x_column, out_column},
            .width = {x_width, out_width}};
  return run(&t);
}

taper_status taper_unary(taper_unary_op op, taper_type type, int64_t rows, int64_t columns, const void *x,
                         int64_t x_row, int64_t x_column, void *out, int64_t out_row, int64_t out_column) {
  return run_unary(PICK(unary_loops).unary[op][type], rows, columns, x, x_row, x_column, widths[type], out,
                   out_row, out_column, widths[type]);
}

taper_status taper_predicate(taper_predicate_op op, taper_type type, int64_t rows, int64_t columns,
                             const void *x, int64_t x_row, int64_t x_column, uint8_t *out, int64_t out_row,
                             int64_t out_column) {
  return run_unary(PICK(unary_loops).predicate[op][type], rows, columns, x, x_row, x_column, widths[type],
                   out, out_row, out_column, 1);
}

void taper_convert(taper_type from, taper_type to, int64_t rows, int64_t columns, const void *x, int64_t x_row,
                   int64_t x_column, void *out, int64_t out_row, int64_t out_column) {
  run_unary(PICK(convert_loops).convert[from][to], rows, columns, x, x_row, x_column, widths[from], out,
            out_row, out_column, widths[to]);
}

static int32_t log_width(taper_type type) { return __builtin_ctzll((uint64_t)widths[type]); }

void taper_fill(taper_type type, int64_t rows, int64_t columns, const void *value, void *out, int64_t out_row,
                int64_t out_column) {
  run_unary(PICK(convert_loops).copy[log_width(type)], rows, columns, value, 0, 0, widths[type], out, out_row,
            out_column, widths[type]);
}

taper_status taper_parametric(taper_parametric_op op, taper_type type, int64_t rows, int64_t columns,
                              const void *x, int64_t x_row, int64_t x_column, double p, double q, void *out,
                              int64_t out_row, int64_t out_column) {
  int64_t w = widths[type];
  task t = {.form = form_parametric, .operands = 2,
            .loop = (void *)PICK(ternary_loops).parametric[op][type], .rows = rows, .columns = columns,
            .data = {OPERAND(x), out}, .row = {x_row, out_row}, .column = {x_column, out_column},
            .width = {w, w}, .p = p, .q = q};
  return run(&t);
}

taper_status taper_scaled(taper_scaled_op op, taper_type type, int64_t rows, int64_t columns, const void *a,
                          int64_t a_row, int64_t a_column, const void *b, int64_t b_row, int64_t b_column,
                          double p, double q, void *out, int64_t out_row, int64_t out_column) {
  int64_t w = widths[type];
  task t = {.form = form_scaled, .operands = 3, .loop = (void *)PICK(ternary_loops).scaled[op][type],
            .rows = rows, .columns = columns, .data = {OPERAND(a), OPERAND(b), out},
            .row = {a_row, b_row, out_row}, .column = {a_column, b_column, out_column}, .width = {w, w, w},
            .p = p, .q = q};
  return run(&t);
}

taper_status taper_ternary(taper_ternary_op op, taper_type type, int64_t rows, int64_t columns, const void *a,
                           int64_t a_row, int64_t a_column, const void *b, int64_t b_row, int64_t b_column,
                           const void *c, int64_t c_row, int64_t c_column, double p, void *out,
                           int64_t out_row, int64_t out_column) {
  int64_t w = widths[type];
  task t = {.form = form_ternary, .operands = 4, .loop = (void *)PICK(ternary_loops).ternary[op][type],
            .rows = rows, .columns = columns, .data = {OPERAND(a), OPERAND(b), OPERAND(c), out},
            .row = {a_row, b_row, c_row, out_row}, .column = {a_column, b_column, c_column, out_column},
            .width = {w, w, w, w}, .p = p};
  return run(&t);
}

void taper_where(taper_type type, int64_t rows, int64_t columns, const uint8_t *condition,
                 int64_t condition_row, int64_t condition_column, const void *a, int64_t a_row,
                 int64_t a_column, const void *b, int64_t b_row, int64_t b_column, void *out, int64_t out_row,
                 int64_t out_column) {
  int64_t w = widths[type];
  task t = {.form = form_where, .operands = 4, .loop = (void *)PICK(convert_loops).where[log_width(type)],
            .rows = rows, .columns = columns,
            .data = {OPERAND(condition), OPERAND(a), OPERAND(b), out},
            .row = {condition_row, a_row, b_row, out_row},
            .column = {condition_column, a_column, b_column, out_column}, .width = {1, w, w, w}};
  run(&t);
}

float taper_half_to_float(uint16_t bits) { return half_to_float(bits); }
uint16_t taper_float_to_half(float value) { return float_to_half(value); }
float taper_bfloat_to_float(uint16_t bits) { return bfloat_to_float(bits); }
uint16_t taper_float_to_bfloat(float value) { return float_to_bfloat(value); }
