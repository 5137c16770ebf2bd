"""Runs tests and writes what came of them."""

import sys
import time

from unittest.result import TestResult

_RULES = "=" * 70, "-" * 70


class TextTestResult(TestResult):
    """Writes a sign or a line for each test."""

    def __init__(self, stream, descriptions=True, verbosity=1):
        super().__init__(stream, descriptions, verbosity)
        self.stream, self._verbosity, self.descriptions = stream, verbosity, descriptions

    def getDescription(self, test):
        first = test.shortDescription()
        return f"{test}\n{first}" if self.descriptions and first else str(test)

    def startTest(self, test):
        super().startTest(test)
        self._part = None
        if self._verbosity > 1:
            self.stream.write(f"{self.getDescription(test)} ... ")

    def addSubTest(self, test, subtest, err):
        self._part = subtest
        super().addSubTest(test, subtest, err)
        self._part = None

    def _show(self, word, sign):
        if self._verbosity > 1:
            if self._part is not None:
                self.stream.write(f"\n  {self.getDescription(self._part)} ... ")
            self.stream.write(word + "\n")
        elif self._verbosity == 1:
            self.stream.write(sign)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._show("ok", ".")

    def addError(self, test, err):
        super().addError(test, err)
        self._show("ERROR", "E")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._show("FAIL", "F")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._show(f"skipped {reason!r}", "s")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._show("expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._show("unexpected success", "u")

    def printErrors(self):
        if self._verbosity:
            self.stream.write("\n")
        for kind, entries in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in entries:
                self.stream.write(f"{_RULES[0]}\n{kind}: {self.getDescription(test)}\n{_RULES[1]}\n"
                                  f"{text}\n")
        for test in self.unexpectedSuccesses:
            self.stream.write(f"{_RULES[0]}\nUNEXPECTED SUCCESS: {self.getDescription(test)}\n")


class TextTestRunner:
    """Runs tests and writes a report to `sys.stderr`, or to another stream."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False,
                 resultclass=None, warnings=None, *, tb_locals=False):
        self.stream = sys.stderr if stream is None else stream
        self.descriptions, self.verbosity, self.failfast = descriptions, verbosity, failfast
        if resultclass is not None:
            self.resultclass = resultclass

    def run(self, test):
        result = self.resultclass(self.stream, self.descriptions, self.verbosity)
        result.failfast = self.failfast
        start = time.perf_counter()
        result.startTestRun()
        test(result)
        result.stopTestRun()
        taken = time.perf_counter() - start
        result.printErrors()
        count = result.testsRun
        self.stream.write(f"{_RULES[1]}\nRan {count} test{'' if count == 1 else 's'} in "
                          f"{taken:.3f}s\n\n")
        facts = [f"{name}={len(entries)}" for name, entries in (
            ("failures", result.failures), ("errors", result.errors), ("skipped", result.skipped),
            ("expected failures", result.expectedFailures),
            ("unexpected successes", result.unexpectedSuccesses)) if entries]
        word = "OK" if result.wasSuccessful() else "FAILED"
        self.stream.write(word + (f" ({', '.join(facts)})" if facts else "") + "\n")
        return result
