// Matrix products against their definition: which order of additions a shape follows.

import CKernels
import Testing

@Suite("Matrix products")
struct KernelMatrixTests {
  private func matrix(_ rows: Int, _ columns: Int, seed: UInt64) -> [Float] {
    var state = seed
    return (0..<rows * columns).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(Double(Int64(state >> 40) - 8_388_608) / 2_097_152)
    }
  }

  /// Fused multiply-adds in the order of k, blocks of at most 384 added in order.
  private func chain(_ k: Int, _ a: (Int) -> Float, _ b: (Int) -> Float) -> Float {
    var total: Float?
    var from = 0
    while from < k {
      let left = k - from
      let block = left > 768 ? 384 : left > 384 ? (left + 1) / 2 : left
      var sum: Float = 0
      for p in from..<from + block { sum.addProduct(a(p), b(p)) }
      total = total.map { $0 + sum } ?? sum
      from += block
    }
    return total ?? 0
  }

  @Test(
    "A product is a chain of fused multiply-adds over k",
    arguments: [
      (2, 3, 5), (16, 10, 64), (33, 47, 65), (13, 34, 500), (70, 33, 1000), (96, 80, 130),
    ])
  func chains(m: Int, n: Int, k: Int) {
    let a = matrix(m, k, seed: 1)
    let b = matrix(k, n, seed: 2)
    var c = [Float](repeating: 0, count: m * n)
    let status = taper_matmul(
      .float32, Int64(m), Int64(n), Int64(k), a, Int64(k), 1, b, Int64(n), 1, &c, Int64(n))
    #expect(status == .ok)
    for i in 0..<m {
      for j in 0..<n {
        #expect(c[i * n + j] == chain(k, { a[i * k + $0] }, { b[$0 * n + j] }), "\(i), \(j)")
      }
    }
  }

  @Test("x @ w.t() of few rows and two outputs adds the products of sixteen lanes by halves")
  func narrowTransposedProduct() {
    let x = matrix(10, 3, seed: 3)
    let w = matrix(2, 3, seed: 4)
    var c = [Float](repeating: 0, count: 20)
    _ = taper_matmul(.float32, 10, 2, 3, x, 3, 1, w, 1, 3, &c, 2)
    for i in 0..<10 {
      for j in 0..<2 {
        let p = (0..<3).map { x[i * 3 + $0] * w[j * 3 + $0] }
        #expect(c[i * 2 + j] == (p[0] + p[2]) + p[1])
      }
    }
  }

  @Test("A bias is rounded in once")
  func bias() {
    let a = matrix(20, 6, seed: 5)
    let b = matrix(6, 9, seed: 6)
    let bias = matrix(1, 9, seed: 7)
    var c = [Float](repeating: 0, count: 180)
    _ = taper_addmm(.float32, 20, 9, 6, a, 6, 1, b, 9, 1, bias, 0, 1, &c, 9)
    for i in 0..<20 {
      for j in 0..<9 {
        #expect(c[i * 9 + j] == chain(6, { a[i * 6 + $0] }, { b[$0 * 9 + j] }) + bias[j])
      }
    }
  }

  @Test(
    "Integer division by zero is reported, and the smallest integer divided by -1 does not trap")
  func integerDivision() {
    let a: [Int32] = [.min, 7, -7]
    var out = [Int32](repeating: 0, count: 3)
    let minusOne: [Int32] = [-1]
    #expect(taper_binary(.divFloor, .int32, 1, 3, a, 0, 1, minusOne, 0, 0, &out, 0, 1) == .ok)
    #expect(out == [.min, -7, 7])
    let zero: [Int32] = [0]
    #expect(
      taper_binary(.remainder, .int32, 1, 3, a, 0, 1, zero, 0, 0, &out, 0, 1) == .zeroDivision)
  }

  @Test("Square roots follow the estimate and one Newton step")
  func squareRoots() {
    let odd = Float(bitPattern: 0x408635ee)
    let x: [Float] = [0, 1, 2, 4, .infinity, odd]
    var out = [Float](repeating: 0, count: x.count)
    _ = taper_unary(.sqrt, .float32, 1, Int64(x.count), x, 0, 1, &out, 0, 1)
    #expect(out == [0, 1, 1.4142135, 2, .infinity, Float(bitPattern: 0x4003118c)])
    #expect(out[5] != odd.squareRoot())
  }
}
