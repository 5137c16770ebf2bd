"""Several tests, run one after the other."""


class TestSuite:
    """Tests and suites in their order."""

    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def __repr__(self):
        return f"<unittest.suite.TestSuite tests={self._tests!r}>"

    def __iter__(self):
        return iter(self._tests)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def countTestCases(self):
        return sum([test.countTestCases() for test in self._tests])

    def run(self, result):
        previous = None
        for test in self._tests:
            if result.shouldStop:
                break
            if not isinstance(test, TestSuite):
                cls = type(test)
                if cls is not previous:
                    self._leave(previous, result)
                    if not self._enter(cls, result):
                        previous = None
                        continue
                    previous = cls
            test(result)
        self._leave(previous, result)
        return result

    __call__ = run

    def _enter(self, cls, result):
        try:
            cls.setUpClass()
        except Exception as error:
            result.addError(_ClassStep(f"setUpClass ({cls.__module__}.{cls.__qualname__})"), error)
            return False
        return True

    def _leave(self, cls, result):
        if cls is None:
            return
        try:
            cls.tearDownClass()
            cls.doClassCleanups()
        except Exception as error:
            result.addError(
                _ClassStep(f"tearDownClass ({cls.__module__}.{cls.__qualname__})"), error)


class _ClassStep:
    """Stands for a step of a whole class where a test is named."""

    def __init__(self, name):
        self._name = name

    def __str__(self):
        return self._name

    def shortDescription(self):
        return None
