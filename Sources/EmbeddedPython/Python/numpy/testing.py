"""Comparisons for tests: each raises AssertionError with the places and the sizes of the differences."""

import contextlib
import re
import warnings

import numpy as np

_NAMES = ("ACTUAL", "DESIRED")


def _message(values, note, header, verbose=True, names=_NAMES, precision=8):
    """The header, a note on the same row or below it, and the values."""
    note = str(note)
    if note and "\n" not in note and len(note) < 79 - len(header):
        rows = ["\n" + header + " " + note]
    else:
        rows = ["\n" + header] + ([note] if note else [])
    if verbose:
        for name, value in zip(names, values):
            is_array = isinstance(value, np.ndarray)
            text = np.array_repr(value, precision=precision) if is_array else repr(value)
            if text.count("\n") > 3:
                text = "\n".join(text.split("\n")[:3]) + "..."
            rows.append(f" {name}: {text}")
    return "\n".join(rows)


def _same_places(x, y, marks, kind, fail):
    """Where both arrays have a mark such as NaN; fails if only one of them has it somewhere."""
    in_x, in_y = marks(x), marks(y)
    if (in_x != in_y).any():
        fail(f"\n{kind} location mismatch:")
    return in_y if in_x.ndim == 0 else in_x


def _compare(matches, x, y, note="", verbose=True, header="", precision=6, strict=False,
             names=_NAMES, equal_nan=True, equal_inf=True):
    """Raises AssertionError unless `matches(x, y)` holds everywhere."""
    x, y = np.asanyarray(x), np.asanyarray(y)

    def fail(reason):
        raise AssertionError(
            _message([x, y], str(note) + reason, header, verbose, names, precision))

    if not (x.shape == y.shape or (not strict and (x.ndim == 0 or y.ndim == 0))):
        fail(f"\n(shapes {x.shape}, {y.shape} mismatch)")
    if strict and x.dtype != y.dtype:
        fail(f"\n(dtypes {x.dtype}, {y.dtype} mismatch)")
    a, b = x, y
    is_number = x.dtype.kind in "biufc" and y.dtype.kind in "biufc"
    settled = np.zeros(np.broadcast_shapes(x.shape, y.shape), dtype=bool)
    if is_number:
        if equal_nan:
            settled = settled | _same_places(x, y, np.isnan, "nan", fail)
        if equal_inf:
            endless = _same_places(x, y, np.isinf, "inf", fail)
            if endless.any():
                if (np.broadcast_to(x, settled.shape)[endless]
                        != np.broadcast_to(y, settled.shape)[endless]).any():
                    fail("\ninf values mismatch:")
                settled = settled | endless
    if settled.any():
        a = np.broadcast_to(x, settled.shape)[~settled]
        b = np.broadcast_to(y, settled.shape)[~settled]
        if a.size == 0:
            return
    good = np.asarray(matches(a, b))
    if good.all():
        return
    places = np.argwhere(~settled)[~good.ravel()] if good.ndim else []
    fail("\n" + "\n".join(_remarks(x, y, a, b, good, places, settled.size, is_number, names)))


def _remarks(x, y, a, b, good, places, size, is_number, names):
    """How many elements differ, where, and by how much."""
    wrong = int(good.size - good.sum())
    yield f"Mismatched elements: {wrong} / {size} ({100 * wrong / size:.3g}%)"
    if good.ndim:
        count = len(places)
        if count == 1:
            yield "Mismatch at index:"
        else:
            yield "Mismatch at indices:" if count <= 5 else "First 5 mismatches are at indices:"
        for place in places[:5]:
            place = tuple(place.tolist())
            shown = [v if v.ndim == 0 else v[place] for v in (x, y)]
            yield f" {list(place)}: {shown[0]} ({names[0]}), {shown[1]} ({names[1]})"
    if not is_number or x.dtype.kind == y.dtype.kind == "b":
        return
    with np.errstate(all="ignore"):
        error = np.asarray(np.abs(a - b))
        if error.dtype.kind == "u":
            error = np.minimum(error, np.abs(b - a))
        bad = np.broadcast_to(~good, error.shape)
        error = error[bad]
        yield "Max absolute difference among violations: " + np.array2string(np.max(error))
        scale = np.abs(np.broadcast_to(b, bad.shape)[bad])
        some = scale != 0
        largest = np.max(error[some] / scale[some]) if some.any() else np.array(np.inf)
        yield "Max relative difference among violations: " + np.array2string(largest)


def assert_array_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    """Elements are equal; NaN equals NaN."""
    _compare(lambda a, b: a == b, actual, desired, err_msg, verbose, "Arrays are not equal",
             strict=strict)


def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg="", verbose=True,
                    *, strict=False):
    """Elements differ by no more than `atol + rtol * abs(desired)`."""
    _compare(
        lambda a, b: np.isclose(a, b, rtol=rtol, atol=atol, equal_nan=equal_nan), actual, desired,
        err_msg, verbose, f"Not equal to tolerance rtol={rtol:g}, atol={atol:g}",
        equal_nan=equal_nan, strict=strict)


def assert_array_almost_equal(actual, desired, decimal=6, err_msg="", verbose=True):
    """Elements differ by less than 1.5 units of the place behind the point that `decimal` names."""
    _compare(
        lambda a, b: np.abs(a - b) < 1.5 * 10.0 ** (-decimal), actual, desired, err_msg, verbose,
        f"Arrays are not almost equal to {decimal} decimals", precision=decimal)


def assert_array_less(x, y, err_msg="", verbose=True, *, strict=False):
    """Each element of `x` is below that of `y`."""
    _compare(lambda a, b: a < b, x, y, err_msg, verbose,
             "Arrays are not strictly ordered `x < y`", strict=strict, names=("x", "y"),
             equal_inf=False)


def assert_almost_equal(actual, desired, decimal=7, err_msg="", verbose=True):
    """Numbers or arrays are equal up to the place behind the point that `decimal` names."""
    if isinstance(actual, (np.ndarray, tuple, list)) or isinstance(
            desired, (np.ndarray, tuple, list)):
        return assert_array_almost_equal(actual, desired, decimal, err_msg, verbose)
    header = f"Arrays are not almost equal to {decimal} decimals"
    same = actual == desired or (actual != actual and desired != desired)
    if not same and not abs(desired - actual) < 1.5 * 10.0 ** (-decimal):
        raise AssertionError(_message([actual, desired], err_msg, header, verbose))


def assert_approx_equal(actual, desired, significant=7, err_msg="", verbose=True):
    """Numbers agree in that many significant digits."""
    actual, desired = float(actual), float(desired)
    if actual == desired or (actual != actual and desired != desired):
        return
    middle = 0.5 * (abs(desired) + abs(actual))
    scale = 10.0 ** np.floor(np.log10(middle))
    if not abs(desired / scale - actual / scale) < 10.0 ** -(significant - 1):
        header = f"Items are not equal to {significant} significant digits:"
        raise AssertionError(_message([actual, desired], err_msg, header, verbose))


def assert_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    """Objects are equal; containers and arrays by their elements, NaN equals NaN."""
    if isinstance(desired, dict):
        if not isinstance(actual, dict):
            raise AssertionError(repr(type(actual)))
        assert_equal(len(actual), len(desired), err_msg, verbose)
        for key in desired:
            if key not in actual:
                raise AssertionError(repr(key))
            assert_equal(actual[key], desired[key], f"key={key!r}\n{err_msg}", verbose)
        return
    if isinstance(desired, (list, tuple)) and isinstance(actual, (list, tuple)):
        assert_equal(len(actual), len(desired), err_msg, verbose)
        for index, (a, b) in enumerate(zip(actual, desired)):
            assert_equal(a, b, f"item={index!r}\n{err_msg}", verbose)
        return
    if isinstance(actual, np.ndarray) or isinstance(desired, np.ndarray):
        return assert_array_equal(actual, desired, err_msg, verbose, strict=strict)
    if actual == desired or (actual != actual and desired != desired):
        return
    raise AssertionError(_message([actual, desired], err_msg, "Items are not equal:", verbose))


def assert_(val, msg=""):
    """The value is true."""
    if not val:
        raise AssertionError(msg() if callable(msg) else msg)


def assert_string_equal(actual, desired):
    """Texts are equal."""
    if not isinstance(actual, str) or not isinstance(desired, str):
        raise AssertionError(repr(type(desired if isinstance(actual, str) else actual)))
    if actual == desired:
        return
    rows = []
    before, after = actual.splitlines(True), desired.splitlines(True)
    for index in range(max(len(before), len(after))):
        a, b = before[index:index + 1], after[index:index + 1]
        if a != b:
            rows += ["- " + row for row in a] + ["+ " + row for row in b]
    raise AssertionError("Differences in strings:\n" + "".join(rows).rstrip())


class _Expected:
    """Waits for an exception in a `with` block."""

    def __init__(self, kinds, pattern=None):
        self._kinds, self._pattern, self.exception = kinds, pattern, None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            raise AssertionError(f"{_kind_name(self._kinds)} not raised")
        if not issubclass(kind, self._kinds):
            return False
        if self._pattern is not None and not re.search(self._pattern, str(value)):
            raise AssertionError(f'"{self._pattern}" does not match "{value}"')
        self.exception = value
        return True


def _kind_name(kinds):
    return kinds.__name__ if isinstance(kinds, type) else str(kinds)


def assert_raises(exception_class, callable=None, *args, **kwargs):
    """A call, or a `with` block, raises an exception of the class."""
    context = _Expected(exception_class)
    if callable is None:
        return context
    _run(context, exception_class, callable, args, kwargs)


def assert_raises_regex(exception_class, expected_regexp, callable=None, *args, **kwargs):
    """As `assert_raises`; the message matches a pattern as well."""
    context = _Expected(exception_class, expected_regexp)
    if callable is None:
        return context
    _run(context, exception_class, callable, args, kwargs)


def _run(context, kinds, function, args, kwargs):
    try:
        function(*args, **kwargs)
    except kinds as error:
        context.__exit__(type(error), error, None)
        return
    raise AssertionError(f"{_kind_name(kinds)} not raised by {function.__name__}")


@contextlib.contextmanager
def _expected_warning(category):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield
    if not any(issubclass(one.category, category) for one in caught):
        raise AssertionError("No warning raised")


def assert_warns(warning_class, *args, **kwargs):
    """A call, or a `with` block, warns."""
    if not args:
        return _expected_warning(warning_class)
    with _expected_warning(warning_class):
        return args[0](*args[1:], **kwargs)


def _steps_apart(x, y):
    """How many doubles, or floats, lie between two arrays' elements."""
    kind = np.result_type(x, y)
    places = np.int32 if kind == np.float32 else np.int64
    a, b = (np.atleast_1d(np.asarray(v, dtype=kind)).view(places) for v in (x, y))
    lowest = np.iinfo(places).min
    a, b = (np.where(v < 0, lowest - v, v) for v in (a, b))
    return np.abs(a.astype(float) - b.astype(float))


def assert_array_almost_equal_nulp(x, y, nulp=1):
    """Elements lie at most `nulp` spacings apart."""
    x, y = np.asanyarray(x), np.asanyarray(y)
    reference = nulp * np.spacing(np.where(np.abs(x) > np.abs(y), np.abs(x), np.abs(y)))
    if not (np.abs(x - y) <= reference).all():
        raise AssertionError(
            f"Arrays are not equal to {nulp} ULP (max is {np.max(_steps_apart(x, y)):g})")


def assert_array_max_ulp(a, b, maxulp=1, dtype=None):
    """At most `maxulp` numbers lie between the elements; gives how many."""
    steps = _steps_apart(np.asarray(a, dtype=dtype), np.asarray(b, dtype=dtype))
    if not (steps <= maxulp).all():
        raise AssertionError(
            f"Arrays are not almost equal up to {maxulp:g} ULP "
            f"(max difference is {np.max(steps):g} ULP)")
    return steps
