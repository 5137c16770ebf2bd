// The layout of an object's attributes: which name lies in which place of its block.
// Objects that get the same attributes in the same order share a shape; each addition of a name
// leads to a child shape, found again through `transitions`. Shapes are numbered and never freed.
// Number 0 is the empty layout. `dictionary` marks an object whose only value is the `dict` that
// holds its attributes: so it is once somebody asked for `__dict__`, or when it has very many.

final class Shape {
  static let empty: UInt32 = 0
  static let dictionary = UInt32.max
  private static let mostSlots = 200

  nonisolated(unsafe) private static var all: [Shape] = [Shape(id: 0, names: [])]

  let id: UInt32
  let names: [Symbol]
  private let places: [Symbol: Int]
  private var transitions: [Symbol: UInt32] = [:]

  private init(id: UInt32, names: [Symbol]) {
    self.id = id
    self.names = names
    places = Dictionary(
      names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  static func with(_ id: UInt32) -> Shape { all[Int(id)] }

  /// How many values a block with the shape holds.
  @inline(__always)
  static func slotCount(_ id: UInt32) -> Int {
    id == dictionary ? 1 : all[Int(id)].names.count
  }

  /// The place of a name, or -1.
  @inline(__always)
  func place(of name: Symbol) -> Int {
    if names.count <= 6 {
      var index = 0
      while index < names.count {
        if names[index] == name { return index }
        index += 1
      }
      return -1
    }
    return places[name] ?? -1
  }

  /// The shape with one more name, or nil if that would be too many.
  func adding(_ name: Symbol) -> UInt32? {
    if let known = transitions[name] { return known }
    guard names.count < Shape.mostSlots else { return nil }
    let shape = Shape(id: UInt32(Shape.all.count), names: names + [name])
    Shape.all.append(shape)
    transitions[name] = shape.id
    return shape.id
  }

  /// The shape without one of its names.
  func removing(_ name: Symbol) -> UInt32 {
    var id = Shape.empty
    for other in names where other != name {
      id = Shape.with(id).adding(other) ?? id
    }
    return id
  }
}
