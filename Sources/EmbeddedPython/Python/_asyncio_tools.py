"""Locks, events and queues between tasks."""

import heapq
from collections import deque

import _asyncio_loop


class _Waiters:
    """Futures of the tasks that wait, the first of them first."""

    def __init__(self):
        self._futures = deque()

    async def wait(self):
        future = _asyncio_loop.get_running_loop().create_future()
        self._futures.append(future)
        try:
            await future
        finally:
            if future in self._futures:
                self._futures.remove(future)

    def wake(self, count=1):
        for future in list(self._futures):
            if count and not future.done():
                future.set_result(True)
                count -= 1

    def __bool__(self):
        return any(not future.done() for future in self._futures)


async def _next_or(step, default):
    """What `anext(iterator, default)` waits for."""
    try:
        return await step
    except StopAsyncIteration:
        return default


class _ContextLock:
    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, exc_type, exc_value, traceback):
        self.release()


class Lock(_ContextLock):
    """Held by one task at a time."""

    def __init__(self):
        self._is_locked = False
        self._waiters = _Waiters()

    def __repr__(self):
        return f"<{type(self).__module__}.Lock [{'locked' if self._is_locked else 'unlocked'}]>"

    def locked(self):
        return self._is_locked

    async def acquire(self):
        while self._is_locked:
            await self._waiters.wait()
        self._is_locked = True
        return True

    def release(self):
        if not self._is_locked:
            raise RuntimeError("Lock is not acquired.")
        self._is_locked = False
        self._waiters.wake()


class Event:
    """A flag that tasks wait for."""

    def __init__(self):
        self._is_set = False
        self._waiters = _Waiters()

    def is_set(self):
        return self._is_set

    def set(self):
        self._is_set = True
        self._waiters.wake(-1)

    def clear(self):
        self._is_set = False

    async def wait(self):
        if not self._is_set:
            await self._waiters.wait()
        return True


class Condition(_ContextLock):
    """A lock with a signal: `wait` gives the lock up until `notify`."""

    def __init__(self, lock=None):
        self._lock = lock or Lock()
        self.locked, self.acquire, self.release = (
            self._lock.locked, self._lock.acquire, self._lock.release)
        self._waiters = _Waiters()

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.release()
        try:
            await self._waiters.wait()
        finally:
            await self.acquire()
        return True

    async def wait_for(self, predicate):
        while not predicate():
            await self.wait()
        return predicate()

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._waiters.wake(n)

    def notify_all(self):
        self.notify(-1)


class Semaphore(_ContextLock):
    """Held by so many tasks at a time."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._value = value
        self._waiters = _Waiters()

    def locked(self):
        return self._value == 0

    async def acquire(self):
        while self._value == 0:
            await self._waiters.wait()
        self._value -= 1
        return True

    def release(self):
        self._value += 1
        self._waiters.wake()


class BoundedSemaphore(Semaphore):
    """A semaphore that is released no more often than it is acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._bound = value

    def release(self):
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Barrier:
    """Lets tasks pass when so many of them have come."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self.parties = parties
        self.n_waiting = 0
        self._waiters = _Waiters()

    async def wait(self):
        index = self.n_waiting
        self.n_waiting += 1
        if self.n_waiting == self.parties:
            self.n_waiting = 0
            self._waiters.wake(-1)
        else:
            await self._waiters.wait()
        return index

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, exc_type, exc_value, traceback):
        pass


class QueueEmpty(Exception):
    """Nothing is in the queue."""


class QueueFull(Exception):
    """The queue has its full size."""


QueueEmpty.__module__ = QueueFull.__module__ = "asyncio.queues"


class Queue:
    """Hands things from task to task, the first first."""

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._items = self._empty()
        self._getters, self._putters, self._joiners = _Waiters(), _Waiters(), _Waiters()
        self._unfinished = 0

    def _empty(self):
        return deque()

    def _add(self, item):
        self._items.append(item)

    def _take(self):
        return self._items.popleft()

    @property
    def maxsize(self):
        return self._maxsize

    def qsize(self):
        return len(self._items)

    def empty(self):
        return not self._items

    def full(self):
        return 0 < self._maxsize <= len(self._items)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull
        self._add(item)
        self._unfinished += 1
        self._getters.wake()

    async def put(self, item):
        while self.full():
            await self._putters.wait()
        self.put_nowait(item)

    def get_nowait(self):
        if self.empty():
            raise QueueEmpty
        item = self._take()
        self._putters.wake()
        return item

    async def get(self):
        while self.empty():
            await self._getters.wait()
        return self.get_nowait()

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1
        if self._unfinished == 0:
            self._joiners.wake(-1)

    async def join(self):
        if self._unfinished > 0:
            await self._joiners.wait()


class PriorityQueue(Queue):
    """A queue that gives the smallest first."""

    def _empty(self):
        return []

    def _add(self, item):
        heapq.heappush(self._items, item)

    def _take(self):
        return heapq.heappop(self._items)


class LifoQueue(Queue):
    """A queue that gives the last first."""

    def _empty(self):
        return []

    def _take(self):
        return self._items.pop()


for _class in (Lock, Event, Condition, Semaphore, BoundedSemaphore, Barrier):
    _class.__module__ = "asyncio.locks"
for _class in (Queue, PriorityQueue, LifoQueue):
    _class.__module__ = "asyncio.queues"
