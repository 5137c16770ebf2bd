// Random numbers against those that PyTorch and NumPy draw for the same seeds (Fixtures/randoms.py).

import Foundation
import Testing

@testable import Tensors

@Suite("Random numbers")
struct RandomTests {
  @Test("Each distribution draws the digits of the reference")
  func matchesTheReference() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/randoms.txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count > 1000)
    for line in lines {
      let row = RandomRow(line)
      #expect(try row.hash() == row.expected, "\(line)")
    }
  }

  @Test("A state that is set again repeats the numbers")
  func states() {
    let generator = Generator(seed: 1)
    for _ in 0..<700 { _ = generator.next32() }
    _ = generator.normal()
    let state = generator.state
    let bytes = generator.stateBytes
    let first = (0..<5).map { _ in generator.normal() }
    generator.state = state
    #expect((0..<5).map { _ in generator.normal() } == first)
    let other = Generator()
    #expect(other.setState(bytes))
    #expect((0..<5).map { _ in other.normal() } == first)
    #expect(!other.setState([1, 2, 3]))
  }

  @Test("Wrong parameters are refused in PyTorch's words")
  func refusals() throws {
    let tensor = try Tensor(empty: Shape(3))
    expectMessage("uniform_ expects to return a [from, to) range, but found from=1 > to=0") {
      try tensor.fillUniform(from: 1, to: 0)
    }
    expectMessage("random_ expects 'from' to be less than 'to', but got from=3 >= to=3") {
      try tensor.fillIntegers(low: 3, high: 3)
    }
    expectMessage("bernoulli_ expects p to be in [0, 1], but got p=1.5") {
      try tensor.fillBernoulli(p: 1.5)
    }
    expectMessage("cannot sample n_sample > prob_dist.size(-1) samples without replacement") {
      _ = try tensor.multinomial(4)
    }
    let integers = try Tensor(empty: Shape(3), dtype: .int64)
    expectMessage("\"normal_kernel_cpu\" not implemented for 'Long'") { try integers.fillNormal() }
  }

  private func expectMessage(_ words: String, _ body: () throws -> Void) {
    do {
      try body()
      Issue.record("no error; expected \(words)")
    } catch let error as TensorError {
      #expect(error.message == words)
    } catch {
      Issue.record("\(error)")
    }
  }
}

/// One line of the fixture.
struct RandomRow {
  let name: String
  let dtype: DType?
  let count: Int
  let seed: UInt64
  let expected: UInt64
  let arguments: [Double]

  init(_ line: Substring) {
    let fields = line.split(separator: " ")
    name = String(fields[0])
    dtype = DType.allCases.first { $0.name == fields[1] }
    count = Int(fields[2]) ?? 0
    seed = UInt64(fields[3]) ?? 0
    expected = UInt64(fields[4]) ?? 0
    arguments = fields[5...].compactMap { Double($0) }
  }

  func hash() throws -> UInt64 {
    if let dtype { return try name == "state" ? stateHash() : tensorHash(dtype) }
    return name.hasPrefix("np_") ? legacyHash() : generatorHash()
  }

  private func fnv(_ bytes: UnsafeRawBufferPointer, _ start: UInt64 = 0xcbf2_9ce4_8422_2325)
    -> UInt64
  {
    bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  private func hash<T>(_ values: [T]) -> UInt64 { values.withUnsafeBytes { fnv($0) } }

  private func hash(_ tensor: Tensor, then next: Double? = nil) throws -> UInt64 {
    let dense = try tensor.contiguous()
    let bytes = UnsafeRawBufferPointer(
      start: dense.address, count: dense.numel * dense.dtype.byteWidth)
    let first = fnv(bytes)
    guard let next else { return first }
    return withUnsafeBytes(of: next) { fnv($0, first) }
  }

  private func stateHash() -> UInt64 {
    let generator = Generator(seed: seed)
    for _ in 0..<5 { _ = generator.next32() }
    for _ in 0..<3 { _ = generator.normal() }
    return hash(generator.stateBytes)
  }

  private func tensorHash(_ dtype: DType) throws -> UInt64 {
    let source = Generator(seed: seed)
    let tensor = try Tensor(empty: Shape(count), dtype: dtype)
    switch name {
    case "rand": try tensor.fillUniform(generator: source)
    case "uniform": try tensor.fillUniform(from: -0.3, to: 0.7, generator: source)
    case "randn": try tensor.fillNormal(generator: source)
    case "normal": try tensor.fillNormal(mean: 2, std: 3, generator: source)
    case "exponential": try tensor.fillExponential(lambda: 1.5, generator: source)
    case "bernoulli": try tensor.fillBernoulli(p: 0.3, generator: source)
    case "random": try tensor.fillRandom(generator: source)
    case "lognormal": try tensor.fillLogNormal(mean: 1, std: 0.5, generator: source)
    case "cauchy": try tensor.fillCauchy(median: 1, sigma: 2, generator: source)
    case "geometric": try tensor.fillGeometric(p: 0.2, generator: source)
    case "bernoulli_tensor":
      try tensor.backend.linspace(tensor, start: 0, end: 1)
      return try hash(tensor.bernoulli(generator: source), then: source.uniform())
    case "randint":
      try tensor.fillIntegers(
        low: Int(arguments[0]), high: Int(arguments[1]), generator: source)
      return try hash(tensor)
    default: return try otherHash(source)
    }
    return try hash(tensor, then: source.uniform())
  }

  private func otherHash(_ source: Generator) throws -> UInt64 {
    func vector(_ values: [Float]) throws -> Tensor {
      let tensor = try Tensor(empty: Shape(values.count))
      for (index, value) in values.enumerated() { tensor.pointer(Float.self)[index] = value }
      return tensor
    }
    let weights = try vector([0.1, 0.2, 0.3, 0.4, 0.4, 0.3, 0.2, 0.1]).view(Shape(2, 4))
    let matrix = try Tensor(empty: Shape(5, 4))
    switch name {
    case "randperm": return try hash(Tensor.randomPermutation(count, generator: source))
    case "multinomial_one": return try hash(weights.multinomial(1, generator: source))
    case "multinomial_few": return try hash(weights.multinomial(3, generator: source))
    case "multinomial_many":
      return try hash(weights.multinomial(20, replacement: true, generator: source))
    case "normal_transposed":
      try matrix.transpose(0, 1).fillNormal(generator: source)
      return try hash(matrix)
    case "uniform_transposed":
      try matrix.transpose(0, 1).fillUniform(generator: source)
      return try hash(matrix)
    case "normal_gaps":
      let wide = try vector([Float](repeating: 0, count: 36)).view(Shape(6, 6))
      try wide.narrow(dim: 1, start: 1, length: 4).fillNormal(generator: source)
      return try hash(wide)
    case "normal_tensors":
      return try hash(
        Tensor.normal(
          mean: vector([0, 1, 2, 3, 4]), std: vector([1, 2, 3, 4, 5]), generator: source))
    case "normal_mean":
      return try hash(Tensor.normal(mean: vector([0, 1, 2, 3, 4]), std: 0.7, generator: source))
    case "normal_std":
      return try hash(Tensor.normal(mean: 0.7, std: vector([1, 2, 3, 4, 5]), generator: source))
    default: return 0
    }
  }

  private static let weights = [0.1, 0.2, 0.3, 0.15, 0.25]

  private func doubles(_ draw: () -> Double) -> UInt64 { hash((0..<count).map { _ in draw() }) }
  private func integers(_ draw: () -> Int) -> UInt64 { hash((0..<count).map { _ in draw() }) }

  private func legacyHash() -> UInt64 {
    let source = NumPyRandomState(seed: UInt32(seed))
    switch name {
    case "np_rand": return doubles(source.nextDouble)
    case "np_randn": return doubles(source.normal)
    case "np_randint": return integers { Int(source.masked(UInt64(arguments[0]) - 1)) }
    case "np_perm": return hash(source.permutation(count))
    case "np_expo": return doubles(source.exponential)
    case "np_gamma": return doubles { source.gamma(shape: 2.5) }
    case "np_gamma1": return doubles { source.gamma(shape: 0.5) }
    case "np_choice": return hash(source.weightedChoice(count, probabilities: Self.weights))
    case "np_choice_nr":
      return hash(source.weightedChoiceWithoutReplacement(count, probabilities: Self.weights))
    case "np_binomial":
      return integers {
        source.binomial(trials: Int(arguments[0]), p: arguments[1], legacy: true)
      }
    case "np_poisson": return integers { source.poisson(rate: arguments[0]) }
    case "np_words":
      source.seed(words: [1, 2, UInt32(seed)])
      return doubles(source.nextDouble)
    default: return 0
    }
  }

  private func generatorHash() -> UInt64 {
    let source = NumPyGenerator(seed: seed)
    switch name {
    case "g_rand": return doubles(source.random)
    case "g_randn": return doubles(source.normal)
    case "g_randnf": return hash((0..<count).map { _ in source.normalFloat() })
    case "g_int": return integers { Int(source.bits.bounded(UInt64(arguments[0]) - 1)) }
    case "g_perm": return hash(source.permutation(count))
    case "g_expo": return doubles(source.exponential)
    case "g_gamma": return doubles { source.gamma(shape: 2.5) }
    case "g_gamma1": return doubles { source.gamma(shape: 0.5) }
    case "g_choice": return hash(source.bits.weightedChoice(count, probabilities: Self.weights))
    case "g_choice_nr":
      return hash(source.bits.weightedChoiceWithoutReplacement(count, probabilities: Self.weights))
    case "g_sample": return hash(source.sample(count, of: 500))
    case "g_sample_big": return hash(source.sample(401, of: 20000))
    case "g_binomial":
      return integers {
        source.bits.binomial(trials: Int(arguments[0]), p: arguments[1], legacy: false)
      }
    case "g_poisson": return integers { source.bits.poisson(rate: arguments[0]) }
    default: return 0
    }
  }
}
