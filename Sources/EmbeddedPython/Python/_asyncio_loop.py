"""The loop that runs what is due, and sleeps until the next moment at which something is."""

import heapq
import time
from collections import deque

_running = None
_chosen = None


class Handle:
    """A call that the loop will make; `cancel` takes it back."""

    def __init__(self, callback, args):
        self._callback, self._args = callback, args
        self._is_cancelled = False

    def cancel(self):
        self._is_cancelled = True

    def cancelled(self):
        return self._is_cancelled


class TimerHandle(Handle):
    """A call at a moment."""

    def __init__(self, when, callback, args):
        super().__init__(callback, args)
        self._when = when

    def when(self):
        return self._when


class AbstractEventLoop:
    """Runs callbacks and tasks one after the other."""

    _order = 0

    def __init__(self):
        self._ready = deque()
        self._later = []
        self._tasks = []
        self._current = None
        self._is_closed = self._is_running = self._is_stopping = False

    def __repr__(self):
        return (f"<_UnixSelectorEventLoop running={self._is_running} closed={self._is_closed} "
                "debug=False>")

    def time(self):
        return time.monotonic()

    def is_running(self):
        return self._is_running

    def is_closed(self):
        return self._is_closed

    def get_debug(self):
        return False

    def set_debug(self, enabled):
        pass

    def close(self):
        if self._is_running:
            raise RuntimeError("Cannot close a running event loop")
        self._is_closed = True
        self._ready.clear()
        self._later.clear()

    def _check_open(self):
        if self._is_closed:
            raise RuntimeError("Event loop is closed")

    def call_soon(self, callback, *args, context=None):
        self._check_open()
        handle = Handle(callback, args)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self.time() + delay, callback, *args)

    def call_at(self, when, callback, *args, context=None):
        self._check_open()
        handle = TimerHandle(when, callback, args)
        AbstractEventLoop._order += 1
        heapq.heappush(self._later, (when, AbstractEventLoop._order, handle))
        return handle

    def create_future(self):
        from _asyncio_futures import Future
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        from _asyncio_futures import Task
        return Task(coro, loop=self, name=name)

    def run_in_executor(self, executor, func, *args):
        """Runs the function at once: there are no threads here."""
        future = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:
            future.set_exception(error)
        return future

    def stop(self):
        self._is_stopping = True

    def run_forever(self):
        global _running
        self._check_open()
        if self._is_running:
            raise RuntimeError("This event loop is already running")
        if _running is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        self._is_running, _running = True, self
        try:
            while not self._is_stopping:
                self._run_once()
        finally:
            self._is_running = self._is_stopping = False
            _running = None

    def run_until_complete(self, future):
        from _asyncio_waiting import ensure_future
        self._check_open()
        if self._is_running:
            raise RuntimeError("This event loop is already running")
        future = ensure_future(future, loop=self)
        future.add_done_callback(lambda done: self.stop())
        self.run_forever()
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def _run_once(self):
        """Makes the calls that are due now; those that they ask for come in the next round."""
        self._take_due()
        if not self._ready and self._later:
            time.sleep(max(0.0, self._later[0][0] - self.time()))
            self._take_due()
        elif not self._ready:
            raise RuntimeError(
                "every task waits for something that nothing will bring about: the loop would "
                "never end")
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._is_cancelled:
                handle._callback(*handle._args)

    def _take_due(self):
        now = self.time() + 1e-9
        while self._later and (self._later[0][2]._is_cancelled or self._later[0][0] <= now):
            handle = heapq.heappop(self._later)[2]
            if not handle._is_cancelled:
                self._ready.append(handle)

    def _cancel_all(self):
        """Cancels the tasks that are left, and lets them end."""
        tasks = [task for task in self._tasks if not task.done()]
        if not tasks or self._is_closed:
            return
        for task in tasks:
            task.cancel()
        from _asyncio_waiting import gather
        self.run_until_complete(gather(*tasks, return_exceptions=True))


def _new_loop():
    return AbstractEventLoop()


new_event_loop = _new_loop


def _current_loop():
    return _running


def get_running_loop():
    if _running is None:
        raise RuntimeError("no running event loop")
    return _running


def set_event_loop(loop):
    global _chosen
    _chosen = loop


def get_event_loop():
    global _chosen
    if _running is not None:
        return _running
    if _chosen is None:
        _chosen = _new_loop()
    return _chosen


def current_task(loop=None):
    return (loop or get_running_loop())._current


def all_tasks(loop=None):
    return {task for task in (loop or get_running_loop())._tasks if not task.done()}
