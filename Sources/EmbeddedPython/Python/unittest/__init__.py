"""Tests as classes: methods that begin with `test` and say what must hold."""

from unittest.case import (
    FunctionTestCase, SkipTest, TestCase, addModuleCleanup, enterModuleContext, expectedFailure,
    skip, skipIf, skipUnless)
from unittest.async_case import IsolatedAsyncioTestCase
from unittest.loader import TestLoader, defaultTestLoader
from unittest.main import TestProgram, main
from unittest.result import TestResult
from unittest.runner import TextTestResult, TextTestRunner
from unittest.suite import TestSuite
