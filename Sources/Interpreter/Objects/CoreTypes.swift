// The classes of the language's own values, which the machine needs by name. Their methods are
// declared in Builtins.

extension TypeObject {
  public static let object: TypeObject = {
    let object = TypeObject(native: "object", base: nil)
    let type = TypeObject(native: "type", base: object)
    let dict = TypeObject(native: "dict", base: object)
    for first in [object, type, dict] {
      first.adopt(type)
      first.namespace.typeReference = Unmanaged.passUnretained(dict)
    }
    first = (type, dict)
    return object
  }()

  nonisolated(unsafe) private static var first: (type: TypeObject, dict: TypeObject)!

  public static let type: TypeObject = {
    _ = object
    return first.type
  }()

  public static let dict: TypeObject = {
    _ = object
    return first.dict
  }()

  public static let none = sealed("NoneType")
  public static let int = TypeObject(native: "int")
  public static let bool = {
    let bool = TypeObject(native: "bool", base: .int)
    bool.isSubclassable = false
    return bool
  }()
  public static let float = TypeObject(native: "float")
  public static let complex = sealed("complex")
  public static let str = TypeObject(native: "str")
  public static let bytes = TypeObject(native: "bytes")
  public static let byteArray = TypeObject(native: "bytearray")
  public static let memoryView = sealed("memoryview")
  public static let list = TypeObject(native: "list")
  public static let tuple = TypeObject(native: "tuple")
  public static let set = TypeObject(native: "set")
  public static let frozenset = TypeObject(native: "frozenset")
  public static let range = sealed("range")
  public static let slice = sealed("slice")
  public static let ellipsis = sealed("ellipsis")
  public static let notImplemented = sealed("NotImplementedType")
  public static let function = sealed("function")
  public static let method = sealed("method")
  public static let nativeFunction = sealed("builtin_function_or_method")
  public static let methodDescriptor = sealed("method_descriptor")
  public static let getSetDescriptor = sealed("getset_descriptor")
  public static let module = TypeObject(native: "module")
  public static let generator = sealed("generator")
  public static let coroutine = sealed("coroutine")
  public static let asyncGenerator = sealed("async_generator")
  static let asyncStep = sealed("async_generator_asend")
  static let markedYield = sealed("async_generator_wrapped_value")
  public static let cell = sealed("cell")
  public static let code = sealed("code")
  public static let frame = sealed("frame")
  public static let traceback = sealed("traceback")
  public static let property = TypeObject(native: "property")
  public static let staticMethod = TypeObject(native: "staticmethod")
  public static let classMethod = TypeObject(native: "classmethod")
  public static let superType = TypeObject(native: "super")
  public static let genericAlias = sealed("GenericAlias", module: "types")
  public static let unionType = sealed("UnionType", module: "types")
  public static let nativeIterator = sealed("iterator")
  public static let rangeIterator = sealed("range_iterator")
  public static let listIterator = sealed("list_iterator")
  public static let tupleIterator = sealed("tuple_iterator")
  public static let dictIterator = sealed("dict_keyiterator")
  public static let strIterator = sealed("str_ascii_iterator")
  public static let sequenceIterator = sealed("iterator")

  private static func sealed(_ name: String, module: String = "builtins") -> TypeObject {
    let type = TypeObject(native: name, module: module)
    type.isSubclassable = false
    return type
  }
}
