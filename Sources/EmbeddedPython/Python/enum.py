"""Enumerations: classes whose members are constants with names and values."""

__all__ = ["EnumMeta", "EnumType", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "auto",
           "unique"]

from types import MappingProxyType


class auto:
    """A value that the enumeration chooses."""

    def __init__(self, value=None):
        self.value = value


def _is_descriptor(value):
    return (hasattr(value, "__get__") or hasattr(value, "__set__")
            or isinstance(value, (property, staticmethod, classmethod, type(lambda: 0))))


def _is_special(name):
    return name.startswith("_") and name.endswith("_") or name.startswith("__")


class EnumType(type):
    """The metaclass of enumerations."""

    def __new__(metacls, cls_name, bases, namespace, **kwds):
        members = {}
        rest = {}
        for name, value in namespace.items():
            if _is_special(name) or _is_descriptor(value) or isinstance(value, nonmember):
                rest[name] = value.value if isinstance(value, nonmember) else value
            else:
                members[name] = value
        for base in bases:
            if isinstance(base, EnumType) and base._member_map_:
                raise TypeError(f"<enum {cls_name!r}> cannot extend <enum {base.__name__!r}>")
        cls = super().__new__(metacls, cls_name, bases, rest, **kwds)
        cls._member_names_ = []
        cls._member_map_ = {}
        cls._value2member_map_ = {}
        values = []
        kind = cls._member_type()
        if kind is not object:
            first = [base for base in cls.__mro__[1:] if isinstance(base, EnumType)][:1]
            for name in ("__repr__", "__str__", "__format__"):
                if first and name not in rest and getattr(cls, name) in (
                        getattr(kind, name), getattr(object, name)):
                    type.__setattr__(cls, name, getattr(first[0], name))
        for name, value in members.items():
            if isinstance(value, auto):
                if value.value is None:
                    value = cls._generate_next_value_(name, 1, len(values), values[:])
                else:
                    value = value.value
            elif isinstance(value, tuple) and any(isinstance(item, auto) for item in value):
                value = tuple([
                    cls._generate_next_value_(name, 1, len(values), values[:])
                    if isinstance(item, auto) else item for item in value])
            values.append(value)
            cls._add_member(name, value, kind)
        return cls

    def __init__(cls, *args, **kwds):
        pass

    def _member_type(cls):
        for base in cls.__mro__[1:]:
            if base is object or isinstance(base, EnumType):
                continue
            if base in (int, str, float, tuple, bytes) or hasattr(base, "__new__"):
                return base
        return object

    def _add_member(cls, name, value, kind):
        args = value if isinstance(value, tuple) else (value,)
        if kind is object:
            if "__new__" in cls.__dict__:
                member = cls.__dict__["__new__"](cls, *args)
            else:
                member = object.__new__(cls)
        elif "__new__" in cls.__dict__:
            member = cls.__dict__["__new__"](cls, *args)
        elif kind is tuple:
            member = tuple.__new__(cls, value)
        else:
            member = kind.__new__(cls, *args)
        if "_value_" not in member.__dict__:
            if kind is object:
                member._value_ = value
            else:
                member._value_ = value if kind is tuple else kind(*args)
        member._name_ = name
        member._sort_order_ = len(cls._member_names_)
        if hasattr(cls, "__init__") and cls.__init__ is not Enum.__init__:
            member.__init__(*args)
        for other in cls._member_map_.values():
            if other._value_ == member._value_:
                member = other
                break
        else:
            cls._member_names_.append(name)
        cls._member_map_[name] = member
        type.__setattr__(cls, name, member)
        try:
            cls._value2member_map_.setdefault(member._value_, member)
        except TypeError:
            pass

    def __call__(cls, value, names=None, *args, **kwds):
        if names is None and not args:
            return cls._lookup(value)
        return cls._create(value, names, **kwds)

    def _lookup(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except (KeyError, TypeError):
            pass
        for member in cls._member_map_.values():
            if member._value_ == value:
                return member
        result = cls._missing_(value)
        if isinstance(result, cls):
            return result
        raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")

    def _create(cls, name, names, start=1, type=None, **kwds):
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, dict):
            pairs = list(names.items())
        else:
            names = list(names)
            if names and isinstance(names[0], str):
                pairs = []
                taken = []
                for item in names:
                    value = cls._generate_next_value_(item, start, len(taken), taken[:])
                    taken.append(value)
                    pairs.append((item, value))
            else:
                pairs = [tuple(item) for item in names]
        bases = (cls,) if type is None else (type, cls)
        return EnumType(name, bases, dict(pairs))

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __contains__(cls, value):
        if not isinstance(value, Enum):
            raise TypeError(
                "unsupported operand type(s) for 'in': "
                f"'{type(value).__qualname__}' and '{cls.__class__.__qualname__}'")
        return isinstance(value, cls) and value._name_ in cls._member_map_

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    def __dir__(cls):
        return ["__class__", "__doc__", "__members__", "__module__"] + cls._member_names_

    @property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __getattr__(cls, name):
        raise AttributeError(name)

    def __repr__(cls):
        return f"<enum {cls.__name__!r}>"


EnumMeta = EnumType


class nonmember:
    """Protects a value from becoming a member."""

    def __init__(self, value):
        self.value = value


class property(property):
    """A property; members may have the same name."""


class Enum(metaclass=EnumType):
    """A class with a closed set of members."""

    _member_map_ = {}
    _member_names_ = []
    _value2member_map_ = {}

    def _generate_next_value_(name, start, count, last_values):
        numbers = [value for value in last_values if isinstance(value, int)]
        if not last_values:
            return start
        if not numbers:
            raise TypeError("unable to increment " + repr(last_values[-1]))
        return max(numbers) + 1

    def __init__(self, *args, **kwds):
        pass

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    @name.setter
    def name(self, new):
        raise AttributeError("<enum 'Enum'> cannot set attribute 'name'")

    @value.setter
    def value(self, new):
        raise AttributeError("<enum 'Enum'> cannot set attribute 'value'")

    def __repr__(self):
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, format_spec):
        return str(self).__format__(format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __dir__(self):
        return ["__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"]

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


type.__setattr__(Enum, "_generate_next_value_", staticmethod(Enum.__dict__["_generate_next_value_"]))


class IntEnum(int, Enum):
    """Members are also integers."""

    __repr__ = Enum.__repr__

    def __str__(self):
        return int.__repr__(self)

    def __format__(self, format_spec):
        return int(self).__format__(format_spec)

    def __hash__(self):
        return hash(self._value_)


class StrEnum(str, Enum):
    """Members are also texts."""

    __repr__ = Enum.__repr__

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return str.__str__(self)

    def __format__(self, format_spec):
        return str.__str__(self).__format__(format_spec)

    def __hash__(self):
        return hash(self._value_)


class Flag(Enum):
    """Members are bits that can be combined."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 2 ** max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        mask = 0
        for member in cls._member_map_.values():
            mask |= member._value_
        if not isinstance(value, int):
            return None
        if value < 0:
            value = value & mask
        if value & ~mask:
            raise ValueError(f"{cls!r} invalid value {value!r}\n    given "
                             f"{bin(value)}\n  allowed {bin(mask)}")
        return cls._combination(value)

    @classmethod
    def _combination(cls, value):
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        kind = cls._member_type()
        member = object.__new__(cls) if kind is object else kind.__new__(cls, value)
        names = [m._name_ for m in cls._member_map_.values()
                 if m._value_ and m._value_ & value == m._value_
                 and m._value_ & (m._value_ - 1) == 0]
        member._name_ = "|".join(names) if names else None
        member._value_ = value
        cls._value2member_map_[value] = member
        return member

    def _other(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if isinstance(other, int) and isinstance(self, int):
            return other
        return None

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': "
                            f"{type(other).__qualname__!r} and {self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        for member in self.__class__:
            if member._value_ & self._value_ and member._value_ & (member._value_ - 1) == 0:
                yield member

    def __len__(self):
        return bin(self._value_).count("1")

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        if self._name_ is None:
            return f"<{self.__class__.__name__}: {self._value_!r}>"
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        if self._name_ is None:
            return f"{self.__class__.__name__}({self._value_!r})"
        return f"{self.__class__.__name__}.{self._name_}"

    def __or__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else self.__class__(self._value_ ^ value)

    def __invert__(self):
        mask = 0
        for member in self.__class__:
            mask |= member._value_
        return self.__class__(mask & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__
    __hash__ = Enum.__hash__


class IntFlag(int, Flag):
    """Bits that are also integers."""

    __repr__ = Flag.__repr__
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__

    def __str__(self):
        return int.__repr__(self._value_)

    def __format__(self, format_spec):
        return self._value_.__format__(format_spec)

    def __hash__(self):
        return hash(self._value_)


def unique(enumeration):
    """Refuses two names for one value."""
    duplicates = [(name, member.name) for name, member in enumeration.__members__.items()
                  if name != member.name]
    if duplicates:
        details = ", ".join([f"{alias} -> {name}" for alias, name in duplicates])
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration
