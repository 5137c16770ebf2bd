// What a session has to know of an object to bring it back: all that can change of it, and all that it
// refers to, in the order in which the object wrote it. Images are compared by identity and bits, so
// that an object that nobody touched costs a comparison and no memory.

/// Something whose state a session can bring back.
public protocol Rewindable: AnyObject {
  /// Writes down what can change, and what the object refers to.
  func recordState(into image: inout StateImage)
  /// Brings back what was written down, in the same order.
  func restoreState(from reader: inout StateReader)
  /// Called when everything else has been brought back.
  func finishRestoring()
  /// Bytes outside of the language's memory that live as long as the object.
  var retainedBytes: Int { get }
}

extension Rewindable {
  public func finishRestoring() {}
  public var retainedBytes: Int { 0 }
}

/// The state of one object at one moment.
public struct StateImage {
  public var values: [Value] = []
  public var words: [Int] = []
  public var natives: [(any Rewindable)?] = []
  /// Whether nothing here can change: the image only tells what the object refers to.
  public var isFixed = false
  /// Whether the object has state that it cannot tell; `words` then tells when it has changed.
  public var isPartial = false

  public init() {}

  mutating func clear() {
    values.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    natives.removeAll(keepingCapacity: true)
    isFixed = false
    isPartial = false
  }

  /// Writes down raw words of a trivial kind.
  public mutating func append(_ flag: Bool) { words.append(flag ? 1 : 0) }

  /// Whether both hold the same values, bit for bit.
  func isSame(as other: StateImage) -> Bool {
    guard words == other.words, values.count == other.values.count,
      natives.count == other.natives.count
    else { return false }
    for index in values.indices where !values[index].isSame(as: other.values[index]) {
      return false
    }
    for index in natives.indices where natives[index] !== other.natives[index] { return false }
    return true
  }

  /// The memory that the image takes, roughly.
  var byteCount: Int { 128 + values.count * 16 + words.count * 8 + natives.count * 16 }
}

/// Reads an image in the order in which it was written.
public struct StateReader {
  private let image: StateImage
  private var value = 0
  private var word = 0
  private var native = 0

  init(_ image: StateImage) { self.image = image }

  public mutating func nextValue() -> Value {
    value += 1
    return image.values[value - 1]
  }

  public mutating func nextValues(_ count: Int) -> [Value] {
    value += count
    return Array(image.values[value - count..<value])
  }

  public mutating func nextWord() -> Int {
    word += 1
    return image.words[word - 1]
  }

  public mutating func nextWords(_ count: Int) -> [Int] {
    word += count
    return Array(image.words[word - count..<word])
  }

  public mutating func nextFlag() -> Bool { nextWord() != 0 }

  public mutating func nextNative() -> (any Rewindable)? {
    native += 1
    return image.natives[native - 1]
  }

  public var hasNative: Bool { native < image.natives.count }

  /// Takes the next native thing, which is known to be of a class.
  public mutating func next<T: AnyObject>(_: T.Type) -> T? { nextNative() as? T }
}

extension Value {
  /// Whether both are the same object, or the same bits.
  func isSame(as other: Value) -> Bool {
    switch (self, other) {
    case (.object(let a), .object(let b)): a === b
    case (.int(let a), .int(let b)): a == b
    case (.float(let a), .float(let b)): a.bitPattern == b.bitPattern
    case (.bool(let a), .bool(let b)): a == b
    case (.none, .none), (.undefined, .undefined): true
    default: false
    }
  }
}

/// Keeps something in an image that is never compared: each recording makes a new one.
public final class SavedState<State>: Rewindable {
  public let state: State

  public init(_ state: State) { self.state = state }

  public func recordState(into image: inout StateImage) { image.isFixed = true }
  public func restoreState(from reader: inout StateReader) {}
}
