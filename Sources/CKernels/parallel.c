// The pool: workers wait on a condition variable for a job, then take parts of it from a shared counter.
// The calling thread works too. A child process after fork starts a pool of its own.

#include "parallel.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

enum { most_workers = 63 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t one_job = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t work_ready = PTHREAD_COND_INITIALIZER;
static pthread_cond_t work_done = PTHREAD_COND_INITIALIZER;
static int32_t workers;
static int32_t wanted_threads;
static uint64_t generation;
// Workers that joined the job; a worker that wakes up late finds it closed and sleeps on.
static int32_t busy;
static bool open;
static bool fork_handler_installed;
static _Thread_local bool inside_job;

static struct {
  int64_t count, grain;
  void *context;
  void (*body)(void *, int64_t, int64_t);
} job;
static _Atomic int64_t next_part;

static void take_parts(void) {
  inside_job = true;
  for (;;) {
    int64_t begin = atomic_fetch_add_explicit(&next_part, job.grain, memory_order_relaxed);
    if (begin >= job.count) break;
    int64_t end = job.count - begin < job.grain ? job.count : begin + job.grain;
    job.body(job.context, begin, end);
  }
  inside_job = false;
}

static void *work(void *argument) {
  uint64_t seen = (uint64_t)(uintptr_t)argument;
  pthread_mutex_lock(&lock);
  for (;;) {
    while (generation == seen || !open) pthread_cond_wait(&work_ready, &lock);
    seen = generation;
    busy++;
    pthread_mutex_unlock(&lock);
    take_parts();
    pthread_mutex_lock(&lock);
    if (--busy == 0) pthread_cond_signal(&work_done);
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
    if (pthread_create(&thread, &attributes, work, (void *)(uintptr_t)generation) != 0) break;
    workers++;
  }
  pthread_attr_destroy(&attributes);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

int32_t taper_get_threads(void) {
  if (wanted_threads == 0) {
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    wanted_threads = processors < 1 ? 1 : processors > most_workers ? most_workers : (int32_t)processors;
  }
  return wanted_threads;
}

void taper_set_threads(int32_t count) {
  wanted_threads = count < 1 ? 1 : count > most_workers ? most_workers : count;
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
  job.count = count;
  job.grain = grain;
  job.context = context;
  job.body = body;
  atomic_store(&next_part, 0);
  open = true;
  generation++;
  pthread_cond_broadcast(&work_ready);
  pthread_mutex_unlock(&lock);
  take_parts();
  pthread_mutex_lock(&lock);
  open = false;
  while (busy > 0) pthread_cond_wait(&work_done, &lock);
  pthread_mutex_unlock(&lock);
  pthread_mutex_unlock(&one_job);
}
