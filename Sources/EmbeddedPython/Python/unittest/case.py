"""One test, and what it can say must hold."""

import functools

from unittest._assertions import Assertions


class SkipTest(Exception):
    """Ends a test that is not to run."""

    __module__ = "unittest.case"


def skip(reason=""):
    """Marks a test, or a class of tests, that is not run."""
    def decorate(item):
        item.__unittest_skip__, item.__unittest_skip_why__ = True, reason
        return item
    if callable(reason):
        item, reason = reason, ""
        return decorate(item)
    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return skip(reason) if not condition else lambda item: item


def expectedFailure(item):
    """Marks a test that is known to fail."""
    item.__unittest_expecting_failure__ = True
    return item


def addModuleCleanup(function, /, *args, **kwargs):
    raise NotImplementedError("a session has no end at which modules are cleaned up")


def enterModuleContext(cm):
    raise NotImplementedError("a session has no end at which contexts of modules are left")


class _SubTest:
    """The part of a test that a `with self.subTest(...)` names."""

    def __init__(self, test, message, params):
        self._test, self._message, self._params = test, message, params

    def shortDescription(self):
        return self._test.shortDescription()

    def __str__(self):
        parts = [] if self._message is None else [f"[{self._message}]"]
        if self._params:
            inner = ", ".join([f"{name}={value!r}" for name, value in self._params.items()])
            parts.append(f"({inner})")
        return f"{self._test} {' '.join(parts) or '(<subtest>)'}"


class _SubTestContext:
    def __init__(self, test, message, params):
        self._test, self._subtest = test, _SubTest(test, message, params)

    def __enter__(self):
        return None

    def __exit__(self, kind, error, traceback):
        if error is None or not isinstance(error, Exception) or isinstance(error, SkipTest):
            return False
        self._test._failed_parts = True
        self._test._result.addSubTest(self._test, self._subtest, error)
        return True


class TestCase(Assertions):
    """A test: `setUp`, one method, `tearDown`."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 640

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        self._result = None
        self._failed_parts = False
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError(f"no such test method in {type(self)}: {methodName}")
        self._testMethodDoc = getattr(method, "__doc__", None)

    def setUp(self):
        """Runs before each test."""

    def tearDown(self):
        """Runs behind each test."""

    @classmethod
    def setUpClass(cls):
        """Runs before the tests of the class."""

    @classmethod
    def tearDownClass(cls):
        """Runs behind the tests of the class."""

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls.__dict__.get("_class_cleanups") or setattr(cls, "_class_cleanups", [])
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def doClassCleanups(cls):
        for function, args, kwargs in reversed(getattr(cls, "_class_cleanups", [])):
            function(*args, **kwargs)
        if "_class_cleanups" in cls.__dict__:
            cls._class_cleanups = []

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        result = type(cm).__enter__(cm)
        self.addCleanup(type(cm).__exit__, cm, None, None, None)
        return result

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from unittest.result import TestResult
        return TestResult()

    def id(self):
        return f"{type(self).__module__}.{type(self).__qualname__}.{self._testMethodName}"

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} testMethod={self._testMethodName}>"

    def __eq__(self, other):
        return type(self) is type(other) and self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def shortDescription(self):
        return self._testMethodDoc.strip().split("\n")[0].strip() if self._testMethodDoc else None

    def subTest(self, msg=None, **params):
        """A part of the test whose failure does not end the test."""
        return _SubTestContext(self, msg, params)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _call_test(self, method):
        method()

    def run(self, result=None):
        result = self.defaultTestResult() if result is None else result
        self._result, self._failed_parts = result, False
        result.startTest(self)
        try:
            self._run_steps(result, getattr(self, self._testMethodName))
        finally:
            result.stopTest(self)
        return result

    __call__ = run

    def _run_steps(self, result, method):
        for marked in (type(self), method):
            if getattr(marked, "__unittest_skip__", False):
                result.addSkip(self, marked.__unittest_skip_why__)
                return
        fails = getattr(method, "__unittest_expecting_failure__", False) or getattr(
            type(self), "__unittest_expecting_failure__", False)
        problems = []
        if self._step(self.setUp, problems):
            self._step(functools.partial(self._call_test, method), problems)
            self._step(self.tearDown, problems)
        self._step(self.doCleanups, problems)
        if fails and problems:
            result.addExpectedFailure(self, problems[0])
        elif fails:
            result.addUnexpectedSuccess(self)
        elif problems:
            for error in problems:
                self._report(result, error)
        elif not self._failed_parts:
            result.addSuccess(self)

    def _step(self, step, problems):
        try:
            step()
        except KeyboardInterrupt:
            raise
        except (Exception, SystemExit) as error:
            problems.append(error)
            return False
        return True

    def _report(self, result, error):
        if isinstance(error, SkipTest):
            result.addSkip(self, str(error))
        elif isinstance(error, self.failureException):
            result.addFailure(self, error)
        else:
            result.addError(self, error)

    def debug(self):
        self.setUp()
        self._call_test(getattr(self, self._testMethodName))
        self.tearDown()
        self.doCleanups()


class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        self.runTest = testFunc
        super().__init__()
        self._steps = setUp, tearDown

    def setUp(self):
        if self._steps[0] is not None:
            self._steps[0]()

    def tearDown(self):
        if self._steps[1] is not None:
            self._steps[1]()
