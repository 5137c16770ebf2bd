"""What `@torch.no_grad()` and its like make of a function: one that runs in the mode.

A mode is any object with `clone()`, which gives a context manager of its own to each call.
"""

import functools
import inspect


def context_decorator(mode, function):
    """A function that runs in a copy of the mode; so do the steps of a generator."""
    if inspect.isgeneratorfunction(function):
        return _generator_decorator(mode, function)

    @functools.wraps(function)
    def decorate_context(*args, **kwargs):
        with mode.clone():
            return function(*args, **kwargs)

    return decorate_context


def _generator_decorator(mode, function):
    @functools.wraps(function)
    def generator_context(*args, **kwargs):
        steps = function(*args, **kwargs)
        try:
            with mode.clone():
                response = steps.send(None)
            while True:
                try:
                    request = yield response
                except GeneratorExit:
                    with mode.clone():
                        steps.close()
                    raise
                except BaseException as error:
                    with mode.clone():
                        response = steps.throw(error)
                else:
                    with mode.clone():
                        response = steps.send(request)
        except StopIteration as end:
            return end.value

    return generator_context
