/// Pixels to draw on: areas with smooth edges, and words in a small font of their own.
///
/// Colours are mixed over what is there; nothing is drawn outside the clip box, which never leaves
/// the picture.
struct PixelCanvas {
  struct Point {
    var x: Double
    var y: Double
  }

  struct Color {
    var red: Double
    var green: Double
    var blue: Double
    var opacity: Double
  }

  let width: Int
  let height: Int
  /// Four values a pixel, 0 to 1, rows from the top.
  private var values: [Float]
  private var clip: (left: Int, top: Int, right: Int, bottom: Int)
  private static let samples = 4

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    values = [Float](repeating: 1, count: width * height * 4)
    clip = (0, 0, width, height)
  }

  mutating func setClip(_ left: Double, _ top: Double, _ width: Double, _ height: Double) {
    func limited(_ value: Double, _ limit: Int) -> Int {
      value.isFinite ? Int(min(max(value.rounded(), 0), Double(limit))) : 0
    }
    clip = (
      limited(left, self.width), limited(top, self.height), limited(left + width, self.width),
      limited(top + height, self.height)
    )
  }

  mutating func clearClip() { clip = (0, 0, width, height) }

  /// Fills an area: what is inside by the even-odd rule, with the share of each pixel it covers.
  mutating func fill(_ points: [Point], _ color: Color) {
    guard color.opacity > 0, points.count > 2,
      points.allSatisfy({ $0.x.isFinite && $0.y.isFinite })
    else { return }
    let ys = points.map(\.y)
    let first = max(clip.top, Int(max(ys.min()!, -1e6).rounded(.down)))
    let last = min(clip.bottom - 1, Int(min(ys.max()!, 1e6).rounded(.down)))
    guard first <= last else { return }
    var cover = [Float](repeating: 0, count: width)
    for row in first...last {
      var bounds = (low: width, high: -1)
      for sample in 0..<PixelCanvas.samples {
        let y = Double(row) + (Double(sample) + 0.5) / Double(PixelCanvas.samples)
        let cuts = crossings(points, y)
        for pair in stride(from: 0, to: cuts.count - 1, by: 2) {
          add(from: cuts[pair], to: cuts[pair + 1], &cover, &bounds)
        }
      }
      guard bounds.low <= bounds.high else { continue }
      for column in bounds.low...bounds.high {
        mix(row * width + column, color, Double(min(cover[column], 1)))
        cover[column] = 0
      }
    }
  }

  private func crossings(_ points: [Point], _ y: Double) -> [Double] {
    var cuts: [Double] = []
    var before = points[points.count - 1]
    for point in points {
      if (before.y <= y) != (point.y <= y) {
        cuts.append(before.x + (y - before.y) / (point.y - before.y) * (point.x - before.x))
      }
      before = point
    }
    return cuts.sorted()
  }

  private func add(
    from start: Double, to end: Double, _ cover: inout [Float],
    _ bounds: inout (low: Int, high: Int)
  ) {
    let left = max(start, Double(clip.left))
    let right = min(end, Double(clip.right))
    guard right > left else { return }
    let (low, high) = (Int(left), min(Int(right), clip.right - 1))
    let share = Float(1) / Float(PixelCanvas.samples)
    for column in low...high {
      let part = min(right, Double(column + 1)) - max(left, Double(column))
      cover[column] += Float(max(part, 0)) * share
    }
    bounds = (min(bounds.low, low), max(bounds.high, high))
  }

  private mutating func mix(_ pixel: Int, _ color: Color, _ cover: Double) {
    let share = Float(color.opacity * cover)
    let place = pixel * 4
    values[place] += (Float(color.red) - values[place]) * share
    values[place + 1] += (Float(color.green) - values[place + 1]) * share
    values[place + 2] += (Float(color.blue) - values[place + 2]) * share
  }

  /// A line of some width through points, as one rectangle for each part with round joins left out.
  mutating func stroke(_ points: [Point], _ color: Color, width line: Double, dashes: [Double]) {
    let half = max(line, 0.5) / 2
    for part in dashed(points, dashes) {
      for (start, end) in zip(part, part.dropFirst()) {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let length = (dx * dx + dy * dy).squareRoot()
        guard length > 0 else { continue }
        let (u, v) = (dx / length * half, dy / length * half)
        // Half a width longer at both ends, so that corners close.
        fill(
          [
            Point(x: start.x - u * 0.5 - v, y: start.y - v * 0.5 + u),
            Point(x: start.x - u * 0.5 + v, y: start.y - v * 0.5 - u),
            Point(x: end.x + u * 0.5 + v, y: end.y + v * 0.5 - u),
            Point(x: end.x + u * 0.5 - v, y: end.y + v * 0.5 + u),
          ], color)
      }
    }
  }

  private func dashed(_ points: [Point], _ dashes: [Double]) -> [[Point]] {
    guard let shortest = dashes.min(), shortest > 0.2, dashes.count % 2 == 0 else {
      return [points]
    }
    var parts: [[Point]] = []
    var (index, left) = (0, dashes[0])
    var current = points.first.map { [$0] } ?? []
    for (start, end) in zip(points, points.dropFirst()) {
      let length = ((end.x - start.x) * (end.x - start.x) + (end.y - start.y) * (end.y - start.y))
        .squareRoot()
      guard length > 0, length < 1e5 else { continue }
      var walked = 0.0
      while walked < length {
        let step = min(left, length - walked)
        walked += step
        left -= step
        let share = walked / length
        let point = Point(
          x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share)
        if index % 2 == 0 { current.append(point) }
        guard left <= 0 else { continue }
        if index % 2 == 0 { parts.append(current) }
        index = (index + 1) % dashes.count
        left = dashes[index]
        current = [point]
      }
    }
    return index % 2 == 0 && current.count > 1 ? parts + [current] : parts
  }

  /// The pixels, a byte a channel.
  var bytes: [UInt8] { values.map { UInt8(min(max($0, 0), 1) * 255 + 0.5) } }
}
