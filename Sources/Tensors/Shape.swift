// A short row of integers without an allocation: sizes, strides, or a list of dimensions.
//
// Invariant: the lanes past `count` are zero, so that equality compares all lanes.

/// Up to eight integers, stored inline.
public struct Shape: Sendable {
  /// The greatest number of dimensions of a tensor.
  public static let maximumRank = 8

  @usableFromInline var lanes: InlineArray<8, Int>
  @usableFromInline var length: Int

  @inlinable public init() {
    lanes = InlineArray(repeating: 0)
    length = 0
  }

  @inlinable public init(_ first: Int) {
    self.init()
    lanes[0] = first
    length = 1
  }

  @inlinable public init(_ first: Int, _ second: Int) {
    self.init()
    lanes[0] = first
    lanes[1] = second
    length = 2
  }

  /// `count` times the same value; `count` is at most eight.
  @inlinable public init(repeating value: Int, count: Int) {
    self.init()
    for index in 0..<Swift.min(count, 8) { lanes[index] = value }
    length = Swift.min(count, 8)
  }

  /// The values of a collection of any length.
  ///
  /// - Throws: `TensorError.tooManyDimensions` above eight.
  public init(checking values: some Collection<Int>) throws(TensorError) {
    guard values.count <= Shape.maximumRank else { throw .tooManyDimensions(values.count) }
    self.init()
    for value in values { append(value) }
  }

  @inlinable public var count: Int { length }
  @inlinable public var isEmpty: Bool { length == 0 }
  @inlinable public var indices: Range<Int> { 0..<length }
  @inlinable public var isFull: Bool { length == 8 }

  @inlinable public subscript(index: Int) -> Int {
    get { lanes[index] }
    set { lanes[index] = newValue }
  }

  @inlinable public var last: Int? { length == 0 ? nil : lanes[length - 1] }
  @inlinable public var first: Int? { length == 0 ? nil : lanes[0] }
  @inlinable public var array: [Int] { indices.map { self[$0] } }

  /// Appends a value; one that does not fit is dropped, so callers check `isFull` first.
  @inlinable public mutating func append(_ value: Int) {
    guard length < 8 else { return }
    lanes[length] = value
    length += 1
  }

  @inlinable public mutating func insert(_ value: Int, at position: Int) {
    guard length < 8 else { return }
    var index = length
    while index > position {
      lanes[index] = lanes[index - 1]
      index -= 1
    }
    lanes[position] = value
    length += 1
  }

  @discardableResult
  @inlinable public mutating func remove(at position: Int) -> Int {
    let removed = lanes[position]
    for index in position..<(length - 1) { lanes[index] = lanes[index + 1] }
    length -= 1
    lanes[length] = 0
    return removed
  }

  @inlinable public func contains(_ value: Int) -> Bool {
    for index in indices where lanes[index] == value { return true }
    return false
  }

  @inlinable public func appending(_ value: Int) -> Shape {
    var copy = self
    copy.append(value)
    return copy
  }

  @inlinable public func removing(at position: Int) -> Shape {
    var copy = self
    copy.remove(at: position)
    return copy
  }

  /// The values from a position on.
  public func dropFirst(_ number: Int = 1) -> Shape {
    var rest = Shape()
    for index in Swift.min(number, length)..<length { rest.append(lanes[index]) }
    return rest
  }

  public func prefix(_ number: Int) -> Shape {
    var start = Shape()
    for index in 0..<Swift.min(number, length) { start.append(lanes[index]) }
    return start
  }

  /// The number of elements of a tensor of these sizes; wraps around when it does not fit.
  @inlinable public var product: Int {
    if length == 2 { return lanes[0] &* lanes[1] }
    if length <= 1 { return length == 0 ? 1 : lanes[0] }
    var product = 1
    for index in indices { product = product &* lanes[index] }
    return product
  }

  /// The number of elements of a tensor of these sizes.
  ///
  /// - Throws: `negativeDimension`, or `sizeOverflow` when the count does not fit.
  @inlinable
  public func checkedProduct() throws(TensorError) -> Int {
    // Sizes below 2^31 in at most two dimensions cannot overflow.
    if length <= 2, UInt(bitPattern: lanes[0] | lanes[1]) < 1 << 31 { return product }
    return try checkedProductOfMany()
  }

  @usableFromInline
  func checkedProductOfMany() throws(TensorError) -> Int {
    var product = 1
    var hasZero = false
    for index in indices {
      guard lanes[index] >= 0 else { throw .negativeDimension(lanes[index], self) }
      if lanes[index] == 0 { hasZero = true }
    }
    if hasZero { return 0 }
    for index in indices {
      let (value, overflow) = product.multipliedReportingOverflow(by: lanes[index])
      guard !overflow, value <= Int.max / 8 else { throw .sizeOverflow(self) }
      product = value
    }
    return product
  }

  /// The strides of a tensor of these sizes whose elements lie in row-major order.
  @inlinable public var contiguousStrides: Shape {
    if length <= 2 {
      return length == 2 ? Shape(Swift.max(lanes[1], 1), 1) : length == 1 ? Shape(1) : Shape()
    }
    var strides = Shape()
    strides.length = length
    var stride = 1
    var index = length
    while index > 0 {
      index -= 1
      strides.lanes[index] = stride
      stride = stride &* Swift.max(lanes[index], 1)
    }
    return strides
  }
}

extension Shape: Equatable, Hashable {
  @inlinable public static func == (a: Shape, b: Shape) -> Bool {
    guard a.length == b.length, a.lanes[0] == b.lanes[0], a.lanes[1] == b.lanes[1] else {
      return false
    }
    if a.length <= 2 { return true }
    for index in 0..<a.length where a.lanes[index] != b.lanes[index] { return false }
    return true
  }

  public func hash(into hasher: inout Hasher) {
    for index in indices { hasher.combine(lanes[index]) }
  }
}

extension Shape: ExpressibleByArrayLiteral {
  /// Sizes written in the source; more than eight are cut off.
  public init(arrayLiteral elements: Int...) {
    self.init()
    for element in elements { append(element) }
  }
}

extension Shape: Sequence {
  public struct Iterator: IteratorProtocol {
    @usableFromInline let shape: Shape
    @usableFromInline var position = 0

    @inlinable init(_ shape: Shape) { self.shape = shape }

    @inlinable public mutating func next() -> Int? {
      guard position < shape.count else { return nil }
      defer { position += 1 }
      return shape[position]
    }
  }

  @inlinable public func makeIterator() -> Iterator { Iterator(self) }
}

extension Shape: CustomStringConvertible {
  /// `[2, 3]`, as in PyTorch's messages.
  public var description: String {
    "[" + map { String($0) }.joined(separator: ", ") + "]"
  }
}
