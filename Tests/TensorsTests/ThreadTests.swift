// Large operations on one thread and on several: the same bits.

import CKernels
import Testing

@Suite("Threads", .serialized)
struct ThreadTests {
  private func numbers(_ count: Int) -> [Float] {
    var state: UInt64 = 7
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(Double(Int64(state >> 40) - 8_388_608) / 2_097_152)
    }
  }

  /// What `body` gives on one thread, two, three and eight, more than this machine may have.
  private func results(_ body: () -> [Float]) -> [[UInt32]] {
    let before = taper_get_threads()
    defer { taper_set_threads(before) }
    return ([1, 2, 3, 8] as [Int32]).map { threads in
      taper_set_threads(threads)
      return body().map(\.bitPattern)
    }
  }

  private func expectSame(_ results: [[UInt32]]) {
    for result in results.dropFirst() { #expect(result == results[0]) }
  }

  @Test(
    "A product does not depend on how many threads share it",
    arguments: [
      (64, 128, 784), (100, 105, 100), (400, 33, 130), (13, 1000, 90), (1000, 5, 300),
      (150, 150, 1000),
    ])
  func products(m: Int, n: Int, k: Int) {
    let a = numbers(m * k)
    let b = numbers(k * n)
    expectSame(
      results {
        var c = [Float](repeating: 0, count: m * n)
        let status = taper_matmul(
          .float32, Int64(m), Int64(n), Int64(k), a, Int64(k), 1, b, 1, Int64(k), &c, Int64(n))
        #expect(status == .ok)
        return c
      })
  }

  @Test("Nor does a sum, of all or of columns", arguments: [(300_000, 1), (700, 301), (3, 70_000)])
  func sums(rows: Int, columns: Int) {
    let x = numbers(rows * columns)
    expectSame(
      results {
        var out = [Float](repeating: 0, count: columns)
        let shape = [Int64(rows), Int64(columns)]
        let status = taper_reduce(.sum, .float32, 2, shape, [Int64(columns), 1], 1, x, &out)
        #expect(status == .ok)
        return out + [taper_sum_f32(Int64(x.count), x)]
      })
  }

  @Test("Nor do additions and softmax")
  func loops() {
    let x = numbers(300 * 501)
    expectSame(
      results {
        var out = x
        let n = Int64(x.count)
        #expect(taper_binary(.add, .float32, 1, n, x, 0, 1, x, 0, 1, &out, 0, 1) == .ok)
        var soft = x
        #expect(taper_softmax(.float32, 300, 501, 1, x, &soft) == .ok)
        return out + soft
      })
  }

  @Test("Every part of a loop runs once, whoever takes it", arguments: [1, 2, 5, 64])
  func parts(threads: Int32) {
    let before = taper_get_threads()
    defer { taper_set_threads(before) }
    taper_set_threads(threads)
    for (count, grain) in [(1, 1), (7, 2), (1000, 1), (1000, 33), (64, 64), (65, 64)] {
      var runs = [UInt8](repeating: 0, count: count)
      runs.withUnsafeMutableBytes { bytes in
        taper_parallel(Int64(count), Int64(grain), bytes.baseAddress) { context, begin, end in
          // Parts do not overlap, so that no two threads write to the same byte.
          let runs = context!.assumingMemoryBound(to: UInt8.self)
          for i in begin..<end { runs[Int(i)] += 1 }
        }
      }
      #expect(runs.allSatisfy { $0 == 1 }, "\(count), \(grain)")
    }
  }
}
