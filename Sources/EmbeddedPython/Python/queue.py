"""Queues. There are no threads here: a queue that would have to wait raises at once."""

import heapq as _heapq
from collections import deque as _deque


class Empty(Exception):
    """Nothing is in the queue."""


class Full(Exception):
    """The queue has its full size."""


Empty.__module__ = "_queue"


class Queue:
    """Hands things on, the first first."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self.queue = self._empty()
        self.unfinished_tasks = 0

    def _empty(self):
        return _deque()

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def qsize(self):
        return len(self.queue)

    def empty(self):
        return not self.queue

    def full(self):
        return 0 < self.maxsize <= len(self.queue)

    def put(self, item, block=True, timeout=None):
        if self.full():
            if block and timeout is None:
                raise RuntimeError("the queue is full, and no thread will ever take something out")
            raise Full
        self._put(item)
        self.unfinished_tasks += 1

    def put_nowait(self, item):
        self.put(item, block=False)

    def get(self, block=True, timeout=None):
        if not self.queue:
            if block and timeout is None:
                raise RuntimeError("the queue is empty, and no thread will ever put something in")
            raise Empty
        return self._get()

    def get_nowait(self):
        return self.get(block=False)

    def task_done(self):
        if self.unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks -= 1

    def join(self):
        if self.unfinished_tasks:
            raise RuntimeError("no thread will ever finish the tasks that are left")


class LifoQueue(Queue):
    """Hands things on, the last first."""

    def _empty(self):
        return []

    def _get(self):
        return self.queue.pop()


class PriorityQueue(Queue):
    """Hands things on, the smallest first."""

    def _empty(self):
        return []

    def _put(self, item):
        _heapq.heappush(self.queue, item)

    def _get(self):
        return _heapq.heappop(self.queue)


class SimpleQueue(Queue):
    """A queue without a size."""

    def __init__(self):
        super().__init__()
