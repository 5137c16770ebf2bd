"""Finds the tests of classes and modules."""

import importlib

from unittest.case import TestCase
from unittest.suite import TestSuite


class TestLoader:
    """Makes suites of what begins with `test`."""

    testMethodPrefix = "test"
    suiteClass = TestSuite

    def getTestCaseNames(self, testCaseClass):
        return [name for name in sorted(dir(testCaseClass))
                if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name))]

    def loadTestsFromTestCase(self, testCaseClass):
        if isinstance(testCaseClass, type) and issubclass(testCaseClass, TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to "
                            "derive from TestCase?")
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass([testCaseClass(name) for name in names])

    def loadTestsFromModule(self, module, *, pattern=None):
        suites = []
        for name in dir(module):
            found = getattr(module, name)
            if isinstance(found, type) and issubclass(found, TestCase) and not _is_base(found):
                suites.append(self.loadTestsFromTestCase(found))
        return self.suiteClass(suites)

    def loadTestsFromName(self, name, module=None):
        if module is None:
            first, *rest = name.split(".")
            module, name = importlib.import_module(first), ".".join(rest)
        found = module
        parent = None
        for part in [part for part in name.split(".") if part]:
            parent, found = found, getattr(found, part)
        if isinstance(found, type) and issubclass(found, TestCase):
            return self.loadTestsFromTestCase(found)
        if isinstance(parent, type) and issubclass(parent, TestCase):
            return self.suiteClass([parent(name.split(".")[-1])])
        if isinstance(found, (TestSuite, TestCase)):
            return self.suiteClass([found])
        return self.loadTestsFromModule(found)

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])


def _is_base(cls):
    return cls.__module__.split(".")[0] == "unittest"


defaultTestLoader = TestLoader()
