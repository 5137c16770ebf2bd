// Where arrays of strings and objects keep their values: the elements are places in a pool.

import Interpreter

/// The values of an array of strings or objects; it only grows.
final class ValuePool: Rewindable {
  var values: [Value]

  func recordState(into image: inout StateImage) {
    image.isFixed = true
    image.values = values
  }

  func restoreState(from reader: inout StateReader) {}

  init(_ values: [Value] = []) { self.values = values }

  func add(_ value: Value) -> Int {
    values.append(value)
    return values.count - 1
  }
}
