// Convolutions of float32 with the digits of oneDNN on an AVX-512 machine, which PyTorch takes for all but
// small batches.
//
// An element is a sum of chains of fused multiply-adds. Forward a chain runs over 16 channels, innermost,
// and the places of the kernel; the bias is added to the first chain. Backward to the input it is the same
// with filters for channels, except that with a stride a chain runs over all filters, and each column of
// the kernel makes one of its own where the stride divides the image's width. The weight's gradient is one
// chain over images and windows. Kernels of one place, and those of one channel in each group, begin with
// the bias.

#include "blocked_convolution.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "matmul_chain.h"
#include "parallel.h"

#pragma STDC FP_CONTRACT OFF

enum {
  /// Channels of a chain, and of one whose kernel has one place.
  block_channels = 16,
  point_channels = 256,
  /// Multiplications that are worth a second thread.
  shared_work = 1 << 18,
};

// Calls the body for 0..<count, in as many parts as there are threads if there is work enough.
static void share(int64_t count, int64_t work, void *context, void (*body)(void *, int64_t, int64_t)) {
  int64_t threads = work < shared_work ? 1 : taper_get_threads();
  taper_parallel(count, (count + threads - 1) / threads, context, body);
}

static int64_t at_most(int64_t a, int64_t b) { return a < b ? a : b; }

static bool is_point(const taper_window *w) { return w->kernel_height == 1 && w->kernel_width == 1; }

// Where an axis is cut into as many interleaved parts as the stride has steps: the places first, first +
// stride, ... of the image, which the kernel's places `taps` reach.
typedef struct {
  int64_t first, count, stride, padding, dilation, out;
  int64_t taps;
  int64_t tap[];
} phase;

// The windows' place that reaches place `at` of the phase with a tap; may lie outside.
static int64_t window_at(const phase *p, int64_t at, int64_t tap) {
  return (p->first + at * p->stride + p->padding - tap * p->dilation) / p->stride;
}

static phase *make_phase(int64_t first, int64_t size, int64_t kernel, int64_t stride, int64_t padding,
                         int64_t dilation, int64_t out) {
  phase *p = malloc(sizeof(phase) + (size_t)kernel * sizeof(int64_t));
  if (!p) return NULL;
  *p = (phase){first, first < size ? (size - first + stride - 1) / stride : 0, stride, padding, dilation, out, 0};
  for (int64_t k = 0; k < kernel; k++)
    if ((first + padding - k * dilation) % stride == 0) p->tap[p->taps++] = k;
  return p;
}

// MARK: - Forward

// Rows of one channel block's patches in the order of the chain: kernel row, kernel column, channel.
static void unfold(const taper_window *w, int64_t channels, const float *x, float *patches) {
  int64_t plane = w->height * w->width;
  for (int64_t ki = 0; ki < w->kernel_height; ki++)
    for (int64_t kj = 0; kj < w->kernel_width; kj++)
      for (int64_t c = 0; c < channels; c++)
        for (int64_t oi = 0; oi < w->out_height; oi++, patches += w->out_width) {
          int64_t i = oi * w->stride_height - w->padding_height + ki * w->dilation_height;
          if (i < 0 || i >= w->height) {
            memset(patches, 0, (size_t)w->out_width * sizeof(float));
            continue;
          }
          const float *line = x + c * plane + i * w->width;
          int64_t j = kj * w->dilation_width - w->padding_width;
          for (int64_t oj = 0; oj < w->out_width; oj++, j += w->stride_width)
            patches[oj] = j >= 0 && j < w->width ? line[j] : 0;
        }
}

static void add_to_rows(int64_t rows, int64_t columns, const float *values, float *out) {
  for (int64_t r = 0; r < rows; r++)
    for (int64_t j = 0; j < columns; j++) out[r * columns + j] += values[r];
}

static void fill_rows(int64_t rows, int64_t columns, const float *values, float *out) {
  for (int64_t r = 0; r < rows; r++)
    for (int64_t j = 0; j < columns; j++) out[r * columns + j] = values[r];
}

// One block of channels of one group, for all images.
typedef struct {
  const taper_window *w;
  int64_t groups, group, outputs, first, count;
  const float *x, *rows, *bias;
  float *out;
  bool begins_with_bias;
  _Atomic taper_status status;
} forward_job;

static void forward_images(void *context, int64_t begin, int64_t end) {
  forward_job *job = context;
  const taper_window *w = job->w;
  int64_t places = w->out_height * w->out_width, plane = w->height * w->width;
  int64_t k = job->count * w->kernel_height * w->kernel_width;
  matmul_onto onto = job->first > 0 ? ADD_RESULT : job->begins_with_bias ? CONTINUE_CHAIN : SET_RESULT;
  float *patches = malloc((size_t)(k * places + 1) * sizeof(float));
  taper_status status = patches ? TAPER_OK : TAPER_NO_MEMORY;
  for (int64_t n = begin; n < end && status == TAPER_OK; n++) {
    float *to = job->out + (n * job->groups + job->group) * job->outputs * places;
    const float *from = job->x + (n * w->channels + job->group * (w->channels / job->groups) + job->first) * plane;
    unfold(w, job->count, from, patches);
    if (onto == CONTINUE_CHAIN) fill_rows(job->outputs, places, job->bias, to);
    status = taper_chain_f32(job->outputs, places, k, job->rows, k, 1, patches, places, 1, to, onto);
    if (onto == SET_RESULT && job->bias) add_to_rows(job->outputs, places, job->bias, to);
  }
  if (status != TAPER_OK) atomic_store(&job->status, status);
  free(patches);
}

taper_status blocked_forward(const taper_window *w, int64_t filters, int64_t groups, const float *x,
                             const float *weight, const float *bias, float *out) {
  int64_t channels = w->channels / groups, outputs = filters / groups;
  int64_t kernel = w->kernel_height * w->kernel_width, places = w->out_height * w->out_width;
  bool is_plain_point = is_point(w) && w->padding_height == 0 && w->padding_width == 0;
  int64_t block = at_most(is_plain_point ? point_channels : block_channels, channels);
  float *rows = malloc((size_t)(outputs * block * kernel + 1) * sizeof(float));
  if (!rows) return TAPER_NO_MEMORY;
  forward_job job = {.w = w, .groups = groups, .outputs = outputs, .x = x, .rows = rows, .out = out};
  job.begins_with_bias = bias && (is_plain_point || (channels == 1 && outputs == 1 && groups > 1));
  for (job.group = 0; job.group < groups; job.group++) {
    job.bias = bias ? bias + job.group * outputs : NULL;
    for (job.first = 0; job.first < channels && job.status == TAPER_OK; job.first += block) {
      job.count = at_most(block, channels - job.first);
      float *row = rows;
      for (int64_t o = 0; o < outputs; o++)
        for (int64_t q = 0; q < kernel; q++)
          for (int64_t c = 0; c < job.count; c++)
            *row++ = weight[((job.group * outputs + o) * channels + job.first + c) * kernel + q];
      share(w->batch, w->batch * outputs * places * job.count * kernel, &job, forward_images);
    }
  }
  free(rows);
  return job.status;
}

// MARK: - Backward to the input

// What one chain runs over: kernel rows and columns that reach the phase, and some filters.
typedef struct {
  const phase *rows, *columns;
  int64_t first_column, column_count, first_filter, filter_count;
} chain;

static int64_t chain_length(const chain *c) { return c->rows->taps * c->column_count * c->filter_count; }

// Rows of the gradient as the chain meets it, one column for each of the phase's places.
static void gather(const chain *c, const float *grad, float *patches) {
  const phase *rows = c->rows, *columns = c->columns;
  for (int64_t a = 0; a < rows->taps; a++)
    for (int64_t b = 0; b < c->column_count; b++)
      for (int64_t o = 0; o < c->filter_count; o++) {
        const float *plane = grad + (c->first_filter + o) * rows->out * columns->out;
        for (int64_t i = 0; i < rows->count; i++, patches += columns->count) {
          int64_t oi = window_at(rows, i, rows->tap[a]);
          if (oi < 0 || oi >= rows->out) {
            memset(patches, 0, (size_t)columns->count * sizeof(float));
            continue;
          }
          int64_t oj = window_at(columns, 0, columns->tap[c->first_column + b]);
          for (int64_t j = 0; j < columns->count; j++, oj++)
            patches[j] = oj >= 0 && oj < columns->out ? plane[oi * columns->out + oj] : 0;
        }
      }
}

// The weights as the chain meets them: a row for each channel.
static void gather_weight(const chain *c, int64_t channels, int64_t kernel_height, int64_t kernel_width,
                          const float *weight, float *out) {
  int64_t kernel = kernel_height * kernel_width;
  for (int64_t channel = 0; channel < channels; channel++)
    for (int64_t a = 0; a < c->rows->taps; a++)
      for (int64_t b = 0; b < c->column_count; b++)
        for (int64_t o = 0; o < c->filter_count; o++)
          *out++ = weight[((c->first_filter + o) * channels + channel) * kernel +
                          c->rows->tap[a] * kernel_width + c->columns->tap[c->first_column + b]];
}

// Puts or adds what a chain gave to the phase's places.
static void scatter(const chain *c, int64_t channels, int64_t height, int64_t width, const float *part, bool add,
                    float *grad_x) {
  const phase *rows = c->rows, *columns = c->columns;
  for (int64_t channel = 0; channel < channels; channel++)
    for (int64_t i = 0; i < rows->count; i++, part += columns->count) {
      float *line = grad_x + (channel * height + rows->first + i * rows->stride) * width + columns->first;
      for (int64_t j = 0; j < columns->count; j++) {
        float *to = line + j * columns->stride;
        *to = add ? part[j] + *to : part[j];
      }
    }
}

// One chain of one group, for all images.
typedef struct {
  const taper_window *w;
  const chain *c;
  int64_t groups, group, outputs;
  bool add;
  const float *grad, *rows;
  float *grad_x;
  _Atomic taper_status status;
} backward_job;

static void backward_images(void *context, int64_t begin, int64_t end) {
  backward_job *job = context;
  const taper_window *w = job->w;
  int64_t channels = w->channels / job->groups, k = chain_length(job->c);
  int64_t places = job->c->rows->count * job->c->columns->count;
  float *patches = malloc((size_t)(k * places + 1) * sizeof(float));
  float *part = malloc((size_t)(channels * places + 1) * sizeof(float));
  taper_status status = patches && part ? TAPER_OK : TAPER_NO_MEMORY;
  for (int64_t n = begin; n < end && status == TAPER_OK; n++) {
    int64_t at = n * job->groups + job->group;
    gather(job->c, job->grad + at * job->outputs * w->out_height * w->out_width, patches);
    status = taper_chain_f32(channels, places, k, job->rows, k, 1, patches, places, 1, part, SET_RESULT);
    scatter(job->c, channels, w->height, w->width, part, job->add,
            job->grad_x + at * channels * w->height * w->width);
  }
  if (status != TAPER_OK) atomic_store(&job->status, status);
  free(patches);
  free(part);
}

static taper_status run_chain(const chain *c, const taper_window *w, int64_t filters, int64_t groups, bool add,
                              const float *grad, const float *weight, float *grad_x) {
  int64_t channels = w->channels / groups, outputs = filters / groups, k = chain_length(c);
  int64_t places = c->rows->count * c->columns->count;
  float *rows = malloc((size_t)(channels * k + 1) * sizeof(float));
  if (!rows) return TAPER_NO_MEMORY;
  backward_job job = {.w = w, .c = c, .groups = groups, .outputs = outputs, .add = add, .grad = grad,
                      .rows = rows, .grad_x = grad_x};
  for (job.group = 0; job.group < groups && job.status == TAPER_OK; job.group++) {
    gather_weight(c, channels, w->kernel_height, w->kernel_width,
                  weight + job.group * outputs * channels * w->kernel_height * w->kernel_width, rows);
    share(w->batch, w->batch * channels * places * k, &job, backward_images);
  }
  free(rows);
  return job.status;
}

static bool is_strided(const taper_window *w, int64_t outputs, int64_t groups) {
  return (w->stride_height > 1 || w->stride_width > 1) && (outputs > 1 || groups == 1);
}

static taper_status run_phase(const phase *rows, const phase *columns, const taper_window *w, int64_t filters,
                              int64_t groups, const float *grad, const float *weight, float *grad_x) {
  if (rows->taps == 0 || columns->taps == 0) return TAPER_OK;
  int64_t outputs = filters / groups;
  taper_status status = TAPER_OK;
  bool strided = is_strided(w, outputs, groups);
  if (strided && w->width % w->stride_width == 0) {
    for (int64_t b = 0; b < columns->taps && status == TAPER_OK; b++) {
      chain c = {rows, columns, b, 1, 0, outputs};
      status = run_chain(&c, w, filters, groups, b > 0, grad, weight, grad_x);
    }
    return status;
  }
  int64_t block = strided ? outputs : is_point(w) ? point_channels : block_channels;
  for (int64_t first = 0; first < outputs && status == TAPER_OK; first += block) {
    chain c = {rows, columns, 0, columns->taps, first, at_most(block, outputs - first)};
    status = run_chain(&c, w, filters, groups, first > 0, grad, weight, grad_x);
  }
  return status;
}

taper_status blocked_grad_x(const taper_window *w, int64_t filters, int64_t groups, const float *grad,
                            const float *weight, float *grad_x) {
  memset(grad_x, 0, (size_t)(w->batch * w->channels * w->height * w->width) * sizeof(float));
  taper_status status = TAPER_OK;
  for (int64_t a = 0; a < w->stride_height && status == TAPER_OK; a++)
    for (int64_t b = 0; b < w->stride_width && status == TAPER_OK; b++) {
      phase *rows = make_phase(a, w->height, w->kernel_height, w->stride_height, w->padding_height,
                               w->dilation_height, w->out_height);
      phase *columns = make_phase(b, w->width, w->kernel_width, w->stride_width, w->padding_width,
                                  w->dilation_width, w->out_width);
      status = rows && columns ? run_phase(rows, columns, w, filters, groups, grad, weight, grad_x)
                               : TAPER_NO_MEMORY;
      free(rows);
      free(columns);
    }
  return status;
}

// MARK: - Backward to weight and bias

typedef struct {
  const taper_window *w;
  int64_t groups, outputs;
  const float *grad, *x;
  float *grad_weight;
  _Atomic taper_status status;
} weight_job;

// The weights that meet some channels of one group.
static taper_status add_images(const weight_job *job, int64_t group, int64_t first, int64_t count, float *patches,
                               float *sums) {
  const taper_window *w = job->w;
  int64_t channels = w->channels / job->groups, kernel = w->kernel_height * w->kernel_width;
  int64_t places = w->out_height * w->out_width, outputs = job->outputs, depth = count * kernel;
  for (int64_t n = 0; n < w->batch; n++) {
    const float *g = job->grad + (n * job->groups + group) * outputs * places;
    unfold(w, count, job->x + (n * w->channels + group * channels + first) * w->height * w->width, patches);
    // A kernel of one place sums up each image by itself.
    matmul_onto onto = n == 0 ? SET_RESULT : is_point(w) ? ADD_RESULT : CONTINUE_CHAIN;
    taper_status status = taper_chain_f32(outputs, depth, places, g, places, 1, patches, 1, places, sums, onto);
    if (status != TAPER_OK) return status;
  }
  for (int64_t o = 0; o < outputs; o++)
    for (int64_t q = 0; q < kernel; q++)
      for (int64_t c = 0; c < count; c++)
        job->grad_weight[((group * outputs + o) * channels + first + c) * kernel + q] = *sums++;
  return TAPER_OK;
}

static void weight_channels(void *context, int64_t begin, int64_t end) {
  weight_job *job = context;
  const taper_window *w = job->w;
  int64_t channels = w->channels / job->groups, kernel = w->kernel_height * w->kernel_width;
  int64_t depth = at_most(end - begin, channels) * kernel;
  float *patches = malloc((size_t)(depth * w->out_height * w->out_width + 1) * sizeof(float));
  float *sums = malloc((size_t)(job->outputs * depth + 1) * sizeof(float));
  taper_status status = patches && sums ? TAPER_OK : TAPER_NO_MEMORY;
  while (begin < end && status == TAPER_OK) {
    int64_t group = begin / channels, first = begin % channels, count = at_most(channels - first, end - begin);
    status = add_images(job, group, first, count, patches, sums);
    begin += count;
  }
  if (status != TAPER_OK) atomic_store(&job->status, status);
  free(patches);
  free(sums);
}

taper_status blocked_grad_weight(const taper_window *w, int64_t filters, int64_t groups, const float *grad,
                                 const float *x, float *grad_weight) {
  if (w->batch == 0) return TAPER_OK;
  weight_job job = {.w = w, .groups = groups, .outputs = filters / groups, .grad = grad, .x = x,
                    .grad_weight = grad_weight};
  int64_t kernel = w->kernel_height * w->kernel_width, places = w->out_height * w->out_width;
  share(w->channels, w->batch * places * job.outputs * w->channels * kernel, &job, weight_channels);
  return job.status;
}

void taper_conv2d_grad_bias(int64_t batch, int64_t filters, int64_t places, const float *grad, bool by_image,
                            float *grad_bias) {
  // Some filters side by side: each sum waits for the one before.
  enum { together = 8 };
  for (int64_t first = 0; first < filters; first += together) {
    int64_t count = at_most(together, filters - first);
    float sums[together] = {0}, whole[together] = {0};
    for (int64_t n = 0; n < batch; n++) {
      const float *g = grad + (n * filters + first) * places;
      for (int64_t i = 0; i < places; i++)
        for (int64_t f = 0; f < count; f++) sums[f] += g[f * places + i];
      for (int64_t f = 0; f < count && by_image; f++) {
        whole[f] += sums[f];
        sums[f] = 0;
      }
    }
    memcpy(grad_bias + first, by_image ? whole : sums, (size_t)count * sizeof(float));
  }
}
