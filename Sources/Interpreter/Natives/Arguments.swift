// What a native function receives: a run of values on the machine's stack, which stays the caller's.
// After binding to a signature there is one value for each parameter, in order, `.undefined` for an
// optional one that was not given, a tuple for `*args` and a dict for `**kwargs`. A raw function
// sees the positional values, then those of the keywords, whose names stand in `names`.

/// The arguments of a call.
public struct Arguments {
  public let base: UnsafeMutablePointer<Value>
  /// Positional arguments; after binding, parameters.
  public let count: Int
  let names: UnsafePointer<Symbol>?
  /// Keyword arguments of a raw function.
  public let nameCount: Int

  @inlinable
  public init(base: UnsafeMutablePointer<Value>, count: Int) {
    self.init(base: base, count: count, names: nil, nameCount: 0)
  }

  @usableFromInline
  init(
    base: UnsafeMutablePointer<Value>, count: Int, names: UnsafePointer<Symbol>?, nameCount: Int
  ) {
    self.base = base
    self.count = count
    self.names = names
    self.nameCount = nameCount
  }

  /// An argument by its index; `.undefined` beyond the last.
  @inlinable
  public subscript(index: Int) -> Value { index < count ? base[index] : .undefined }

  /// Whether an argument was given.
  @inlinable
  public func has(_ index: Int) -> Bool { index < count && !base[index].isUndefined }

  /// The positional arguments from an index on.
  public func rest(from first: Int = 0) -> [Value] {
    first < count ? Array(UnsafeBufferPointer(start: base + first, count: count - first)) : []
  }

  /// A keyword argument of a raw function.
  public func keyword(_ index: Int) -> (name: Symbol, value: Value) {
    (names![index], base[count + index])
  }

  /// All keyword arguments of a raw function.
  public var keywords: [(name: Symbol, value: Value)] { (0..<nameCount).map(keyword) }

  /// A keyword argument of a raw function by its name, `.undefined` if it was not given.
  public func keyword(_ name: Symbol) -> Value {
    for index in 0..<nameCount where names![index] == name { return base[count + index] }
    return .undefined
  }

  /// The same arguments with other values, which are as many.
  public func replaced(by values: UnsafeMutablePointer<Value>) -> Arguments {
    Arguments(base: values, count: count, names: names, nameCount: nameCount)
  }

  /// The arguments without the first, as a method sees them without its receiver.
  public func dropFirst() -> Arguments {
    Arguments(base: base + 1, count: count - 1, names: names, nameCount: nameCount)
  }
}
