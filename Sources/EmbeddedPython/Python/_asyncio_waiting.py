"""Waiting for time, and for several things at once."""

import inspect

import _asyncio_loop
from _asyncio_futures import CancelledError, Future, Task

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = (
    "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED")


def create_task(coro, *, name=None, context=None):
    """A task that runs the coroutine beside the one that runs now."""
    loop = _asyncio_loop.get_running_loop()
    if not inspect.iscoroutine(coro):
        raise TypeError(f"a coroutine was expected, got {coro!r}")
    return Task(coro, loop=loop, name=name)


def ensure_future(coro_or_future, *, loop=None):
    if isinstance(coro_or_future, Future):
        return coro_or_future
    if inspect.iscoroutine(coro_or_future):
        return Task(coro_or_future, loop=loop or _asyncio_loop.get_event_loop())
    if inspect.isawaitable(coro_or_future):
        return Task(_awaiting(coro_or_future), loop=loop or _asyncio_loop.get_event_loop())
    raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")


async def _awaiting(awaitable):
    return await awaitable


class _Turn:
    """Lets the others have their turn once."""

    def __await__(self):
        yield


def _set_unless_done(future, result):
    if not future.done():
        future.set_result(result)


async def sleep(delay, result=None):
    """Waits so many seconds, while other tasks run."""
    if delay <= 0:
        await _Turn()
        return result
    loop = _asyncio_loop.get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _set_unless_done, future, result)
    try:
        return await future
    finally:
        handle.cancel()


class _Gathering(Future):
    """What `gather` gives: cancelling it cancels what it gathers."""

    def __init__(self, children, loop):
        super().__init__(loop=loop)
        self._children = children

    def cancel(self, msg=None):
        if self.done():
            return False
        return any([child.cancel(msg) for child in self._children])


def gather(*coros_or_futures, return_exceptions=False):
    """Runs all of them side by side. Its result is the list of theirs, in the order of the arguments."""
    loop = _asyncio_loop.get_event_loop()
    children = [ensure_future(each, loop=loop) for each in coros_or_futures]
    if not children:
        future = loop.create_future()
        future.set_result([])
        return future
    outer = _Gathering(children, loop)
    open_children = set(children)

    def done(child):
        open_children.discard(child)
        if outer.done():
            return
        if not return_exceptions:
            if child.cancelled():
                outer.set_exception(child._cancelled_error())
                return
            if child.exception() is not None:
                outer.set_exception(child.exception())
                return
        if not open_children:
            outer.set_result([
                each._cancelled_error() if each.cancelled()
                else each.exception() if each.exception() is not None else each.result()
                for each in children])

    for child in set(children):
        child.add_done_callback(done)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Waits for some or all of the tasks. Gives two sets: those that are done, and the others."""
    if isinstance(fs, Future) or inspect.iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    tasks = set(fs)
    if not tasks:
        raise ValueError("Set of Tasks/Futures is empty.")
    if any(inspect.iscoroutine(task) for task in tasks):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")

    def enough():
        done = [task for task in tasks if task.done()]
        if len(done) == len(tasks) or done and return_when == FIRST_COMPLETED:
            return True
        return return_when == FIRST_EXCEPTION and any(
            not task.cancelled() and task.exception() is not None for task in done)

    loop = _asyncio_loop.get_running_loop()
    waiter = loop.create_future()

    def look(task):
        if enough():
            _set_unless_done(waiter, None)

    handle = None
    if not enough():
        for task in tasks:
            task.add_done_callback(look)
        if timeout is not None:
            handle = loop.call_later(timeout, _set_unless_done, waiter, None)
        try:
            await waiter
        finally:
            if handle is not None:
                handle.cancel()
            for task in tasks:
                task.remove_done_callback(look)
    done = {task for task in tasks if task.done()}
    return done, tasks - done


async def wait_for(fut, timeout):
    """The result of what is awaited; a TimeoutError, and the task cancelled, if it takes longer."""
    task = ensure_future(fut, loop=_asyncio_loop.get_running_loop())
    if timeout is None:
        return await task
    try:
        await wait([task], timeout=timeout)
    except CancelledError:
        task.cancel()
        raise
    if not task.done():
        task.cancel()
        try:
            await task
        except CancelledError:
            raise TimeoutError from None
    return task.result()


def as_completed(fs, *, timeout=None):
    """Awaitables that give the results in the order in which they come."""
    loop = _asyncio_loop.get_event_loop()
    tasks = [ensure_future(each, loop=loop) for each in set(fs)]
    from _asyncio_tools import Queue
    finished = Queue()
    for task in tasks:
        task.add_done_callback(finished.put_nowait)

    async def next_result():
        if timeout is None:
            return (await finished.get()).result()
        return (await wait_for(finished.get(), timeout)).result()

    for _ in tasks:
        yield next_result()


async def shield(arg):
    """Waits without handing on that the waiting was cancelled."""
    inner = ensure_future(arg, loop=_asyncio_loop.get_running_loop())
    await wait([inner])
    return inner.result()


async def to_thread(func, /, *args, **kwargs):
    """The function's result. It runs at once: there are no threads here."""
    return func(*args, **kwargs)


class timeout_at:
    """`async with`: cancels the block at a moment of the loop's clock, and makes that a TimeoutError."""

    def __init__(self, when):
        self._when = when
        self._is_expired = False

    def when(self):
        return self._when

    def expired(self):
        return self._is_expired

    async def __aenter__(self):
        self._loop = _asyncio_loop.get_running_loop()
        self._task = self._loop._current
        self._handle = None
        if self._when is not None:
            self._handle = self._loop.call_at(self._when, self._expire)
        return self

    def _expire(self):
        self._is_expired = True
        self._task.cancel()

    async def __aexit__(self, exc_type, exc_value, traceback):
        if self._handle is not None:
            self._handle.cancel()
        if self._is_expired and exc_type is not None and issubclass(exc_type, CancelledError):
            self._task.uncancel()
            raise TimeoutError from exc_value


def timeout(delay):
    """`async with asyncio.timeout(seconds)`."""
    loop = _asyncio_loop.get_running_loop()
    return timeout_at(None if delay is None else loop.time() + delay)


class TaskGroup:
    """`async with`: tasks that are all done when the block is left; if one fails, the others are
    cancelled."""

    def __init__(self):
        self._tasks = []
        self._errors = []
        self._is_aborting = False

    async def __aenter__(self):
        self._parent = _asyncio_loop.current_task()
        return self

    def create_task(self, coro, *, name=None, context=None):
        if self._is_aborting:
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = create_task(coro, name=name)
        self._tasks.append(task)
        task.add_done_callback(self._note)
        return task

    def _note(self, task):
        if task.cancelled() or task.exception() is None:
            return
        self._errors.append(task.exception())
        if not self._is_aborting:
            self._abort()
            if self._is_waiting_outside():
                self._parent.cancel()

    def _is_waiting_outside(self):
        return not getattr(self, "_is_leaving", False)

    def _abort(self):
        self._is_aborting = True
        for task in self._tasks:
            task.cancel()

    async def __aexit__(self, exc_type, exc_value, traceback):
        self._is_leaving = True
        if exc_type is not None:
            self._abort()
        while True:
            rest = [task for task in self._tasks if not task.done()]
            if not rest:
                break
            try:
                await wait(rest)
            except CancelledError:
                self._abort()
        if exc_value is not None and not issubclass(exc_type, CancelledError):
            self._errors.append(exc_value)
        if self._errors:
            raise BaseExceptionGroup(
                "unhandled errors in a TaskGroup", self._errors) from None
