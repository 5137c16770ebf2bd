"""What a test can say must hold. Each raises an AssertionError that shows what there was instead."""

import re

_LIMIT = 80


def _short(value):
    """A repr; of a long one the beginning."""
    text = repr(value)
    return text if len(text) <= _LIMIT else text[:_LIMIT] + " [truncated]..."


class _Raises:
    """`with self.assertRaises(...) as caught`: the exception is in `caught.exception`."""

    called = None

    def __init__(self, test, expected, pattern, msg=None):
        self._test, self._expected, self._msg = test, expected, msg
        self._pattern = re.compile(pattern) if isinstance(pattern, str) else pattern
        self.exception = None

    def _names(self):
        kinds = self._expected if isinstance(self._expected, tuple) else (self._expected,)
        names = [kind.__name__ for kind in kinds]
        return names[0] if len(names) == 1 else str(kinds)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if error is None:
            called = f" by {self.called}" if self.called else ""
            self._test._fail(self._msg, f"{self._names()} not raised{called}")
        if not isinstance(error, self._expected):
            return False
        self.exception = error
        if self._pattern is not None and not self._pattern.search(str(error)):
            self._test._fail(
                self._msg, f'"{self._pattern.pattern}" does not match "{error}"')
        return True


class _Warns:
    """`with self.assertWarns(...)`."""

    def __init__(self, test, expected, pattern, msg):
        self._test, self._expected, self._pattern, self._msg = test, expected, pattern, msg

    def __enter__(self):
        import warnings
        self._catch = warnings.catch_warnings(record=True)
        self.warnings = self._catch.__enter__()
        warnings.simplefilter("always")
        return self

    def __exit__(self, kind, error, traceback):
        self._catch.__exit__(kind, error, traceback)
        if error is not None:
            return False
        for caught in self.warnings:
            if issubclass(caught.category, self._expected) and (
                    self._pattern is None or re.search(self._pattern, str(caught.message))):
                self.warning = caught.message
                return None
        self._test._fail(self._msg, f"{self._expected.__name__} not triggered")


class Assertions:
    """The assertions of a test."""

    def _fail(self, msg, standard):
        if msg is None:
            raise self.failureException(standard)
        raise self.failureException(f"{standard} : {msg}" if self.longMessage else msg)

    def _check(self, holds, msg, standard):
        if not holds:
            self._fail(msg, standard())

    # Equality

    def assertEqual(self, first, second, msg=None):
        if first == second:
            return
        kind = type(first) if type(first) is type(second) else None
        compare = {str: self._text_difference, list: self._list_difference,
                   tuple: self._list_difference, dict: self._dict_difference,
                   set: self._set_difference, frozenset: self._set_difference}.get(kind)
        self._fail(msg, compare(first, second) if compare else
                   f"{_short(first)} != {_short(second)}")

    assertEquals = assertEqual

    def assertNotEqual(self, first, second, msg=None):
        self._check(first != second, msg, lambda: f"{_short(first)} == {_short(second)}")

    def _text_difference(self, first, second):
        from difflib import ndiff
        a = first.splitlines(keepends=True)
        b = second.splitlines(keepends=True)
        if len(a) == 1 and first.strip("\r\n") == first:
            a, b = [first + "\n"], [second + "\n"]
        difference = "\n" + "".join(ndiff(a, b))
        return f"{_short(first)} != {_short(second)}" + difference

    def _list_difference(self, first, second):
        from difflib import ndiff
        name = {list: "Lists", tuple: "Tuples"}[type(first)]
        text = f"{name} differ: {_short(first)} != {_short(second)}\n"
        shared = min(len(first), len(second))
        for place in range(shared):
            if first[place] != second[place]:
                text += (f"\nFirst differing element {place}:\n{_short(first[place])}\n"
                         f"{_short(second[place])}\n")
                break
        word = name[:-1].lower()
        for longer, order in ((first, "First"), (second, "Second")):
            if len(longer) > shared:
                text += (f"\n{order} {word} contains {len(longer) - shared} additional elements.\n"
                         f"First extra element {shared}:\n{_short(longer[shared])}\n")
        return text + "\n" + "\n".join(ndiff(_lines(first), _lines(second)))

    def _dict_difference(self, first, second):
        from difflib import ndiff
        return (f"{_short(first)} != {_short(second)}\n"
                + "\n".join(ndiff(_lines(first), _lines(second))))

    def _set_difference(self, first, second):
        lines = []
        for rest, order in ((first - second, "first"), (second - first, "second")):
            if rest:
                lines.append(f"Items in the {order} set but not the "
                             f"{'second' if order == 'first' else 'first'}:")
                lines += [repr(item) for item in rest]
        return "\n".join(lines)

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertEqual(first, second, msg)

    assertListEqual = assertTupleEqual = assertDictEqual = assertSetEqual = assertMultiLineEqual

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        self.assertEqual(list(seq1), list(seq2), msg)

    def assertCountEqual(self, first, second, msg=None):
        """The same elements, each as often, in any order."""
        rest = list(second)
        extra = []
        for item in first:
            if item in rest:
                rest.remove(item)
            else:
                extra.append(item)
        lines = [f"First has {list(first).count(item)}, Second has {list(second).count(item)}:  "
                 f"{item!r}" for item in extra + rest]
        self._check(not extra and not rest, msg,
                    lambda: "Element counts were not equal:\n" + "\n".join(lines))

    # Truth, identity, membership

    def assertTrue(self, expr, msg=None):
        self._check(expr, msg, lambda: f"{_short(expr)} is not true")

    assert_ = assertTrue

    def assertFalse(self, expr, msg=None):
        self._check(not expr, msg, lambda: f"{_short(expr)} is not false")

    def assertIs(self, expr1, expr2, msg=None):
        self._check(expr1 is expr2, msg, lambda: f"{_short(expr1)} is not {_short(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        self._check(expr1 is not expr2, msg, lambda: f"unexpectedly identical: {_short(expr1)}")

    def assertIsNone(self, obj, msg=None):
        self._check(obj is None, msg, lambda: f"{_short(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        self._check(obj is not None, msg, lambda: "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        self._check(member in container, msg,
                    lambda: f"{_short(member)} not found in {_short(container)}")

    def assertNotIn(self, member, container, msg=None):
        self._check(member not in container, msg,
                    lambda: f"{_short(member)} unexpectedly found in {_short(container)}")

    def assertIsInstance(self, obj, cls, msg=None):
        self._check(isinstance(obj, cls), msg, lambda: f"{_short(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._check(not isinstance(obj, cls), msg,
                    lambda: f"{_short(obj)} is an instance of {cls!r}")

    # Order

    def assertLess(self, a, b, msg=None):
        self._check(a < b, msg, lambda: f"{_short(a)} not less than {_short(b)}")

    def assertLessEqual(self, a, b, msg=None):
        self._check(a <= b, msg, lambda: f"{_short(a)} not less than or equal to {_short(b)}")

    def assertGreater(self, a, b, msg=None):
        self._check(a > b, msg, lambda: f"{_short(a)} not greater than {_short(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        self._check(a >= b, msg, lambda: f"{_short(a)} not greater than or equal to {_short(b)}")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        self._nearly(first, second, places, msg, delta, True)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        self._nearly(first, second, places, msg, delta, False)

    def _nearly(self, first, second, places, msg, delta, wanted):
        if places is not None and delta is not None:
            raise TypeError("specify delta or places not both")
        if wanted and first == second:
            return
        distance = abs(first - second)
        if delta is not None:
            near, what = distance <= delta, f"{_short(delta)} delta"
        else:
            places = 7 if places is None else places
            near, what = round(distance, places) == 0, f"{places!r} places"
        sign = "!=" if wanted else "=="
        tail = f" ({_short(distance)} difference)" if wanted else ""
        self._check(near is wanted, msg,
                    lambda: f"{_short(first)} {sign} {_short(second)} within {what}{tail}")

    # Text

    def assertRegex(self, text, expected_regex, msg=None):
        pattern = getattr(expected_regex, "pattern", expected_regex)
        self._check(re.search(expected_regex, text), msg,
                    lambda: f"Regex didn't match: {pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = getattr(unexpected_regex, "pattern", unexpected_regex)
        found = re.search(unexpected_regex, text)
        self._check(not found, msg, lambda: f"Regex matched: {found.group()!r} matches {pattern!r} "
                    f"in {text!r}")

    # Exceptions

    def assertRaises(self, expected_exception, *args, **kwargs):
        return self._raising(_Raises(self, expected_exception, None, kwargs.pop("msg", None)
                                     if not args else None), args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return self._raising(_Raises(self, expected_exception, expected_regex,
                                     kwargs.pop("msg", None) if not args else None), args, kwargs)

    def _raising(self, context, args, kwargs):
        if not args:
            return context
        context.called = getattr(args[0], "__name__", str(args[0]))
        with context:
            args[0](*args[1:], **kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return self._raising(_Warns(self, expected_warning, None, kwargs.pop("msg", None)), args,
                             kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return self._raising(
            _Warns(self, expected_warning, expected_regex, kwargs.pop("msg", None)), args, kwargs)


def _lines(value):
    import pprint
    return pprint.pformat(value).splitlines()
