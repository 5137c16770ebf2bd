"""unittest and its mocks; what difflib finds."""

import difflib
import io
import re
import unittest
from unittest import mock
from unittest.mock import ANY, AsyncMock, MagicMock, Mock, PropertyMock, call, patch, sentinel


class Counted(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("class begins")

    @classmethod
    def tearDownClass(cls):
        print("class ends")

    def setUp(self):
        self.x = 1
        self.addCleanup(print, "cleanup")

    def tearDown(self):
        print("tear down")

    def test_equal(self):
        """Says what it does."""
        self.assertEqual(self.x, 1)
        self.assertNotEqual(1, 2)
        self.assertTrue(self.x)
        self.assertIn(1, [1])
        self.assertIsInstance(1, int)
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertGreater(2, 1)
        self.assertRegex("abc", "b")
        self.assertCountEqual([1, 2], [2, 1])

    def test_raises(self):
        with self.assertRaises(ZeroDivisionError) as caught:
            1 / 0
        print(caught.exception)
        self.assertRaises(ValueError, int, "x")
        with self.assertRaisesRegex(ValueError, "invalid"):
            int("y")

    def test_fails(self):
        self.assertEqual([1, 2, 3], [1, 2, 4])

    def test_breaks(self):
        {}["k"]

    @unittest.skip("not today")
    def test_skipped(self):
        pass

    @unittest.expectedFailure
    def test_known(self):
        self.fail("known")

    def test_parts(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)


out = io.StringIO()
suite = unittest.defaultTestLoader.loadTestsFromTestCase(Counted)
result = unittest.TextTestRunner(stream=out, verbosity=2).run(suite)
text = re.sub(r'  File "[^"]*", line \d+, in \w+\n(    .*\n)*', "", re.sub(r"in [\d.]+s", "in 0s", out.getvalue()))
print(text.replace(Counted.__module__, "M"))
print(result.wasSuccessful(), result.testsRun, len(result.failures), len(result.errors), len(result.skipped), suite.countTestCases())


class Messages(unittest.TestCase):
    def runTest(self):
        checks = [
            lambda: self.assertEqual(1, 2), lambda: self.assertEqual("abc", "abd"), lambda: self.assertEqual({"a": 1}, {"a": 2}),
            lambda: self.assertEqual({1}, {2}), lambda: self.assertEqual((1,), (1, 2)), lambda: self.assertEqual(1, 2, "more"),
            lambda: self.assertTrue(0), lambda: self.assertFalse([1]), lambda: self.assertIs(1, 2), lambda: self.assertIsNone(3),
            lambda: self.assertIn(1, []), lambda: self.assertNotIn(1, [1]), lambda: self.assertLess(2, 1), lambda: self.assertAlmostEqual(1, 1.1),
            lambda: self.assertAlmostEqual(1, 2, delta=0.5), lambda: self.assertIsInstance(1, str), lambda: self.assertRaises(ValueError, int, "1"),
            lambda: self.assertRegex("a", "b"), lambda: self.assertCountEqual([1, 1], [1]), lambda: self.fail("stop"),
            lambda: self.assertEqual("a\nb\n", "a\nc\n"),
        ]
        for check in checks:
            try:
                check()
            except AssertionError as error:
                print(error)


Messages()()

m = Mock(return_value=3)
print(m(1, b=2), m.called, m.call_count, m.call_args, m.call_args.args, m.call_args_list, m.mock_calls)
m.assert_called_once_with(1, b=2)
m.assert_any_call(1, b=ANY)
for check in (lambda: m.assert_called_with(2), lambda: m.assert_not_called(), lambda: Mock().assert_called(), lambda: Mock(name="n").assert_called_once_with(1), lambda: m.assert_has_calls([call(9)])):
    try:
        check()
    except AssertionError as error:
        print(error)
m.side_effect = [1, KeyError("k")]
print(m(), end=" ")
try:
    m()
except KeyError as error:
    print("raised", error)
m = Mock()
m.a.b.c(1)
m.a.d = 5
print(m.mock_calls, m.method_calls, m.a.d, re.sub(r"\d{5,}", "N", repr(m.a.b)), re.sub(r"\d{5,}", "N", repr(Mock(name="x"))))
m.reset_mock()
print(m.mock_calls, m.a.b.called)
s = Mock(spec=["go"])
try:
    s.stop
except AttributeError as error:
    print(error)
g = MagicMock()
g.__len__.return_value = 4
g.__getitem__.side_effect = lambda key: key * 2
g.__iter__.return_value = iter([1, 2])
print(len(g), g[3], list(g), bool(g), 1 in g, isinstance(Mock(spec=int), int))
with g as entered:
    pass
print(g.__enter__.called, g.__exit__.call_args)


class Service:
    rate = 2

    def fetch(self):
        return "real"


with patch.object(Service, "fetch", return_value="fake") as fetch:
    print(Service().fetch(), fetch.call_count)
print(Service().fetch())
with patch("random.random", lambda: 0.25), patch.dict({"a": 1}, {"b": 2}) as d:
    import random
    print(random.random(), d)


@patch.object(Service, "rate", 7)
@patch.object(Service, "fetch")
def decorated(fetch):
    fetch.return_value = "f"
    return Service().fetch(), Service.rate


print(decorated(), Service.rate, sentinel.thing, sentinel.thing is sentinel.thing)
with patch.object(Service, "rate", new_callable=PropertyMock, return_value=9):
    print(Service().rate)
opened = mock.mock_open(read_data="a\nb\n")
with opened("f") as handle:
    print(handle.read(), opened.call_args)
import asyncio
waiting = AsyncMock(return_value=5)
print(asyncio.run(waiting(1)), waiting.await_count)

print(list(difflib.ndiff(["one\n", "two\n", "three\n"], ["ore\n", "tree\n", "emu\n"])))
print("\n".join(difflib.unified_diff(["a", "b", "c"], ["a", "x", "c"], "old", "new", lineterm="")))
print("\n".join(difflib.context_diff(["a", "b"], ["a", "c"], lineterm="")))
s = difflib.SequenceMatcher(None, "abxcd", "abcd")
print(s.ratio(), s.get_matching_blocks(), s.get_opcodes(), s.find_longest_match(0, 5, 0, 4), difflib.get_close_matches("appel", ["ape", "apple", "peach"]))
