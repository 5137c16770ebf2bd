// The pool: workers wait for a job, the calling thread works too. Each has a share of its own, the same
// stretch of memory from one job to the next, so that it finds the numbers in its own cache; who is done
// takes parts of the others' shares. A child process after fork starts a pool of its own.
//
// Who waits first looks again and again for a moment, and only then sleeps on a condition variable: large
// operations come one after another, and to wake a sleeping thread takes as long as half of one.

#include "parallel.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum { most_workers = 63 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t one_job = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t work_ready = PTHREAD_COND_INITIALIZER;
static pthread_cond_t work_done = PTHREAD_COND_INITIALIZER;
static int32_t workers;
static int32_t wanted_threads;
// Changed with `lock` held; read without it only to see whether taking it may be worth while.
static _Atomic uint64_t generation;
// Workers that joined the job; a worker that wakes up late finds it closed and sleeps on.
static _Atomic int32_t busy;
static bool open;
static bool fork_handler_installed;
static _Thread_local bool inside_job;

static struct {
  int64_t grain;
  int32_t threads;
  void *context;
  void (*body)(void *, int64_t, int64_t);
} job;

// What is left of a thread's share: next..<end. Each on a cache line of its own.
static struct {
  _Alignas(64) _Atomic int64_t next;
  int64_t end;
} shares[most_workers + 1];

static void divide_job(int64_t count) {
  int64_t parts = (count + job.grain - 1) / job.grain;
  for (int32_t i = 0; i < job.threads; i++) {
    int64_t end = parts * (i + 1) / job.threads * job.grain;
    atomic_store_explicit(&shares[i].next, parts * i / job.threads * job.grain, memory_order_relaxed);
    shares[i].end = end < count ? end : count;
  }
}

static void take_parts(int32_t self) {
  inside_job = true;
  for (int32_t k = 0; k < job.threads; k++) {
    int32_t i = (self + k) % job.threads;
    for (;;) {
      int64_t begin = atomic_fetch_add_explicit(&shares[i].next, job.grain, memory_order_relaxed);
      if (begin >= shares[i].end) break;
      int64_t left = shares[i].end - begin;
      job.body(job.context, begin, begin + (left < job.grain ? left : job.grain));
    }
  }
  inside_job = false;
}

// About a tenth of a millisecond to half of one, as long as the processor makes a pause.
enum { most_looks = 10000 };

static void pause_briefly(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

static void *work(void *argument) {
  int32_t self = (int32_t)(intptr_t)argument;
  uint64_t seen = 0;
  for (;;) {
    for (int looks = 0; looks < most_looks && generation == seen; looks++) pause_briefly();
    pthread_mutex_lock(&lock);
    while (generation == seen || !open || self >= job.threads) pthread_cond_wait(&work_ready, &lock);
    seen = generation;
    busy++;
    pthread_mutex_unlock(&lock);
    take_parts(self);
    pthread_mutex_lock(&lock);
    if (--busy == 0) pthread_cond_signal(&work_done);
    pthread_mutex_unlock(&lock);
  }
  return NULL;
}

static void after_fork(void) {
  pthread_mutex_init(&lock, NULL);
  pthread_mutex_init(&one_job, NULL);
  pthread_cond_init(&work_ready, NULL);
  pthread_cond_init(&work_done, NULL);
  workers = 0;
  busy = 0;
  open = false;
  inside_job = false;
}

// Called with `lock` held. Signals stay with the threads that the program knows of.
static void start_workers(int32_t count) {
  if (!fork_handler_installed) fork_handler_installed = pthread_atfork(NULL, NULL, after_fork) == 0;
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  while (workers < count) {
    pthread_t thread;
    if (pthread_create(&thread, &attributes, work, (void *)(intptr_t)(workers + 1)) != 0) break;
    workers++;
  }
  pthread_attr_destroy(&attributes);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void taper_set_threads(int32_t count) {
  wanted_threads = count < 1 ? 1 : count > most_workers + 1 ? most_workers + 1 : count;
}

int32_t taper_get_threads(void) {
  if (wanted_threads == 0) {
    const char *wish = getenv("OMP_NUM_THREADS");
    int32_t wished = wish ? (int32_t)strtol(wish, NULL, 10) : 0;
    taper_set_threads(wished > 0 ? wished : (int32_t)sysconf(_SC_NPROCESSORS_ONLN));
  }
  return wanted_threads;
}

void taper_parallel(int64_t count, int64_t grain, void *context,
                    void (*body)(void *context, int64_t begin, int64_t end)) {
  if (count <= 0) return;
  int32_t threads = taper_get_threads();
  if (grain < 1) grain = 1;
  if (threads == 1 || count <= grain || inside_job || pthread_mutex_trylock(&one_job) != 0) {
    body(context, 0, count);
    return;
  }
  pthread_mutex_lock(&lock);
  if (workers < threads - 1) start_workers(threads - 1);
  job.grain = grain;
  job.threads = threads;
  job.context = context;
  job.body = body;
  divide_job(count);
  open = true;
  generation++;
  pthread_cond_broadcast(&work_ready);
  pthread_mutex_unlock(&lock);
  take_parts(0);
  pthread_mutex_lock(&lock);
  open = false;
  pthread_mutex_unlock(&lock);
  for (int looks = 0; looks < most_looks && busy > 0; looks++) pause_briefly();
  pthread_mutex_lock(&lock);
  while (busy > 0) pthread_cond_wait(&work_done, &lock);
  pthread_mutex_unlock(&lock);
  pthread_mutex_unlock(&one_job);
}
