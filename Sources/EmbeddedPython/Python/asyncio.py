"""Coroutines side by side on one loop.

The loop keeps two lists: calls that are due, in the order in which they came, and calls for a later
moment, by time. A task runs a coroutine until it waits for a future, and goes on when that is done.
There are no threads, sockets or processes here: what waits, waits for time or for another task."""

import inspect as _inspect

from _asyncio_tools import (
    Barrier, BoundedSemaphore, Condition, Event, Lock, LifoQueue, PriorityQueue, Queue, QueueEmpty,
    QueueFull, Semaphore)
from _asyncio_futures import CancelledError, Future, InvalidStateError, Task
from _asyncio_loop import (
    AbstractEventLoop, _current_loop, _new_loop, current_task, all_tasks, get_event_loop,
    get_running_loop, new_event_loop, set_event_loop)
from _asyncio_waiting import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, TaskGroup, as_completed, create_task,
    ensure_future, gather, shield, sleep, timeout, timeout_at, to_thread, wait, wait_for)

TimeoutError = TimeoutError
iscoroutine = _inspect.iscoroutine
iscoroutinefunction = _inspect.iscoroutinefunction


def isfuture(obj):
    return isinstance(obj, Future)


def run(main, *, debug=None):
    """Runs a coroutine on a new loop until it is done, and gives its result."""
    if _current_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    if not iscoroutine(main):
        raise ValueError(f"a coroutine was expected, got {main!r}")
    return _run_to_end(_new_loop(), main)


def _run_to_end(loop, main):
    try:
        return loop.run_until_complete(main)
    finally:
        loop._cancel_all()
        loop.close()


class Runner:
    """A context in which coroutines run on one loop, one `run` after the other."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._loop = None

    def __enter__(self):
        self._loop = _new_loop()
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        self.close()

    def get_loop(self):
        return self._loop

    def run(self, coro, *, context=None):
        return self._loop.run_until_complete(coro)

    def close(self):
        self._loop._cancel_all()
        self._loop.close()


_cell_loop = None


def _run_cell(main):
    """Runs what a cell waits for; tasks that it leaves behind go on in the next cell that waits."""
    global _cell_loop
    if _cell_loop is None or _cell_loop.is_closed():
        _cell_loop = _new_loop()
        set_event_loop(_cell_loop)
    return _cell_loop.run_until_complete(main)
