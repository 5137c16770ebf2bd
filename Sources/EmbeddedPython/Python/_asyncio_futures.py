"""Futures: results that are not there yet; and tasks: futures whose result a coroutine makes."""

import _asyncio_loop


class CancelledError(BaseException):
    """The coroutine that gets this was asked to stop."""


class InvalidStateError(Exception):
    """A result that is not there was asked for, or set twice."""


CancelledError.__module__ = InvalidStateError.__module__ = "asyncio.exceptions"


class Future:
    """A result that will be there later: `await` it, or add a callback."""

    def __init__(self, *, loop=None):
        self._loop = loop or _asyncio_loop.get_event_loop()
        self._state = "PENDING"
        self._result = self._exception = None
        self._callbacks = []
        self._message = None

    def __repr__(self):
        return f"<{type(self).__name__} {' '.join(self._facts())}>"

    def _facts(self):
        if self._state != "FINISHED":
            return [self._state.lower()]
        if self._exception is not None:
            return ["finished", f"exception={self._exception!r}"]
        return ["finished", f"result={self._result!r}"]

    def get_loop(self):
        return self._loop

    def done(self):
        return self._state != "PENDING"

    def cancelled(self):
        return self._state == "CANCELLED"

    def result(self):
        if self._state == "CANCELLED":
            raise self._cancelled_error()
        if self._state == "PENDING":
            raise InvalidStateError("Result is not ready." if type(self) is not Future
                                    else "Result is not set.")
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self):
        if self._state == "CANCELLED":
            raise self._cancelled_error()
        if self._state == "PENDING":
            raise InvalidStateError("Exception is not set.")
        return self._exception

    def _cancelled_error(self):
        return CancelledError() if self._message is None else CancelledError(self._message)

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            raise TypeError("StopIteration interacts badly with generators "
                            "and cannot be raised into a Future")
        self._finish(None, exception)

    def _finish(self, result, exception):
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        self._state, self._result, self._exception = "FINISHED", result, exception
        self._call_back()

    def cancel(self, msg=None):
        if self.done():
            return False
        self._state, self._message = "CANCELLED", msg
        self._call_back()
        return True

    def _call_back(self):
        callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            self._loop.call_soon(callback, self)

    def add_done_callback(self, fn, *, context=None):
        if self.done():
            self._loop.call_soon(fn, self)
        else:
            self._callbacks.append(fn)

    def remove_done_callback(self, fn):
        before = len(self._callbacks)
        self._callbacks = [callback for callback in self._callbacks if callback != fn]
        return before - len(self._callbacks)

    def __await__(self):
        if not self.done():
            yield self
            if not self.done():
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


class Task(Future):
    """A coroutine that runs on the loop."""

    _count = 0

    def __init__(self, coro, *, loop=None, name=None, context=None):
        super().__init__(loop=loop)
        Task._count += 1
        self._name = f"Task-{Task._count}" if name is None else str(name)
        self._coro = coro
        self._waits_for = None
        self._must_cancel = False
        self._cancelling = 0
        self._loop._tasks.append(self)
        self._loop.call_soon(self._step)

    def _facts(self):
        state, *rest = super()._facts()
        facts = [state, f"name={self._name!r}", f"coro=<{self._coro.__qualname__}()>"] + rest
        if self._waits_for is not None:
            facts.append(f"wait_for={self._waits_for!r}")
        return facts

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def get_coro(self):
        return self._coro

    def cancelling(self):
        return self._cancelling

    def uncancel(self):
        self._cancelling = max(0, self._cancelling - 1)
        return self._cancelling

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        """Asks the coroutine to stop: it gets a CancelledError where it waits."""
        if self.done():
            return False
        self._cancelling += 1
        self._message = msg
        if self._waits_for is None or not self._waits_for.cancel(msg):
            self._must_cancel = True
        return True

    def _step(self, exception=None):
        if self.done():
            return
        if self._must_cancel:
            if not isinstance(exception, CancelledError):
                exception = self._cancelled_error()
            self._must_cancel = False
        self._waits_for = None
        outer, self._loop._current = self._loop._current, self
        try:
            if exception is None:
                awaited = self._coro.send(None)
            else:
                awaited = self._coro.throw(exception)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(self._message)
            else:
                super().set_result(stop.value)
        except CancelledError:
            super().cancel(self._message)
        except (KeyboardInterrupt, SystemExit) as error:
            super().set_exception(error)
            raise
        except BaseException as error:
            super().set_exception(error)
        else:
            self._wait_for(awaited)
        finally:
            self._loop._current = outer
            if self.done() and self in self._loop._tasks:
                self._loop._tasks.remove(self)

    def _wait_for(self, awaited):
        if awaited is None:
            self._loop.call_soon(self._step)
        elif not isinstance(awaited, Future):
            error = RuntimeError(f"Task got bad yield: {awaited!r}")
            self._loop.call_soon(self._step, error)
        elif awaited is self:
            error = RuntimeError(f"Task cannot await on itself: {self!r}")
            self._loop.call_soon(self._step, error)
        else:
            self._waits_for = awaited
            awaited.add_done_callback(self._wake)
            if self._must_cancel and awaited.cancel(self._message):
                self._must_cancel = False

    def _wake(self, future):
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()


Future.__module__ = Task.__module__ = "_asyncio"
