// Marsaglia and Tsang's ziggurat of 256 layers of equal area under a falling density.
//
// Layer i reaches to x(i) = width(i) * 2^bits; a draw below `inner(i)` lies under the density for
// sure. The layers follow from the tail's start R and the area V by x(i) = f⁻¹(V / x(i+1) + f(x(i+1))).

import Glibc

/// The tables of a ziggurat.
struct Ziggurat {
  /// x(i), scaled so that a draw of integer bits times it is a number.
  private(set) var width = [Double](repeating: 0, count: 256)
  /// Draws below this lie under the density.
  private(set) var inner = [UInt64](repeating: 0, count: 256)
  /// The density at x(i).
  private(set) var density = [Double](repeating: 0, count: 256)

  /// Where the tail of the normal distribution starts.
  static let normalTail = 3.6541528853610087963519472518
  /// Where the tail of the exponential distribution starts.
  static let exponentialTail = 7.6971174701310497140446280481

  /// For 52 bits and the standard normal density.
  static let normal: Ziggurat = {
    let area = 0.004928673233974652
    var table = Ziggurat()
    var x = normalTail
    table.density[0] = 1
    table.density[255] = exp(-0.5 * x * x)
    table.width[255] = x * 0x1p-52
    table.width[0] = area / table.density[255] * 0x1p-52
    table.inner[0] = UInt64(x * table.density[255] / area * 0x1p52)
    for index in stride(from: 254, to: 0, by: -1) {
      let next = sqrt(-2 * log(area / x + table.density[index + 1]))
      table.inner[index + 1] = UInt64((next / x * 0x1p52).rounded(.toNearestOrEven))
      table.width[index] = next * 0x1p-52
      // The reference's table was made with a library that rounded this one value up.
      table.density[index] = index == 38 ? 0.6773880362187735 : exp(-0.5 * next * next)
      x = next
    }
    table.inner[1] = 0
    return table
  }()

  /// For 53 bits and the exponential density.
  static let exponential: Ziggurat = {
    var table = Ziggurat()
    table.density[0] = 1
    table.width[0] = exponentialLayers[0] * 0x1p-53
    table.inner[0] = UInt64(exponentialTail / exponentialLayers[0] * 0x1p53)
    for index in 1..<256 {
      let x = exponentialLayers[index]
      table.width[index] = x * 0x1p-53
      table.density[index] = exp(-x)
      guard index > 1 else { continue }
      table.inner[index] = UInt64((exponentialLayers[index - 1] / x * 0x1p53).rounded(.down))
    }
    return table
  }()
}
