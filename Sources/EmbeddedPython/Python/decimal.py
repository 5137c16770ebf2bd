"""Decimal numbers with as many digits as the context says.

A number is a sign, a whole coefficient and an exponent of ten, or one of `F` (infinity) and `n`
(not a number) in the exponent's place. Every operation works on whole numbers exactly and rounds
once, to the context's precision.
"""

from collections import namedtuple

from _decimal_context import (MAX_PREC, ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR,
                              ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context,
                              ConversionSyntax, DecimalException, DivisionByZero,
                              DivisionUndefined, FloatOperation, Inexact, InvalidOperation,
                              Rounded, _signal, getcontext, localcontext, setcontext)

DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent")
DecimalTuple.__module__ = "decimal"


def _quotient(number, divisor, sign, rounding):
    """A whole quotient, rounded."""
    whole, rest = divmod(number, divisor)
    if rest == 0:
        return whole
    twice = 2 * rest
    if rounding == ROUND_HALF_EVEN:
        up = twice > divisor or (twice == divisor and whole % 2 == 1)
    elif rounding == ROUND_HALF_UP:
        up = twice >= divisor
    elif rounding == ROUND_HALF_DOWN:
        up = twice > divisor
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_CEILING:
        up = not sign
    elif rounding == ROUND_FLOOR:
        up = bool(sign)
    elif rounding == ROUND_05UP:
        up = whole % 10 in (0, 5)
    else:
        up = False
    return whole + 1 if up else whole


def _make(sign, coefficient, exponent):
    result = object.__new__(Decimal)
    result._sign, result._int, result._exp = sign, coefficient, exponent
    return result


def _rounded(value, context=None):
    """The number with no more digits than the context keeps."""
    context = context or getcontext()
    if value._is_special:
        return value
    extra = len(str(value._int)) - context.prec
    if extra <= 0:
        return value
    whole = _quotient(value._int, 10 ** extra, value._sign, context.rounding)
    if len(str(whole)) > context.prec:
        whole, extra = whole // 10, extra + 1
    return _make(value._sign, whole, value._exp + extra)


def _parsed(text):
    body = text.strip().replace("_", "").lower()
    sign = 1 if body.startswith("-") else 0
    body = body[1:] if body[:1] in ("+", "-") else body
    if body in ("inf", "infinity"):
        return _make(sign, 0, "F")
    if body in ("nan", "snan"):
        return _make(sign, 0, "n")
    digits, _, power = body.partition("e")
    whole, _, part = digits.partition(".")
    shift = power[1:] if power[:1] in ("+", "-") else power
    if not (whole + part).isdigit() or ("e" in body and not shift.isdigit()):
        _signal(ConversionSyntax)
    return _make(sign, int(whole + part), (int(power) if power else 0) - len(part))


def _operand(value):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    return None


class Decimal:
    """A decimal number."""

    def __new__(cls, value="0", context=None):
        if isinstance(value, Decimal):
            result = _make(value._sign, value._int, value._exp)
        elif isinstance(value, int):
            result = _make(1 if value < 0 else 0, abs(int(value)), 0)
        elif isinstance(value, str):
            result = _parsed(value)
        elif isinstance(value, float):
            result = Decimal.from_float(value)
        elif isinstance(value, (tuple, list)):
            if len(value) != 3:
                raise ValueError("argument must be a sequence of length 3")
            sign, digits, exponent = value
            result = _make(sign, int("".join(map(str, digits)) or "0"), exponent)
        else:
            raise TypeError("conversion from " + type(value).__name__
                            + " to Decimal is not supported")
        return result

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return Decimal(f)
        if f != f or f in (float("inf"), float("-inf")):
            return _parsed(str(f))
        above, below = abs(f).as_integer_ratio()
        power = below.bit_length() - 1
        sign = 1 if str(f).startswith("-") else 0
        return _make(sign, above * 5 ** power, -power)

    @property
    def _is_special(self):
        return isinstance(self._exp, str)

    def is_nan(self):
        return self._exp == "n"

    def is_infinite(self):
        return self._exp == "F"

    def is_finite(self):
        return not self._is_special

    def is_zero(self):
        return not self._is_special and self._int == 0

    def is_signed(self):
        return bool(self._sign)

    def as_tuple(self):
        digits = tuple(map(int, str(self._int)))
        return DecimalTuple(self._sign, digits, self._exp)

    def as_integer_ratio(self):
        number = self._fraction()
        return number.numerator, number.denominator

    def adjusted(self):
        return 0 if self._is_special else self._exp + len(str(self._int)) - 1

    def _fraction(self):
        from fractions import Fraction
        return Fraction(-self._int if self._sign else self._int) * Fraction(10) ** self._exp

    # Text.

    def __str__(self):
        sign = "-" if self._sign else ""
        if self._exp == "F":
            return sign + "Infinity"
        if self._exp == "n":
            return sign + "NaN"
        digits = str(self._int)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        else:
            point = 1
        if point <= 0:
            whole, part = "0", "." + "0" * -point + digits
        elif point >= len(digits):
            whole, part = digits + "0" * (point - len(digits)), ""
        else:
            whole, part = digits[:point], "." + digits[point:]
        power = "" if left == point else f"E{left - point:+d}"
        return sign + whole + part + power

    def __repr__(self):
        return f"Decimal('{self}')"

    def __format__(self, spec):
        if not spec:
            return str(self)
        if self._is_special:
            return format(str(self), spec.rstrip("feg%").partition(".")[0])
        kind = spec[-1] if spec[-1] in "fFeEgG%" else ""
        rest = spec[:-1] if kind else spec
        head, dot, places = rest.partition(".")
        if kind == "%":
            value = self * 100
        else:
            value = self
        if dot and kind in ("f", "F", "%"):
            value = value._placed(-int(places), ROUND_HALF_EVEN)
        elif dot and kind in ("e", "E"):
            value = _rounded(value, Context(int(places) + 1))
        elif dot:
            value = _rounded(value, Context(int(places)))
        if kind in ("e", "E"):
            digits = str(value._int)
            if dot:
                digits = digits.ljust(int(places) + 1, "0")
            text = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
            text += f"{kind}{value.adjusted():+d}"
        elif kind in ("f", "F", "%"):
            text = str(value.copy_abs()) if "E" not in str(value) else value._plain()
        else:
            text = str(value.copy_abs())
        if "," in head or "_" in head:
            mark = "," if "," in head else "_"
            whole, point, part = text.partition(".")
            text = f"{int(whole):{mark}}" + point + part
            head = head.replace(mark, "")
        text += "%" if kind == "%" else ""
        negative = value._sign
        plus = "+" in head and not negative
        space = " " in head and not negative and not plus
        head = head.replace("+", "").replace("-", "")
        text = ("-" if negative else "+" if plus else " " if space else "") + text
        if head and head[0] == "0" and head.isdigit():
            return text.zfill(int(head))
        if head and head[0] not in "<>^=" and (len(head) < 2 or head[1] not in "<>^="):
            head = ">" + head.strip()
        return format(text, head)

    def _plain(self):
        if self._exp >= 0:
            return str(self._int * 10 ** self._exp)
        digits = str(self._int).rjust(1 - self._exp, "0")
        return digits[:self._exp] + "." + digits[self._exp:]

    # Arithmetic.

    def _joined(self, other, combine):
        exponent = min(self._exp, other._exp)
        a = (-self._int if self._sign else self._int) * 10 ** (self._exp - exponent)
        b = (-other._int if other._sign else other._int) * 10 ** (other._exp - exponent)
        return combine(a, b), exponent

    def __add__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        if self._is_special or other._is_special:
            if self.is_nan() or other.is_nan():
                return _make(0, 0, "n")
            if self.is_infinite() and other.is_infinite() and self._sign != other._sign:
                _signal(InvalidOperation)
            return self if self.is_infinite() else other
        total, exponent = self._joined(other, lambda a, b: a + b)
        sign = 1 if total < 0 or (total == 0 and self._sign and other._sign) else 0
        return _rounded(_make(sign, abs(total), exponent))

    __radd__ = __add__

    def __sub__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else self + other.copy_negate()

    def __rsub__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other - self

    def __mul__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        sign = self._sign ^ other._sign
        if self._is_special or other._is_special:
            if self.is_nan() or other.is_nan():
                return _make(0, 0, "n")
            if self.is_zero() or other.is_zero():
                _signal(InvalidOperation)
            return _make(sign, 0, "F")
        return _rounded(_make(sign, self._int * other._int, self._exp + other._exp))

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        sign = self._sign ^ other._sign
        if self._is_special or other._is_special:
            if self.is_nan() or other.is_nan():
                return _make(0, 0, "n")
            if self.is_infinite() and other.is_infinite():
                _signal(InvalidOperation)
            return _make(sign, 0, "F") if self.is_infinite() else _make(sign, 0, 0)
        if other._int == 0:
            _signal(DivisionUndefined if self._int == 0 else DivisionByZero)
        ideal = self._exp - other._exp
        if self._int == 0:
            return _make(sign, 0, ideal)
        shift = len(str(other._int)) - len(str(self._int)) + getcontext().prec + 1
        exponent = ideal - shift
        above = self._int * 10 ** max(shift, 0)
        whole, rest = divmod(above, other._int * 10 ** max(-shift, 0))
        if rest:
            # A digit that is no zero and no half keeps the rounding right.
            if whole % 5 == 0:
                whole += 1
        else:
            while exponent < ideal and whole % 10 == 0:
                whole, exponent = whole // 10, exponent + 1
        return _rounded(_make(sign, whole, exponent))

    def __rtruediv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other / self

    def __divmod__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        if other._int == 0 and not other._is_special:
            _signal(DivisionUndefined if self._int == 0 else DivisionByZero)
        (whole, rest), exponent = self._joined(other, lambda a, b: divmod(abs(a), abs(b)))
        return (_rounded(_make(self._sign ^ other._sign, whole, 0)),
                _rounded(_make(self._sign, rest, exponent)))

    def __floordiv__(self, other):
        parts = self.__divmod__(other)
        return parts if parts is NotImplemented else parts[0]

    def __rfloordiv__(self, other):
        return _operand(other) // self

    def __mod__(self, other):
        other = _operand(other)
        if other is not None and other.is_zero():
            _signal(InvalidOperation)
        parts = NotImplemented if other is None else self.__divmod__(other)
        return parts if parts is NotImplemented else parts[1]

    def __rmod__(self, other):
        return _operand(other) % self

    def __pow__(self, other, modulo=None):
        other = _operand(other)
        if other is None:
            return NotImplemented
        if other != other.to_integral_value():
            if other == Decimal("0.5"):
                return self.sqrt()
            raise NotImplementedError("a Decimal to a power that is not whole is not supported; "
                                      "use float")
        power = int(other)
        sign = self._sign if power % 2 else 0
        if power >= 0:
            return _rounded(_make(sign, self._int ** power, self._exp * power))
        return Decimal(1) / _make(sign, self._int ** -power, self._exp * -power)

    def __rpow__(self, other):
        return _operand(other) ** self

    def __neg__(self):
        return _rounded(self.copy_negate()) if self._int else _make(0, 0, self._exp)

    def __pos__(self):
        return _rounded(self)

    def __abs__(self):
        return _rounded(self.copy_abs())

    def copy_abs(self):
        return _make(0, self._int, self._exp)

    def copy_negate(self):
        return _make(1 - self._sign, self._int, self._exp)

    def sqrt(self, context=None):
        if self._sign and self._int:
            _signal(InvalidOperation)
        import math
        prec = (context or getcontext()).prec + 1
        exponent, number = self._exp // 2, self._int
        if self._exp % 2:
            number *= 10
        shift = prec - (len(str(number)) + 1) // 2
        ideal = exponent
        if shift > 0:
            number, exponent = number * 100 ** shift, exponent - shift
        root = math.isqrt(number)
        if root * root == number:
            while exponent < ideal and root % 10 == 0 and root:
                root, exponent = root // 10, exponent + 1
        elif root % 5 == 0:
            root += 1
        return _rounded(_make(0, root, exponent))

    def exp(self, context=None):
        raise NotImplementedError("Decimal.exp() is not supported; use math.exp(float(x))")

    def ln(self, context=None):
        raise NotImplementedError("Decimal.ln() is not supported; use math.log(float(x))")

    def log10(self, context=None):
        raise NotImplementedError("Decimal.log10() is not supported; use math.log10(float(x))")

    # Rounding.

    def _placed(self, exponent, rounding):
        if self._exp >= exponent:
            return _make(self._sign, self._int * 10 ** (self._exp - exponent), exponent)
        divisor = 10 ** (exponent - self._exp)
        return _make(self._sign, _quotient(self._int, divisor, self._sign, rounding), exponent)

    def quantize(self, exp, rounding=None, context=None):
        exp = _operand(exp)
        if self._is_special or exp._is_special:
            _signal(InvalidOperation)
        result = self._placed(exp._exp, rounding or getcontext().rounding)
        if len(str(result._int)) > getcontext().prec:
            _signal(InvalidOperation)
        return result

    def to_integral_value(self, rounding=None, context=None):
        if self._is_special or self._exp >= 0:
            return self
        return self._placed(0, rounding or getcontext().rounding)

    to_integral = to_integral_value

    def normalize(self, context=None):
        value = _rounded(self)
        if value._is_special:
            return value
        number, exponent = value._int, value._exp
        if number == 0:
            return _make(value._sign, 0, 0)
        while number % 10 == 0:
            number, exponent = number // 10, exponent + 1
        return _make(value._sign, number, exponent)

    def __round__(self, ndigits=None):
        if ndigits is None:
            return int(self._placed(0, ROUND_HALF_EVEN)) if self._exp < 0 else int(self)
        return self._placed(-ndigits, ROUND_HALF_EVEN)

    def __int__(self):
        if self._is_special:
            raise (ValueError if self.is_nan() else OverflowError)(
                f"cannot convert {'NaN' if self.is_nan() else 'Infinity'} to integer")
        whole = (self._int * 10 ** self._exp if self._exp >= 0
                 else self._int // 10 ** -self._exp)
        return -whole if self._sign else whole

    __trunc__ = __int__

    def __floor__(self):
        return int(self.to_integral_value(ROUND_FLOOR))

    def __ceil__(self):
        return int(self.to_integral_value(ROUND_CEILING))

    def __float__(self):
        return float(str(self))

    def __bool__(self):
        return self._is_special or self._int != 0

    # Comparison.

    def _order(self, other):
        """The sign of the difference; None if there is no order."""
        if isinstance(other, float):
            other = Decimal(other)
        other = _operand(other)
        if other is None:
            return NotImplemented
        if self.is_nan() or other.is_nan():
            return None
        if self._is_special or other._is_special:
            a, b = float(str(self)), float(str(other))
            return (a > b) - (a < b)
        (a, b), _ = self._joined(other, lambda a, b: (a, b))
        return (a > b) - (a < b)

    def __eq__(self, other):
        order = self._order(other)
        return order if order is NotImplemented else order == 0

    def __lt__(self, other):
        order = self._order(other)
        return order if order is NotImplemented else order is not None and order < 0

    def __le__(self, other):
        order = self._order(other)
        return order if order is NotImplemented else order is not None and order <= 0

    def __gt__(self, other):
        order = self._order(other)
        return order if order is NotImplemented else order is not None and order > 0

    def __ge__(self, other):
        order = self._order(other)
        return order if order is NotImplemented else order is not None and order >= 0

    def compare(self, other, context=None):
        order = self._order(other)
        return _make(0, 0, "n") if order is None else Decimal(order)

    def max(self, other, context=None):
        return self if self >= other else _operand(other)

    def min(self, other, context=None):
        return self if self <= other else _operand(other)

    def __hash__(self):
        return hash(float(str(self)) if self._is_special else self._fraction())

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self
