"""The classes of the language's own objects."""

FunctionType = type(lambda: None)
LambdaType = FunctionType
MethodType = type(type("_Holder", (), {"method": lambda self: None})().method)
BuiltinFunctionType = type(len)
BuiltinMethodType = type(len)
ModuleType = type(__import__("sys"))
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)
GenericAlias = type(list[int])
UnionType = type(int | str)
GeneratorType = type((lambda: (yield))())
MappingProxyType = dict


class SimpleNamespace:
    """An object that has the attributes it is given."""

    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        items = ", ".join([f"{key}={value!r}" for key, value in self.__dict__.items()])
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        return f"{name}({items})"

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented


def new_class(name, bases=(), kwds=None, exec_body=None):
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    kwds = dict(kwds or {})
    metaclass = kwds.pop("metaclass", type)
    return metaclass(name, bases, namespace, **kwds)


class DynamicClassAttribute(property):
    pass


def coroutine(func):
    return func
