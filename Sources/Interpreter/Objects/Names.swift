// The names that the machine itself asks for. They have the first numbers, in the order of `texts`, so
// that they are constants.

/// Interned names of special methods and attributes.
public enum Names {
  public static var initialize: Symbol { Symbol(id: 1) }
  public static var new: Symbol { Symbol(id: 2) }
  public static var delete: Symbol { Symbol(id: 3) }
  public static var call: Symbol { Symbol(id: 4) }
  public static var getAttribute: Symbol { Symbol(id: 5) }
  public static var getAttr: Symbol { Symbol(id: 6) }
  public static var setAttr: Symbol { Symbol(id: 7) }
  public static var delAttr: Symbol { Symbol(id: 8) }
  public static var get: Symbol { Symbol(id: 9) }
  public static var set: Symbol { Symbol(id: 10) }
  public static var deleteDescriptor: Symbol { Symbol(id: 11) }
  public static var setName: Symbol { Symbol(id: 12) }
  public static var initSubclass: Symbol { Symbol(id: 13) }
  public static var classGetItem: Symbol { Symbol(id: 14) }
  public static var getItem: Symbol { Symbol(id: 15) }
  public static var setItem: Symbol { Symbol(id: 16) }
  public static var delItem: Symbol { Symbol(id: 17) }
  public static var missing: Symbol { Symbol(id: 18) }
  public static var length: Symbol { Symbol(id: 19) }
  public static var lengthHint: Symbol { Symbol(id: 20) }
  public static var contains: Symbol { Symbol(id: 21) }
  public static var iterate: Symbol { Symbol(id: 22) }
  public static var next: Symbol { Symbol(id: 23) }
  public static var reversed: Symbol { Symbol(id: 24) }
  public static var truth: Symbol { Symbol(id: 25) }
  public static var hash: Symbol { Symbol(id: 26) }
  public static var equal: Symbol { Symbol(id: 27) }
  public static var notEqual: Symbol { Symbol(id: 28) }
  public static var repr: Symbol { Symbol(id: 29) }
  public static var str: Symbol { Symbol(id: 30) }
  public static var format: Symbol { Symbol(id: 31) }
  public static var index: Symbol { Symbol(id: 32) }
  public static var int: Symbol { Symbol(id: 33) }
  public static var float: Symbol { Symbol(id: 34) }
  public static var enter: Symbol { Symbol(id: 35) }
  public static var exit: Symbol { Symbol(id: 36) }
  public static var name: Symbol { Symbol(id: 37) }
  public static var qualifiedName: Symbol { Symbol(id: 38) }
  public static var module: Symbol { Symbol(id: 39) }
  public static var documentation: Symbol { Symbol(id: 40) }
  public static var dictionary: Symbol { Symbol(id: 41) }
  public static var classOfObject: Symbol { Symbol(id: 42) }
  public static var classCell: Symbol { Symbol(id: 43) }
  public static var annotations: Symbol { Symbol(id: 44) }
  public static var bases: Symbol { Symbol(id: 45) }
  public static var base: Symbol { Symbol(id: 46) }
  public static var mro: Symbol { Symbol(id: 47) }
  public static var slots: Symbol { Symbol(id: 48) }
  public static var wrapped: Symbol { Symbol(id: 49) }
  public static var defaults: Symbol { Symbol(id: 50) }
  public static var keywordDefaults: Symbol { Symbol(id: 51) }
  public static var closure: Symbol { Symbol(id: 52) }
  public static var code: Symbol { Symbol(id: 53) }
  public static var globals: Symbol { Symbol(id: 54) }
  public static var function: Symbol { Symbol(id: 55) }
  public static var instance: Symbol { Symbol(id: 56) }
  public static var cause: Symbol { Symbol(id: 57) }
  public static var context: Symbol { Symbol(id: 58) }
  public static var suppressContext: Symbol { Symbol(id: 59) }
  public static var traceback: Symbol { Symbol(id: 60) }
  public static var arguments: Symbol { Symbol(id: 61) }
  public static var value: Symbol { Symbol(id: 62) }
  public static var all: Symbol { Symbol(id: 63) }
  public static var path: Symbol { Symbol(id: 64) }
  public static var file: Symbol { Symbol(id: 65) }
  public static var builtins: Symbol { Symbol(id: 66) }
  public static var matchArguments: Symbol { Symbol(id: 67) }
  public static var start: Symbol { Symbol(id: 68) }
  public static var stop: Symbol { Symbol(id: 69) }
  public static var step: Symbol { Symbol(id: 70) }
  public static var metaclass: Symbol { Symbol(id: 71) }
  public static var subclasses: Symbol { Symbol(id: 72) }
  public static var mroMethod: Symbol { Symbol(id: 73) }
  public static var round: Symbol { Symbol(id: 74) }
  public static var absolute: Symbol { Symbol(id: 75) }
  public static var language: Symbol { Symbol(id: 76) }
  public static var source: Symbol { Symbol(id: 77) }
  public static var textSignature: Symbol { Symbol(id: 78) }
  /// Slots of a frame that no name of a program can mean.
  static var localsSlot: Symbol { Symbol(id: 79) }
  static var returnSlot: Symbol { Symbol(id: 80) }

  /// The texts of the names above, the first having number 1.
  static let texts = [
    "__init__", "__new__", "__del__", "__call__", "__getattribute__", "__getattr__",
    "__setattr__", "__delattr__", "__get__", "__set__", "__delete__", "__set_name__",
    "__init_subclass__", "__class_getitem__", "__getitem__", "__setitem__", "__delitem__",
    "__missing__", "__len__", "__length_hint__", "__contains__", "__iter__", "__next__",
    "__reversed__", "__bool__", "__hash__", "__eq__", "__ne__", "__repr__", "__str__",
    "__format__", "__index__", "__int__", "__float__", "__enter__", "__exit__", "__name__",
    "__qualname__", "__module__", "__doc__", "__dict__", "__class__", "__classcell__",
    "__annotations__", "__bases__", "__base__", "__mro__", "__slots__", "__wrapped__",
    "__defaults__", "__kwdefaults__", "__closure__", "__code__", "__globals__", "__func__",
    "__self__", "__cause__", "__context__", "__suppress_context__", "__traceback__", "args",
    "value", "__all__", "__path__", "__file__", "__builtins__", "__match_args__", "start", "stop",
    "step", "metaclass", "__subclasses__", "mro", "__round__", "__abs__",
    "__language__", "__source__", "__text_signature__", Scope.localsSlotName, Scope.returnSlotName,
  ]
}
