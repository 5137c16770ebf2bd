// Classes, identity and instances of values.

import Glibc

extension Interpreter {
  /// The class of a value.
  @inline(__always)
  public func type(of value: Value) -> TypeObject {
    switch value {
    case .object(let object): return object.type
    case .int: return intType
    case .float: return floatType
    case .bool: return boolType
    case .none, .undefined: return noneType
    }
  }

  /// Whether a value is an instance of a native or user's class, by its real class.
  public func isInstance(_ value: Value, of type: TypeObject) -> Bool {
    self.type(of: value).isSubtype(of: type)
  }

  /// What `is` compares.
  public func isIdentical(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.none, .none), (.undefined, .undefined): return true
    case (.bool(let left), .bool(let right)): return left == right
    case (.int(let left), .int(let right)): return left == right
    case (.float(let left), .float(let right)): return left.bitPattern == right.bitPattern
    case (.object(let left), .object(let right)):
      if left === right { return true }
      // Equal one-character and interned texts are one object in Python.
      if left.kind == .string, right.kind == .string {
        return unsafeDowncast(left, to: StringObject.self)
          == unsafeDowncast(right, to: StringObject.self)
      }
      if left.kind == .tuple, right.kind == .tuple {
        return unsafeDowncast(left, to: TupleObject.self).count == 0
          && unsafeDowncast(right, to: TupleObject.self).count == 0
      }
      return left.identity == right.identity
    default: return false
    }
  }

  /// What `id()` gives.
  public func identity(of value: Value) -> UInt {
    switch value {
    case .object(let object): return object.identity
    case .undefined, .none: return 0x7f00_0000_0010
    case .bool(let bool): return bool ? 0x7f00_0000_0030 : 0x7f00_0000_0050
    case .int(let int): return 0x7e00_0000_0000 &+ UInt(bitPattern: int) &* 32
    case .float(let float): return UInt(float.bitPattern >> 8) &* 16
    }
  }

  /// An address as reprs show it.
  public func address(of object: Object) -> String {
    "0x" + String(object.identity, radix: 16)
  }

  /// The user's special method that stands before the native slot, `.undefined` if none does.
  @inline(__always)
  func override(_ object: Object, _ bit: Overrides, _ name: Symbol) -> Value {
    object.type.overrides.contains(bit) ? userMethod(object, name) : .undefined
  }

  @inline(never)
  func userMethod(_ object: Object, _ name: Symbol) -> Value {
    let type = object.type
    let found = type.lookup(name)
    if found.objectKind != .nativeFunction { return found }
    for ancestor in type.mro {
      let value = ancestor.namespace.get(name)
      if !value.isUndefined { return ancestor.isNative ? .undefined : value }
    }
    return .undefined
  }

  /// Bounds the recursion of natives that call back into the language.
  @inline(__always)
  public func checkNativeStack(_ place: StaticString = "") throws(Raised) {
    var marker: UInt8 = 0
    let here = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    if here < nativeStackLimit { throw .recursion("maximum recursion depth exceeded\(place)") }
  }

  /// Learns how far down Swift's stack of the present thread goes.
  func measureNativeStack() {
    let thread = pthread_self()
    guard thread != measuredThread else { return }
    measuredThread = thread
    // A GNU extension that Swift's Glibc module does not show.
    typealias Query = @convention(c) (pthread_t, UnsafeMutablePointer<pthread_attr_t>) -> Int32
    guard let symbol = dlsym(nil, "pthread_getattr_np") else { return }
    var attributes = pthread_attr_t()
    guard unsafeBitCast(symbol, to: Query.self)(pthread_self(), &attributes) == 0 else { return }
    var address: UnsafeMutableRawPointer?
    var size = 0
    pthread_attr_getstack(&attributes, &address, &size)
    pthread_attr_destroy(&attributes)
    let reserve = min(1 << 18, size / 3)
    nativeStackLimit = UInt(bitPattern: address) + UInt(reserve)
  }

  /// Runs a text routine and turns its error into an exception.
  public func textual<T>(_ body: () throws(TextError) -> T) throws(Raised) -> T {
    do throws(TextError) {
      return try body()
    } catch {
      throw Raised(error)
    }
  }
}

extension Raised {
  /// The exception that a text or number routine asked for.
  public init(_ error: TextError) {
    let type: TypeObject
    switch error.kind {
    case .valueError: type = .valueError
    case .typeError: type = .typeError
    case .overflowError: type = .overflowError
    case .zeroDivisionError: type = .zeroDivisionError
    case .memoryError: type = .memoryError
    case .indexError: type = .indexError
    }
    self.init(
      ExceptionObject(
        type: type, arguments: error.message.isEmpty ? [] : [.string(error.message)]))
  }
}
