// The one check that every operation passes: the derivative in a random direction against central
// differences in float64, and the same for the derivative of the derivative.

import Autograd
import Tensors

/// A small source of numbers that are the same in each run.
struct Numbers {
  var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> Double {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Double(state % 1_000_003) / 1_000_003 * 2 - 1
  }

  mutating func tensor(_ shape: [Int]) throws -> Tensor {
    let count = shape.reduce(1, *)
    return try Tensor((0..<count).map { _ in next() }, shape: Shape(checking: shape))
  }
}

/// An operation with the shapes of its inputs and the range that they are drawn from.
struct GradientCase: CustomStringConvertible {
  let name: String
  let shapes: [[Int]]
  /// Brings numbers from -1...1 to where the operation is smooth.
  var range: (Double) -> Double = { $0 }
  var order = 2
  let apply: ([Variable]) throws -> Variable
  /// Where constants of a case are made.
  nonisolated(unsafe) static var device: Device = .cpu

  var description: String { name }

  init(
    _ name: String, _ shapes: [[Int]], order: Int = 2,
    range: @escaping (Double) -> Double = { $0 },
    _ apply: @escaping ([Variable]) throws -> Variable
  ) {
    self.name = name
    self.shapes = shapes
    self.order = order
    self.range = range
    self.apply = apply
  }

  /// The greatest relative difference between derivatives and differences.
  func worst(seed: Int = 1) throws -> Double {
    var numbers = Numbers(seed)
    let points = try shapes.map { shape in
      try numbers.tensor(shape).doubles().map(range)
    }
    let directions = try shapes.map { try numbers.tensor($0) }
    let more = try shapes.map { try numbers.tensor($0) }
    let sample = try value(points)
    let weights = try numbers.tensor(Array(sample.shape))

    func scalar(_ inputs: [Variable]) throws -> Variable {
      try apply(inputs).mul(Variable(weights)).sum()
    }
    func slope(_ inputs: [Variable], _ directions: [Tensor], create: Bool) throws -> Variable {
      let gradients = try Variable.grad(
        [scalar(inputs)], inputs: inputs, createGraph: create, allowUnused: true)
      var total = Variable(try Tensor.zeros(Shape(), dtype: .float64))
      for (gradient, direction) in zip(gradients, directions) {
        guard let gradient else { continue }
        total = try total.add(gradient.mul(Variable(direction)).sum())
      }
      return total
    }
    func leaves(_ step: Double, _ along: [Tensor]) throws -> [Variable] {
      try zip(zip(points, shapes), along).map { pair, direction in
        let moved = try Tensor(pair.0, shape: Shape(checking: pair.1))
          .add(direction.mul(.float(step)))
        return try Variable(moved, requiresGrad: true)
      }
    }
    let h = 1e-5
    func number(_ variable: Variable) throws -> Double { try variable.item().double }
    func distance(_ a: Double, _ b: Double) -> Double {
      abs(a - b) / max(1, abs(a), abs(b))
    }
    let up = try number(scalar(leaves(h, directions)))
    let down = try number(scalar(leaves(-h, directions)))
    let first = try number(slope(leaves(0, directions), directions, create: false))
    var worst = distance(first, (up - down) / (2 * h))
    guard order > 1 else { return worst }
    let again = try number(slope(leaves(0, directions), directions, create: true))
    worst = max(worst, distance(first, again))
    let inputs = try leaves(0, directions)
    let outer = try slope(inputs, directions, create: true)
    guard outer.requiresGrad else { return worst }
    let second = try Variable.grad([outer], inputs: inputs, allowUnused: true)
    var analytic = 0.0
    for (gradient, direction) in zip(second, more) {
      guard let gradient else { continue }
      analytic += try number(gradient.mul(Variable(direction)).sum())
    }
    let upper = try number(slope(leaves(h, more), directions, create: false))
    let lower = try number(slope(leaves(-h, more), directions, create: false))
    return max(worst, distance(analytic, (upper - lower) / (2 * h)))
  }

  private func value(_ points: [[Double]]) throws -> Tensor {
    try apply(
      zip(points, shapes).map { Variable(try Tensor($0, shape: Shape(checking: $1))) }
    ).data
  }
}
