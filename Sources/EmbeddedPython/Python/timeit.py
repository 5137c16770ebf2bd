"""How long code takes. Only functions are timed: text is not run as a program."""

import time

default_timer = time.perf_counter
default_number = 1000000


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        if not callable(stmt) or not (callable(setup) or setup == "pass"):
            raise NotImplementedError(
                "timeit runs functions: timeit.timeit(lambda: f(x), number=100)")
        self._stmt, self._setup, self._timer = stmt, setup, timer

    def timeit(self, number=default_number):
        if callable(self._setup):
            self._setup()
        run, start = self._stmt, self._timer()
        for _ in range(number):
            run()
        return self._timer() - start

    def repeat(self, repeat=5, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        number = 1
        while True:
            spent = self.timeit(number)
            if spent >= 0.2:
                return number, spent
            number *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=5, number=default_number,
           globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
