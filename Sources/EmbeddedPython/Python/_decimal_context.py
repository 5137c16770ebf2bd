"""What goes wrong with decimal numbers, and how many digits they keep, for the module `decimal`."""

ROUND_UP = "ROUND_UP"
ROUND_DOWN = "ROUND_DOWN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_05UP = "ROUND_05UP"
MAX_PREC = 999999999999999999


class DecimalException(ArithmeticError):
    __module__ = "decimal"


class InvalidOperation(DecimalException):
    __module__ = "decimal"


class ConversionSyntax(InvalidOperation):
    __module__ = "decimal"


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    __module__ = "decimal"


class DivisionByZero(DecimalException, ZeroDivisionError):
    __module__ = "decimal"


class Inexact(DecimalException):
    __module__ = "decimal"


class Rounded(DecimalException):
    __module__ = "decimal"


class FloatOperation(DecimalException, TypeError):
    __module__ = "decimal"


def _signal(kind):
    raise (DivisionByZero if kind is DivisionByZero else InvalidOperation)([kind])


class Context:
    """How many digits results keep, and how they are rounded."""

    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1,
                 clamp=0, flags=None, traps=None):
        self.prec, self.rounding = prec, rounding
        self.Emin, self.Emax, self.capitals, self.clamp = Emin, Emax, capitals, clamp

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp)

    def create_decimal(self, num="0"):
        from decimal import Decimal, _rounded
        return _rounded(Decimal(num), self)

    def __repr__(self):
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, "
                f"Emax={self.Emax}, capitals={self.capitals}, clamp={self.clamp}, flags=[], "
                "traps=[InvalidOperation, DivisionByZero, Overflow])")


_current = [Context()]


def getcontext():
    return _current[-1]


def setcontext(context):
    _current[-1] = context


class localcontext:
    """Another context within a block."""

    def __init__(self, ctx=None, **options):
        self._context = (ctx or getcontext()).copy()
        for name, value in options.items():
            setattr(self._context, name, value)

    def __enter__(self):
        _current.append(self._context)
        return self._context

    def __exit__(self, *error):
        _current.pop()
        return False
