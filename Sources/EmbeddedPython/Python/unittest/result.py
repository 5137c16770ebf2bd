"""What came of tests."""

import traceback


class TestResult:
    """Counts tests, and keeps those that failed with the text of what went wrong."""

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.testsRun = 0
        self.shouldStop = self.failfast = False

    def __repr__(self):
        return (f"<unittest.result.TestResult run={self.testsRun} errors={len(self.errors)} "
                f"failures={len(self.failures)}>")

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def _text(self, error):
        return "".join(traceback.format_exception(error))

    def addError(self, test, err):
        self.errors.append((test, self._text(err)))
        self._note_failure()

    def addFailure(self, test, err):
        self.failures.append((test, self._text(err)))
        self._note_failure()

    def _note_failure(self):
        if self.failfast:
            self.shouldStop = True

    def addSubTest(self, test, subtest, err):
        if err is not None:
            if isinstance(err, test.failureException):
                self.addFailure(subtest, err)
            else:
                self.addError(subtest, err)

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text(err)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def wasSuccessful(self):
        return not self.failures and not self.errors and not self.unexpectedSuccesses

    def stop(self):
        self.shouldStop = True
