// Reading and writing parts of an array.
//
// Integers, slices, `...` and `None` give a view. Index arrays, lists and masks pick elements: their
// offsets are computed in the result's reading order, and the elements gathered or scattered.

import Autograd
import Interpreter
import Tensors

/// A key, taken apart.
private enum IndexPart {
  case integer(Int)
  case slice(SliceObject)
  case newAxis
  case ellipsis
  /// Index numbers of some shape.
  case places([Int], ArrayShape)
  case mask(NDArray)
}

/// What a key picks.
private enum Selection {
  /// A view.
  case view(Tensor)
  /// Elements by their offsets from the array's first element; `isMask` if one mask picked them.
  case offsets([Int], ArrayShape, isMask: Bool)
}

extension NDArray {
  /// `array[key]`.
  func item(_ key: Value, _ machine: Interpreter) throws(Raised) -> Value {
    if case .int(let index) = key, !shape.isEmpty {
      return row(try bounded(index, dim: 0))
    }
    switch try selection(key, machine) {
    case .view(let tensor):
      let view = view(tensor)
      let isElement = tensor.rank == 0 && !NDArray.hasEllipsis(key)
      return isElement ? view.scalar(at: 0) : .object(view)
    case .offsets(let offsets, let shape, _):
      let result = with(try arrays { try gathered(offsets, shape) })
      return shape.isEmpty ? result.scalar(at: 0) : .object(result)
    }
  }

  private static func hasEllipsis(_ key: Value) -> Bool {
    func isEllipsis(_ value: Value) -> Bool {
      if case .object(let object) = value { return object.type === TypeObject.ellipsis }
      return false
    }
    return isEllipsis(key) || (key.tuple?.elements.contains(where: isEllipsis) ?? false)
  }

  /// `array[key] = value`.
  func assign(_ key: Value, _ value: Value, _ machine: Interpreter) throws(Raised) {
    guard isWriteable else { throw .valueError("assignment destination is read-only") }
    let selection = try selection(key, machine)
    if element == .object, let pool, case .view(let target) = selection, target.rank == 0 {
      // An element of objects takes any value as it is.
      let place = try arrays { try Tensor(empty: [], dtype: .int64) }
      place.pointer(Int.self)[0] = pool.add(stored(value))
      return try view(target).fill(from: NDArray(place, element: .object, pool: pool))
    }
    var source = try sourceArray(value, machine)
    if source.tensor.storage === tensor.storage {
      source = source.with(try arrays { try source.copied() })
    }
    switch selection {
    case .view(let target):
      let view = self.view(target)
      try view.fill(from: source)
    case .offsets(let offsets, let target, let isMask):
      var values = source.shape
      while values.count > max(target.count, 1), values.first == 1 { values = values.dropFirst() }
      if isMask, values.count <= 1, values.product != 1, values.product != offsets.count {
        throw .valueError(
          "NumPy boolean array indexing assignment cannot assign \(values.product) input values to "
            + "the \(offsets.count) output values where the mask is true")
      }
      guard let spread = source.tensor.spread(to: target) else {
        throw .valueError(
          "shape mismatch: value array of shape \(source.shape.tight)  could not be broadcast to "
            + "indexing result of shape \(target.tight)")
      }
      let flat = source.with(spread)
      scatter(try arrays { try flat.copied() }, offsets)
    }
  }

  /// Copies elements that are broadcast to this array's shape.
  func fill(from source: NDArray) throws(Raised) {
    guard let spread = source.tensor.spread(to: shape) else {
      throw .valueError(
        "could not broadcast input array from shape \(source.shape.tight) into shape "
          + "\(shape.tight)")
    }
    let flat = source.tensor.numel == 1 ? source : source.with(spread)
    scatter(try arrays { try flat.copied() }, offsets)
  }

  /// The elements that a key picks: their offsets from the first element, and their shape.
  func picked(by key: Value, _ machine: Interpreter) throws(Raised) -> ([Int], ArrayShape) {
    switch try selection(key, machine) {
    case .view(let part):
      let start = part.offset - tensor.offset
      return (NDArray.offsets(part.shape, part.strides).map { $0 + start }, part.shape)
    case .offsets(let offsets, let shape, _): return (offsets, shape)
    }
  }

  /// A value to store, in this array's type.
  func sourceArray(_ value: Value, _ machine: Interpreter) throws(Raised) -> NDArray {
    if let pool {
      let given = try ArrayBuilder.array(value, element == .object ? .object : .string(0), machine)
      let places = try arrays { try Tensor(empty: given.shape, dtype: .int64) }
      for (index, item) in given.values.enumerated() {
        places.pointer(Int.self)[index] = pool.add(stored(item))
      }
      return NDArray(places, element: element, pool: pool)
    }
    if let list = value.tupleOrListElements, list.isEmpty {
      return NDArray(try arrays { try Tensor(empty: ArrayShape(0), dtype: dtype) })
    }
    switch value {
    case .int, .bool, .float: return try ArrayBuilder.array(value, element, machine)
    case .object(let object) where object.kind == .string:
      return try ArrayBuilder.array(value, element, machine)
    default:
      let array = try NDArray.of(value, machine)
      return try array.converted(to: element, machine)
    }
  }

  /// Text is cut to the width of the array.
  private func stored(_ value: Value) -> Value {
    guard case .string(let width) = element, let text = value.string,
      text.unicodeScalars.count > width
    else { return value }
    return .string(String(String.UnicodeScalarView(text.unicodeScalars.prefix(width))))
  }

  // MARK: - Keys

  private func selection(_ key: Value, _ machine: Interpreter) throws(Raised) -> Selection {
    if let mask = key.object(as: NDArray.self), mask.dtype == .bool, mask.isNumeric {
      return try selection([.mask(mask)], machine)
    }
    var parts: [IndexPart] = []
    for item in key.tuple?.elements ?? [key] { parts.append(try part(item, machine)) }
    return try selection(parts, machine)
  }

  private func part(_ item: Value, _ machine: Interpreter) throws(Raised) -> IndexPart {
    switch item {
    case .int(let index): return .integer(index)
    case .none, .undefined: return .newAxis
    case .bool(let truth):
      let mask = try arrays { try Tensor.full([], .bool(truth), dtype: .bool) }
      return .mask(NDArray(mask))
    case .float: break
    case .object(let object):
      if object.kind == .slice { return .slice(unsafeDowncast(object, to: SliceObject.self)) }
      if object.type === TypeObject.ellipsis { return .ellipsis }
      if let scalar = object as? NumPyScalar, case .int(let index) = scalar.scalarValue {
        return .integer(index)
      }
      guard
        item.isTupleOrList || object is NDArray || object.kind == .range
          || TensorObject.variable(item) != nil
      else { break }
      let array = try NDArray.of(item, machine)
      if array.isNumeric, array.dtype == .bool { return .mask(array) }
      if array.isNumeric, array.dtype.isInteger || array.tensor.numel == 0 {
        return .places(array.offsets.map { array.number(at: $0).int }, array.shape)
      }
      throw .indexError("arrays used as indices must be of integer (or boolean) type")
    }
    throw .indexError(
      "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean "
        + "arrays are valid indices")
  }

  private func bounded(_ index: Int, dim: Int) throws(Raised) -> Int {
    let size = shape[dim]
    let place = index < 0 ? index &+ size : index
    guard place >= 0, place < size else {
      throw .indexError("index \(index) is out of bounds for axis \(dim) with size \(size)")
    }
    return place
  }

  private func selection(
    _ parts: [IndexPart], _ machine: Interpreter
  ) throws(Raised) -> Selection {
    var used = 0
    var ellipses = 0
    for part in parts {
      switch part {
      case .integer, .slice, .places: used += 1
      case .mask(let mask): used += mask.shape.count
      case .ellipsis: ellipses += 1
      case .newAxis: break
      }
    }
    guard ellipses <= 1 else {
      throw .indexError("an index can only have a single ellipsis ('...')")
    }
    guard used <= shape.count else {
      throw .indexError(
        "too many indices for array: array is \(shape.count)-dimensional, but \(used) were indexed")
    }
    var walker = Walker(array: self)
    for part in ellipses == 0 ? parts + [.ellipsis] : parts {
      try walker.take(part, unused: shape.count - used, machine)
    }
    return try walker.selection()
  }

  /// Walks the dimensions along a key.
  private struct Walker {
    let array: NDArray
    var dim = 0
    var offset = 0
    /// The dimensions that remain: sizes and strides.
    var sizes: [Int] = []
    var strides: [Int] = []
    /// Index arrays with the strides of their dimensions, and where the first one stands.
    var places: [(numbers: [Int], shape: ArrayShape, stride: Int)] = []
    var firstPlace: Int?
    var lastWasPlace = false
    var isScattered = false
    var maskCount = 0
    var integers: [(place: Int, dim: Int)] = []

    init(array: NDArray) { self.array = array }

    mutating func take(
      _ part: IndexPart, unused: Int, _ machine: Interpreter
    ) throws(Raised) {
      let shape = array.shape
      switch part {
      case .newAxis:
        sizes.append(1)
        strides.append(0)
        lastWasPlace = false
      case .ellipsis:
        for _ in 0..<unused {
          sizes.append(shape[dim])
          strides.append(array.tensor.strides[dim])
          dim += 1
        }
        if unused > 0 { lastWasPlace = false }
      case .slice(let slice):
        let range = try slice.resolved(shape[dim], machine)
        offset += range.count == 0 ? 0 : range.start * array.tensor.strides[dim]
        sizes.append(range.count)
        strides.append(array.tensor.strides[dim] &* range.step)
        dim += 1
        lastWasPlace = false
      case .integer(let index):
        offset += try array.bounded(index, dim: dim) * array.tensor.strides[dim]
        // Beside index arrays an integer counts as one of them.
        if !places.isEmpty && !lastWasPlace { isScattered = true }
        if firstPlace == nil { integers.append((sizes.count, dim)) }
        dim += 1
      case .places(let numbers, let placeShape):
        var checked: [Int] = []
        checked.reserveCapacity(numbers.count)
        for number in numbers { checked.append(try array.bounded(number, dim: dim)) }
        add(checked, placeShape, array.tensor.strides[dim])
        dim += 1
      case .mask(let mask): try take(mask)
      }
    }

    private mutating func take(_ mask: NDArray) throws(Raised) {
      for index in mask.shape.indices where mask.shape[index] != array.shape[dim + index] {
        throw .indexError(
          "boolean index did not match indexed array along axis \(dim + index); size of axis is "
            + "\(array.shape[dim + index]) but size of corresponding boolean axis is "
            + "\(mask.shape[index])")
      }
      maskCount += 1
      var coordinates = [[Int]](repeating: [], count: mask.shape.count)
      var position = [Int](repeating: 0, count: mask.shape.count)
      var count = 0
      for maskOffset in mask.offsets {
        if mask.number(at: maskOffset).isTrue {
          count += 1
          for index in position.indices { coordinates[index].append(position[index]) }
        }
        for index in position.indices.reversed() {
          position[index] += 1
          if position[index] < mask.shape[index] { break }
          position[index] = 0
        }
      }
      if mask.shape.isEmpty { add([Int](repeating: 0, count: count), ArrayShape(count), 0) }
      for index in coordinates.indices {
        add(coordinates[index], ArrayShape(count), array.tensor.strides[dim])
        dim += 1
      }
    }

    private mutating func add(_ numbers: [Int], _ shape: ArrayShape, _ stride: Int) {
      if firstPlace == nil {
        firstPlace = sizes.count
        // Integers that stand directly before belong to the run; others scatter it.
        if integers.contains(where: { $0.place != sizes.count }) { isScattered = true }
      } else if !lastWasPlace {
        isScattered = true
      }
      lastWasPlace = true
      places.append((numbers, shape, stride))
    }

    func selection() throws(Raised) -> Selection {
      let tensor = array.tensor
      guard let firstPlace else {
        let shape = try arrays { try ArrayShape(checking: sizes) }
        let steps = try arrays { try ArrayShape(checking: strides) }
        return .view(
          Tensor(
            storage: tensor.storage, offset: tensor.offset + offset, shape: shape, strides: steps,
            dtype: tensor.dtype))
      }
      var common = ArrayShape()
      for place in places {
        guard let next = common.joined(place.shape) else {
          let shapes = places.map(\.shape.tight).joined(separator: " ")
          throw .indexError(
            "shape mismatch: indexing arrays could not be broadcast together with shapes "
              + "\(shapes) ")
        }
        common = next
      }
      var picked = [Int](repeating: offset, count: common.product)
      for place in places {
        let steps = place.shape.spreadStrides(to: common)
        for (index, source) in NDArray.offsets(common, steps).enumerated() {
          picked[index] += place.numbers[source] * place.stride
        }
      }
      let at = isScattered ? 0 : firstPlace
      let before = NDArray.offsets(try shape(sizes[..<at]), try shape(strides[..<at]))
      let after = NDArray.offsets(try shape(sizes[at...]), try shape(strides[at...]))
      var offsets: [Int] = []
      offsets.reserveCapacity(before.count * picked.count * after.count)
      for outer in before {
        for middle in picked {
          for inner in after { offsets.append(outer + middle + inner) }
        }
      }
      let result = try arrays {
        try ArrayShape(checking: Array(sizes[..<at]) + common.array + Array(sizes[at...]))
      }
      return .offsets(offsets, result, isMask: maskCount == 1 && places.count == maskCount)
    }

    private func shape(_ sizes: ArraySlice<Int>) throws(Raised) -> ArrayShape {
      try arrays { try ArrayShape(checking: sizes) }
    }
  }
}
