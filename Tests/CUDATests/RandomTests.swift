// The stream of random numbers on a GPU.

import EmulatedCUDA
import Foundation
import Tensors
import Testing

extension CUDATests {
  @Suite final class RandomTests {
    init() throws { try EmulatedDevice.open() }
    deinit { EmulatedDevice.close() }

    /// The elements, at four digits.
    private func shown(_ tensor: Tensor) throws -> [Double] {
      try tensor.doubles().map { ($0 * 1e4).rounded() / 1e4 }
    }

    @Test("uniform numbers of seed 0 are PyTorch's on CUDA")
    func uniform() throws {
      let x = try Tensor(empty: [3], device: .cuda())
      try x.fillUniform(generator: Generator(seed: 0))
      #expect(try shown(x) == [0.3990, 0.5167, 0.0249])
    }

    @Test("normal numbers of seed 0 are PyTorch's on CUDA")
    func normal() throws {
      let x = try Tensor(empty: [3], device: .cuda())
      try x.fillNormal(generator: Generator(seed: 0))
      #expect(try shown(x) == [-0.9247, -0.4253, -2.6438])
    }

    @Test("the stream goes on from call to call, and starts again with the seed")
    func stream() throws {
      let generator = Generator(seed: 5)
      let first = try Tensor(empty: [5], device: .cuda())
      let second = try Tensor(empty: [5], device: .cuda())
      try first.fillUniform(generator: generator)
      try second.fillUniform(generator: generator)
      #expect(try first.doubles() != second.doubles())
      generator.manualSeed(5)
      try second.fillUniform(generator: generator)
      #expect(try first.doubles() == second.doubles())
    }

    @Test(
      "many numbers fill the unit interval evenly", arguments: [DType.float32, .float64, .float16])
    func moments(_ dtype: DType) throws {
      let x = try Tensor(empty: [20000], dtype: dtype, device: .cuda())
      try x.fillUniform(from: 2, to: 4, generator: Generator(seed: 1))
      let values = try x.doubles()
      #expect(values.allSatisfy { $0 >= 2 && $0 <= 4 })
      #expect(abs(values.reduce(0, +) / 20000 - 3) < 0.02)
      try x.fillNormal(mean: 1, std: 2, generator: Generator(seed: 1))
      let normal = try x.doubles()
      let mean = normal.reduce(0, +) / 20000
      #expect(abs(mean - 1) < 0.05)
      #expect(abs(normal.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20000 - 4) < 0.15)
    }

    // MARK: Other distributions

    /// Philox 4x32-10, written from its paper: what the device's kernels are compared with.
    private struct Philox {
      let key: (UInt32, UInt32)

      init(_ seed: UInt64) {
        key = (UInt32(truncatingIfNeeded: seed), UInt32(seed >> 32))
      }

      func block(_ counter: SIMD4<UInt32>) -> SIMD4<UInt32> {
        var c = counter
        var key = key
        for _ in 0..<10 {
          let a = c[0].multipliedFullWidth(by: 0xD251_1F53)
          let b = c[2].multipliedFullWidth(by: 0xCD9E_8D57)
          c = [b.high ^ c[1] ^ key.0, b.low, a.high ^ c[3] ^ key.1, a.low]
          key = (key.0 &+ 0x9E37_79B9, key.1 &+ 0xBB67_AE85)
        }
        return c
      }

      /// The four numbers of a thread at a place of its stream, which counts by fours.
      func words(thread: Int, at place: Int = 0) -> [UInt32] {
        let block = block([UInt32(place), 0, UInt32(thread), 0])
        return (0..<4).map { block[$0] }
      }

      /// The number that an element gets in a launch of so many threads; each makes `each` at a time.
      func word(_ element: Int, threads: Int, at place: Int = 0, each: Int = 4) -> UInt32 {
        let turn = element / threads
        return words(thread: element % threads, at: place + turn / each)[turn % each]
      }

      func pair(_ element: Int, threads: Int, at place: Int = 0) -> UInt64 {
        let turn = element / threads
        let four = words(thread: element % threads, at: place + turn / 2)
        return UInt64(four[turn % 2 * 2]) << 32 | UInt64(four[turn % 2 * 2 + 1])
      }

      func unit(_ word: UInt32) -> Double { (Double(word) + 0.5) / 4294967296 }
    }

    @Test("the comparison itself: the paper's known answers")
    func knownAnswers() {
      #expect(
        Philox(0).block([0, 0, 0, 0]) == [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8])
      #expect(
        Philox(.max).block(SIMD4(repeating: .max))
          == [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd])
      #expect(
        Philox(0x299f_31d0_a409_3822).block([0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344])
          == [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1])
    }

    /// Threads of a launch over many elements on the emulated GPU: 4 multiprocessors of 2048 threads.
    private let full = 8192

    private func expectNear(_ got: [Double], _ wanted: [Double], _ tolerance: Double = 1e-4) {
      #expect(got.count == wanted.count)
      for (a, b) in zip(got, wanted) { #expect(abs(a - b) <= tolerance * max(1, abs(b))) }
    }

    @Test("integers are remainders of 32 bits, or of 64 from 2^28 on")
    func integers() throws {
      let stream = Philox(7)
      let x = try Tensor(empty: [40000], dtype: .int64, device: .cuda())
      try x.fillIntegers(low: -3, high: 1000, generator: Generator(seed: 7))
      #expect(
        try x.doubles()
          == (0..<40000).map { Double(Int(stream.word($0, threads: full) % 1003) - 3) })
      try x.fillIntegers(low: 5, high: 5 + 1 << 40, generator: Generator(seed: 7))
      #expect(
        try x.doubles()
          == (0..<40000).map { Double(stream.pair($0, threads: full) % (1 << 40) + 5) })
    }

    /// How many numbers `random_` chooses from.
    private static let ranges: [(DType, UInt64)] = [
      (.bool, 2), (.uint8, 256), (.int8, 128), (.int16, 32768), (.int32, 2_147_483_648),
      (.int64, 9_223_372_036_854_775_808), (.float16, 2049), (.bfloat16, 257),
      (.float32, 16_777_217), (.float64, 9_007_199_254_740_993),
    ]

    @Test("integers of any type, in the whole range of the type", arguments: ranges)
    func wholeRange(_ dtype: DType, _ range: UInt64) throws {
      let isWide = dtype == .int64 || dtype == .float64
      let stream = Philox(3)
      let x = try Tensor(empty: [300], dtype: dtype, device: .cuda())
      try x.fillRandom(generator: Generator(seed: 3))
      let wanted = (0..<300).map { element in
        isWide
          ? stream.pair(element, threads: 512) % range
          : UInt64(stream.word(element, threads: 512)) % range
      }
      #expect(try x.doubles() == wanted.map { Double($0) })
    }

    @Test("each distribution is its function of uniform numbers")
    func distributions() throws {
      let stream = Philox(11)
      let units = (0..<600).map { stream.unit(stream.word($0, threads: 768)) }
      func drawn(
        _ dtype: DType = .float32, _ fill: (Tensor, Generator) throws -> Void
      ) throws -> [Double] {
        let x = try Tensor(empty: [600], dtype: dtype, device: .cuda())
        try fill(x, Generator(seed: 11))
        return try x.doubles()
      }
      expectNear(
        try drawn { try $0.fillExponential(lambda: 2, generator: $1) }, units.map { -log($0) / 2 })
      expectNear(
        try drawn { try $0.fillCauchy(median: 1, sigma: 3, generator: $1) },
        units.map { 1 + 3 * tan(.pi * ($0 - 0.5)) }, 2e-3)
      let normal = try drawn { try $0.fillNormal(generator: $1) }
      expectNear(
        try drawn { try $0.fillLogNormal(mean: 1, std: 0.5, generator: $1) },
        normal.map { exp(1 + 0.5 * $0) })
      for dtype in [DType.float32, .int32, .bfloat16] {
        #expect(
          try drawn(dtype) { try $0.fillGeometric(p: 0.25, generator: $1) }
            == units.map { (log($0) / log1p(-0.25)).rounded(.up) })
        #expect(
          try drawn(dtype) { try $0.fillBernoulli(p: 0.3, generator: $1) }
            == units.map { $0 < 0.3 ? 1 : 0 })
      }
      let pairs = (0..<600).map { element in
        let four = stream.words(thread: element)
        let bits = UInt64(four[0]) ^ UInt64(four[1]) << 21
        return (Double(bits) + 0.5) / 9007199254740992
      }
      expectNear(
        try drawn(.float64) { try $0.fillExponential(generator: $1) }, pairs.map { -log($0) },
        1e-12)
    }

    @Test("numbers drawn after others come from further on in the stream")
    func offsets() throws {
      let stream = Philox(5)
      let generator = Generator(seed: 5)
      // 40000 numbers by 8192 threads take two draws each, wide ones three.
      let many = try Tensor(empty: [40000], dtype: .int64, device: .cuda())
      try many.fillIntegers(low: 0, high: 10, generator: generator)
      try many.fillIntegers(low: 0, high: 1 << 40, generator: generator)
      let chances = try Tensor.full([10], 0.5, device: .cuda())
      let ones = try chances.bernoulli(generator: generator)
      // Four neighbours share a draw; the stream moves by three.
      #expect(
        try ones.doubles()
          == (0..<10).map {
            stream.unit(stream.words(thread: $0 / 4, at: 5)[$0 % 4]) <= 0.5 ? 1 : 0
          })
      let last = try Tensor(empty: [4], dtype: .int64, device: .cuda())
      try last.fillIntegers(low: 0, high: 100, generator: generator)
      #expect(
        try last.doubles()
          == (0..<4).map { Double(stream.word($0, threads: 256, at: 8) % 100) })
    }

    @Test("ones by probabilities refuse what is no probability")
    func improbable() throws {
      let x = try Tensor([0.5, 1.5], shape: [2], dtype: .float32).to(.cuda())
      #expect(throws: TensorError.self) { try x.bernoulli() }
    }

    /// A permutation by the recipe: places sorted by the low bits of 64-bit draws, equal keys exchanged.
    private func permutation(_ count: Int, seed: UInt64) -> [Double] {
      let stream = Philox(seed)
      let n = Double(count)
      let bits = Int(log2(n - (6 * n * n + 1) / (12 * log(0.9))).rounded(.up))
      let threads = min((count + 255) / 256 * 256, full)
      let keys = (0..<count).map { element -> UInt64 in
        let pair = stream.pair(element, threads: threads)
        let key =
          bits <= 32
          ? UInt64(UInt32(truncatingIfNeeded: Int64(pair % 0xffff_ffff) - 1 << 31))
          : pair % .max &+ 1 << 63
        return key & (1 << UInt64(bits) - 1)
      }
      var places = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
      let sorted = places.map { keys[$0] }
      let at = (count - 1) / (threads * 2) + 1
      var start = 0
      while start < count {
        var end = start + 1
        while end < count, sorted[end] == sorted[start] { end += 1 }
        for (used, last) in stride(from: end - 1, to: start, by: -1).enumerated() {
          let word = stream.words(thread: start, at: at + used / 4)[used % 4]
          places.swapAt(last, start + Int(word) % (last - start + 1))
        }
        start = end
      }
      return places.map(Double.init)
    }

    @Test(
      "permutations sort random keys and exchange what is equal", arguments: [1, 2, 10, 500, 3000])
    func permutations(_ count: Int) throws {
      for seed in 0..<8 as Range<UInt64> {
        let got = try Tensor.randomPermutation(
          count, device: .cuda(), generator: Generator(seed: seed))
        #expect(got.dtype == .int64)
        #expect(try got.doubles() == permutation(count, seed: seed))
      }
    }

    @Test("a long permutation has each place once, and keys of more than 32 bits")
    func longPermutation() throws {
      let got = try Tensor.randomPermutation(
        40000, dtype: .int32, device: .cuda(), generator: Generator(seed: 1))
      #expect(got.dtype == .int32)
      #expect(try got.doubles() == permutation(40000, seed: 1))
    }

    @Test("after a permutation the stream has moved for its keys and for what is equal")
    func permutationOffset() throws {
      let generator = Generator(seed: 9)
      _ = try Tensor.randomPermutation(10, device: .cuda(), generator: generator)
      let x = try Tensor(empty: [2], dtype: .int64, device: .cuda())
      try x.fillIntegers(low: 0, high: 1000, generator: generator)
      // One draw for the keys, and ten numbers, which are three draws.
      let stream = Philox(9)
      #expect(
        try x.doubles() == (0..<2).map { Double(stream.word($0, threads: 256, at: 4) % 1000) })
    }

    @Test("draws by weight without replacement are a race of exponential numbers")
    func race() throws {
      let weights = try Tensor(
        [1, 2, 3, 4, 0, 5, 1, 1], shape: [2, 4], dtype: .float32)
      let stream = Philox(2)
      let races = (0..<8).map { -log(stream.unit(stream.word($0, threads: 256))) }
      let scores = try zip(weights.doubles(), races).map { $0 / $1 }
      let orders = [0, 4].map { base in
        (0..<4).sorted { scores[base + $0] > scores[base + $1] }
      }
      let device = try weights.to(.cuda())
      for count in 1...2 {
        let got = try device.multinomial(count, generator: Generator(seed: 2))
        #expect(got.dtype == .int64 && got.shape == [2, count])
        #expect(try got.doubles() == orders.flatMap { $0.prefix(count).map(Double.init) })
      }
    }

    @Test("draws by weight with replacement fall into running sums")
    func replacement() throws {
      let weights: [[Double]] = [[0, 1, 0, 3, 4], [5, 0, 0, 2, 1], [1, 1, 1, 1, 0]]
      let device = try Tensor(weights.flatMap { $0 }, shape: [3, 5], dtype: .float32).to(.cuda())
      let got = try device.multinomial(200, replacement: true, generator: Generator(seed: 4))
      let stream = Philox(4)
      var wanted: [Double] = []
      for (row, line) in weights.enumerated() {
        for sample in 0..<200 {
          // 200 samples take two blocks of 128 threads, and each row has blocks of its own.
          let value = stream.unit(stream.words(thread: row * 256 + sample)[0])
          var sum = 0.0
          wanted.append(
            Double(
              line.indices.first { place in
                sum += line[place] / line.reduce(0, +)
                return sum >= value
              } ?? 4))
        }
      }
      #expect(try got.doubles() == wanted)
      let single = try device.select(dim: 0, index: 1)
        .multinomial(6, replacement: true, generator: Generator(seed: 4))
      #expect(single.shape == [6])
    }

    @Test("weights that cannot be drawn from are refused", arguments: [false, true])
    func badWeights(replacement: Bool) throws {
      for values in [[1, -1.0], [0, 0], [1, .infinity], [1, .nan]] {
        let weights = try Tensor(values, shape: [2], dtype: .float32).to(.cuda())
        #expect(throws: TensorError.self) { try weights.multinomial(2, replacement: replacement) }
      }
    }

    @Test("each device has a stream of its own, and all begin with the seed")
    func devices() throws {
      let generator = Generator(seed: 8)
      let parts = try [Device.cuda(0), .cuda(1), .cuda(1)].map { device in
        let x = try Tensor(empty: [6], device: device)
        try x.fillUniform(generator: generator)
        return try x.doubles()
      }
      #expect(parts[0] == parts[1])
      #expect(parts[1] != parts[2])
      #expect(generator[device: 0] == DeviceStream(seed: 8, offset: 4))
      #expect(generator[device: 1] == DeviceStream(seed: 8, offset: 8))
      let cpu = generator.next32()
      generator.manualSeed(8)
      generator[device: 0] = DeviceStream(seed: 9)
      #expect(generator.next32() == cpu)
      let x = try Tensor(empty: [6], device: .cuda(1))
      try x.fillUniform(generator: generator)
      #expect(try x.doubles() == parts[1])
    }

    @Test("a dense tensor whose dimensions are permuted is filled in the order of memory")
    func memoryOrder() throws {
      let plain = try Tensor(empty: [4, 3], device: .cuda())
      let turned = try Tensor(empty: [4, 3], device: .cuda()).t()
      try plain.fillUniform(generator: Generator(seed: 6))
      try turned.fillUniform(generator: Generator(seed: 6))
      #expect(try turned.t().doubles() == plain.doubles())
    }

    @Test("a uniform half never is the open end of its interval")
    func openEnd() throws {
      let x = try Tensor(empty: [20000], dtype: .float16, device: .cuda())
      try x.fillUniform(generator: Generator(seed: 1))
      let values = try x.doubles()
      #expect(values.allSatisfy { $0 >= 0 && $0 < 1 })
    }
  }
}
