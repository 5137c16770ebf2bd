// The k best of a line, in the order in which PyTorch names equal ones.
//
// That order is the C++ standard library's: a partial heap sort for few of many, else a selection by
// partitions around medians of three (nth_element) and a sort of what stands before. Each step is that
// of libstdc++, whose positions of equal elements programs show.
#include <stdbool.h>
#include <stdint.h>

typedef struct {
  uint64_t key;
  int64_t index;
} entry;

// Whether one item comes before another: smaller keys first.
static inline bool before(const entry *a, const entry *b) { return a->key < b->key; }

static inline void swap_entry(entry *a, entry *b) {
  entry held = *a;
  *a = *b;
  *b = held;
}

static void move_median_first(entry *result, entry *a, entry *b, entry *c) {
  if (before(a, b)) {
    swap_entry(result, before(b, c) ? b : before(a, c) ? c : a);
  } else {
    swap_entry(result, before(a, c) ? a : before(b, c) ? c : b);
  }
}

// Partitions [first, last) around the median of three, which it leaves in front.
static entry *partition_entry(entry *first, entry *last) {
  move_median_first(first, first + 1, first + (last - first) / 2, last - 1);
  entry *low = first + 1, *high = last;
  for (;;) {
    while (before(low, first)) low++;
    high--;
    while (before(first, high)) high--;
    if (!(low < high)) return low;
    swap_entry(low, high);
    low++;
  }
}

static void insertion_sort_entry(entry *first, entry *last) {
  for (entry *i = first + 1; i < last; i++) {
    entry held = *i, *hole = i;
    if (before(&held, first)) {
      for (; hole > first; hole--) *hole = hole[-1];
    } else {
      for (; before(&held, hole - 1); hole--) *hole = hole[-1];
    }
    *hole = held;
  }
}

// A heap with the worst on top.
static void push_down(entry *heap, int64_t hole, int64_t size, entry value) {
  int64_t top = hole, child = hole;
  while (child < (size - 1) / 2) {
    child = 2 * (child + 1);
    if (before(&heap[child], &heap[child - 1])) child--;
    heap[hole] = heap[child];
    hole = child;
  }
  if ((size & 1) == 0 && child == (size - 2) / 2) {
    child = 2 * (child + 1);
    heap[hole] = heap[child - 1];
    hole = child - 1;
  }
  for (int64_t parent = (hole - 1) / 2; hole > top && before(&heap[parent], &value);
       parent = (hole - 1) / 2) {
    heap[hole] = heap[parent];
    hole = parent;
  }
  heap[hole] = value;
}

static void make_heap(entry *first, int64_t size) {
  for (int64_t parent = (size - 2) / 2; size > 1 && parent >= 0; parent--)
    push_down(first, parent, size, first[parent]);
}

static void sort_heap(entry *first, entry *last) {
  for (entry *end = last; end - first > 1;) {
    end--;
    entry value = *end;
    *end = *first;
    push_down(first, 0, end - first, value);
  }
}

static void heap_select(entry *first, entry *middle, entry *last) {
  int64_t size = middle - first;
  make_heap(first, size);
  for (entry *i = middle; i < last; i++) {
    if (!before(i, first)) continue;
    entry value = *i;
    *i = *first;
    push_down(first, 0, size, value);
  }
}

static int depth_of(int64_t size) {
  int depth = 0;
  while (size > 1) {
    size >>= 1;
    depth++;
  }
  return 2 * depth;
}

static void select_entry(entry *first, entry *nth, entry *last) {
  if (first == last || nth == last) return;
  for (int depth = depth_of(last - first); last - first > 3;) {
    if (depth-- == 0) {
      heap_select(first, nth + 1, last);
      swap_entry(first, nth);
      return;
    }
    entry *cut = partition_entry(first, last);
    if (cut <= nth) {
      first = cut;
    } else {
      last = cut;
    }
  }
  insertion_sort_entry(first, last);
}

static void introsort_entry(entry *first, entry *last, int depth) {
  while (last - first > 16) {
    if (depth-- == 0) {
      make_heap(first, last - first);
      sort_heap(first, last);
      return;
    }
    entry *cut = partition_entry(first, last);
    introsort_entry(cut, last, depth);
    last = cut;
  }
}

// Puts the k first items of n in front, in order; for k that are not few of many.
static void rank_first(entry *items, int64_t n, int64_t k) {
  select_entry(items, items + k - 1, items + n);
  introsort_entry(items, items + k - 1, depth_of(k - 1));
  insertion_sort_entry(items, items + k - 1);
}
