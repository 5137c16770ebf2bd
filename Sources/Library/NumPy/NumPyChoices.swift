// Integers, choices and shuffles of NumPy's random classes.

import Interpreter
import Tensors

/// Methods that draw integers or elements.
enum NumPyChoices {
  static func declare(_ type: TypeObject, isLegacy: Bool) {
    if isLegacy {
      type.method("randint(self, low, high=None, size=None, dtype=None)") {
        call, machine throws(Raised) in
        try integers(call[0], call[1], call[2], call[3], call[4], false, machine)
      }
      type.method("random_integers(self, low, high=None, size=None)") {
        call, machine throws(Raised) in
        let low = call[2].isNone ? .int(1) : call[1]
        let high = call[2].isNone ? call[1] : call[2]
        return try integers(call[0], low, high, call[3], .none, true, machine)
      }
      type.method("choice(self, a, size=None, replace=True, p=None)") {
        call, machine throws(Raised) in
        try choice(call[0], call[1], call[2], call[3], call[4], .bool(true), machine)
      }
    } else {
      type.method("integers(self, low, high=None, size=None, dtype=None, endpoint=False)") {
        call, machine throws(Raised) in
        try integers(
          call[0], call[1], call[2], call[3], call[4], machine.truth(call[5]), machine)
      }
      type.method("choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True)") {
        call, machine throws(Raised) in
        try choice(call[0], call[1], call[2], call[3], call[4], call[6], machine)
      }
      type.method("permuted(self, x, *, axis=None, out=None)") { call, machine throws(Raised) in
        let array = try NDArray.of(call[1], machine)
        let flat = try array.reshapedView(ArrayShape(array.tensor.numel))
        let copy = flat.with(try arrays { try flat.copied() })
        try shuffle(NumPyRandomModule.source(call[0]), .object(copy), machine)
        return .object(try copy.reshaped(array.shape))
      }
    }
    type.method("multivariate_normal(self, mean, cov, size=None, check_valid='warn', tol=1e-8)") {
      call, machine throws(Raised) in
      try helper(
        "_multivariate_normal", [call[0], call[1], call[2], call[3], .bool(isLegacy)], machine)
    }
    type.method("multinomial(self, n, pvals, size=None)") { call, machine throws(Raised) in
      try helper("_multinomial", [call[0], call[1], call[2], call[3]], machine)
    }
    type.method("dirichlet(self, alpha, size=None)") { call, machine throws(Raised) in
      try helper("_dirichlet", [call[0], call[1], call[2]], machine)
    }
    for (signature, name, count) in distributions {
      type.method(signature) { call, machine throws(Raised) in
        let arguments = [call[0], .bool(isLegacy)] + (1...count).map { call[$0] }
        let drawn = try machine.importModule("numpy._distributions")
        return try machine.callMethod(.object(drawn), Symbol(name), arguments)
      }
    }
    type.method("permutation(self, x, axis=0)") { call, machine throws(Raised) in
      try permutation(NumPyRandomModule.source(call[0]), call[1], machine)
    }
    type.method("shuffle(self, x, axis=0)") { call, machine throws(Raised) in
      try shuffle(NumPyRandomModule.source(call[0]), call[1], machine)
      return .none
    }
  }

  /// What is drawn in the language itself: the method, its function there, its parameters' number.
  private static let distributions: [(signature: String, name: String, count: Int)] = [
    ("triangular(self, left, mode, right, size=None)", "_triangular", 4),
    ("f(self, dfnum, dfden, size=None)", "_f", 3),
    ("pareto(self, a, size=None)", "_pareto", 2),
    ("power(self, a, size=None)", "_power", 2),
    ("negative_binomial(self, n, p, size=None)", "_negative_binomial", 3),
    ("wald(self, mean, scale, size=None)", "_wald", 3),
    ("vonmises(self, mu, kappa, size=None)", "_vonmises", 3),
    ("bytes(self, length)", "_bytes", 1),
    ("zipf(self, a, size=None)", "_zipf", 2),
    ("logseries(self, p, size=None)", "_logseries", 2),
    ("hypergeometric(self, ngood, nbad, nsample, size=None)", "_hypergeometric", 4),
    ("noncentral_chisquare(self, df, nonc, size=None)", "_noncentral_chisquare", 3),
  ]

  /// A function of `numpy._random_vectors`.
  private static func helper(
    _ name: String, _ arguments: [Value], _ machine: Interpreter
  ) throws(Raised) -> Value {
    let functions = try machine.importModule("numpy._random_vectors")
    return try machine.callMethod(.object(functions), Symbol(name), arguments)
  }

  // MARK: - Integers

  private static func integers(
    _ receiver: Value, _ low: Value, _ high: Value, _ size: Value, _ dtype: Value,
    _ hasEnd: Bool, _ machine: Interpreter
  ) throws(Raised) -> Value {
    let source = try NumPyRandomModule.source(receiver)
    let bounds = high.isNone ? [Value.int(0), low] : [low, high]
    let element =
      dtype.isNoneOrUndefined
      ? ElementType.number(.int64) : try DTypeDescriptor.element(of: dtype, machine)
    guard let type = element.dtype, type.integerRange != nil || type == .bool else {
      throw .typeError("Unsupported dtype dtype('\(element.short)') for randint")
    }
    let range = type.integerRange ?? 0...1
    let narrow = NarrowDraws(source, type)
    let result = try NumPyRandomModule.draw(size, bounds, machine, integers: true) {
      values throws(Raised) in
      let first = values[0].rounded(.up)
      let last = values[1].rounded(.up) - (hasEnd ? 0 : 1)
      guard first >= Double(range.lowerBound) else {
        throw .valueError("low is out of bounds for \(type.name)")
      }
      guard last <= Double(range.upperBound) else {
        throw .valueError("high is out of bounds for \(type.name)")
      }
      guard first <= last else {
        throw .valueError(hasEnd ? "low > high" : high.isNone ? "high <= 0" : "low >= high")
      }
      return first + Double(narrow.draw(UInt64(last - first)))
    }
    if case .int(let number) = result {
      // The new generator gives NumPy's integers, the old one Python's.
      return source.isLegacy && dtype.isNoneOrUndefined
        ? result : .object(NumPyScalar(type == .bool ? .bool(number != 0) : .int(number), type))
    }
    return .object(try NDArray.of(result, machine).converted(to: element, machine))
  }

  /// Integers of 8 and 16 bits and truth values share 32 bits of the stream.
  private final class NarrowDraws {
    private let source: any NumPyRandomSource
    private let bits: UInt32
    private var buffer: UInt32 = 0
    private var left = 0

    init(_ source: any NumPyRandomSource, _ type: DType) {
      self.source = source
      bits = type == .bool ? 1 : UInt32(type.byteWidth * 8)
    }

    private func next() -> UInt64 {
      if left == 0 {
        buffer = source.bits.next32()
        left = Int(32 / bits) - 1
      } else {
        buffer >>= bits
        left -= 1
      }
      return UInt64(buffer & (1 << bits - 1))
    }

    func draw(_ maximum: UInt64) -> UInt64 {
      guard bits < 32, maximum > 0 else { return maximum == 0 ? 0 : source.bounded(maximum) }
      let full = UInt64(1) << UInt64(bits) - 1
      if maximum == full { return next() }
      if source.isLegacy {
        let mask = UInt64.max >> UInt64(maximum.leadingZeroBitCount)
        while true {
          let value = next() & mask
          if value <= maximum { return value }
        }
      }
      let range = maximum + 1
      var product = next() * range
      if product & full < range {
        let threshold = (full - maximum) % range
        while product & full < threshold { product = next() * range }
      }
      return product >> UInt64(bits)
    }
  }

  // MARK: - Choices

  private static func choice(
    _ receiver: Value, _ population: Value, _ size: Value, _ replace: Value, _ weights: Value,
    _ shuffles: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    let source = try NumPyRandomModule.source(receiver)
    var isNumber = population.number != nil
    if isNumber { isNumber = try machine.indexIfPossible(population) != nil }
    let array = isNumber ? nil : try NDArray.of(population, machine)
    let count = isNumber ? try machine.index(population) : array?.shape.first ?? 0
    let shape = size.isNone ? ArrayShape() : try NumPyCreation.shape(size, machine)
    let wanted = shape.product
    if let array, source.isLegacy, array.shape.count != 1 {
      throw .valueError("a must be 1-dimensional")
    }
    guard count > 0 || wanted == 0 else {
      if array != nil {
        throw .valueError(
          source.isLegacy
            ? "'a' cannot be empty unless no samples are taken"
            : "a cannot be empty unless no samples are taken")
      }
      throw .valueError(
        source.isLegacy
          ? "a must be greater than 0 unless no samples are taken"
          : "a must be a positive integer unless no samples are taken")
    }
    let probabilities = try probabilities(weights, count, source.isLegacy, machine)
    let places = try places(
      source, count, wanted, try machine.truth(replace), probabilities,
      try machine.truth(shuffles))
    guard let array else {
      if size.isNone { return .int(places[0]) }
      return .object(
        NDArray(try arrays { try Tensor(integers: places).reshape(shape) }))
    }
    if size.isNone { return array.row(places[0]) }
    let taken = try array.taken(places, 0)
    let result = shape.array + array.shape.dropFirst().array
    return .object(try taken.reshaped(try arrays { try ArrayShape(checking: result) }))
  }

  private static func probabilities(
    _ value: Value, _ count: Int, _ isLegacy: Bool, _ machine: Interpreter
  ) throws(Raised) -> [Double]? {
    guard !value.isNone else { return nil }
    let array = try NDArray.of(value, machine)
    let quote = isLegacy ? "'" : ""
    guard array.shape.count == 1 else {
      throw .valueError("\(quote)p\(quote) must be 1-dimensional")
    }
    guard array.tensor.numel == count else {
      throw .valueError("\(quote)a\(quote) and \(quote)p\(quote) must have same size")
    }
    let values = array.offsets.map { array.number(at: $0).double }
    let name = isLegacy ? "probabilities" : "Probabilities"
    guard !values.contains(where: \.isNaN) else { throw .valueError("\(name) contain NaN") }
    guard values.allSatisfy({ $0 >= 0 }) else {
      throw .valueError("\(name) are not non-negative")
    }
    let tolerance = array.dtype == .float32 ? 3.45e-4 : 1.49e-8
    guard Swift.abs(values.reduce(0, +) - 1) <= tolerance else {
      throw .valueError(
        isLegacy
          ? "probabilities do not sum to 1"
          : "Probabilities do not sum to 1. See Notes section of docstring for more information.")
    }
    return values
  }

  private static func places(
    _ source: any NumPyRandomSource, _ count: Int, _ wanted: Int, _ replaces: Bool,
    _ probabilities: [Double]?, _ shuffles: Bool
  ) throws(Raised) -> [Int] {
    if replaces {
      if let probabilities {
        return source.bits.weightedChoice(wanted, probabilities: probabilities)
      }
      return (0..<wanted).map { _ in Int(source.bounded(UInt64(max(count, 1) - 1))) }
    }
    guard wanted <= count else {
      throw .valueError(
        source.isLegacy
          ? "Cannot take a larger sample than population when 'replace=False'"
          : "Cannot take a larger sample than population when replace is False")
    }
    if let probabilities {
      guard probabilities.filter({ $0 > 0 }).count >= wanted else {
        throw .valueError("Fewer non-zero entries in p than size")
      }
      return source.bits.weightedChoiceWithoutReplacement(wanted, probabilities: probabilities)
    }
    if let generator = source as? NumPyGeneratorObject {
      return generator.generator.sample(wanted, of: count, shuffled: shuffles)
    }
    return Array(order(source, count).prefix(wanted))
  }

  private static func order(_ source: any NumPyRandomSource, _ count: Int) -> [Int] {
    var places = Array(0..<count)
    source.bits.shuffle(count, draw: source.bits.interval) { places.swapAt($0, $1) }
    return places
  }

  // MARK: - Shuffles

  private static func permutation(
    _ source: any NumPyRandomSource, _ value: Value, _ machine: Interpreter
  ) throws(Raised) -> Value {
    if value.number != nil, let count = try machine.indexIfPossible(value) {
      guard count < 1 << 40 else {
        throw Raised(
          .memoryError,
          "Unable to allocate \(ByteText.text(count.multipliedReportingOverflow(by: 8).partialValue)) "
            + "for an array with shape (\(count),) and data type int64")
      }
      let places = order(source, max(count, 0))
      return .object(NDArray(try arrays { try Tensor(integers: places) }))
    }
    let array = try NDArray.of(value, machine)
    guard let count = array.shape.first else {
      throw .indexError("x must be an integer or at least 1-dimensional")
    }
    return .object(try array.taken(order(source, count), 0))
  }

  private static func shuffle(
    _ source: any NumPyRandomSource, _ value: Value, _ machine: Interpreter
  ) throws(Raised) {
    if let list = value.list {
      var places = list.elements
      source.bits.shuffle(places.count, draw: source.bits.interval) { places.swapAt($0, $1) }
      list.replaceAll(places)
      return
    }
    if let array = value.object(as: NDArray.self) {
      guard let count = array.shape.first else {
        throw .typeError("shuffle requires an array of at least one dimension")
      }
      guard array.isWriteable else { throw .valueError("array is read-only") }
      try array.fill(from: array.taken(order(source, count), 0))
      return
    }
    let count = try machine.length(value)
    for index in stride(from: count - 1, to: 0, by: -1) {
      let other = Int(source.bits.interval(UInt64(index)))
      let kept = try machine.getItem(value, .int(index))
      try machine.setItem(value, .int(index), machine.getItem(value, .int(other)))
      try machine.setItem(value, .int(other), kept)
    }
  }
}
