// `_picture`: pictures of pixels that figures are drawn on.
import Interpreter

/// A picture as an object of the language.
final class PictureObject: Object {
  var canvas: PixelCanvas

  init(_ canvas: PixelCanvas) {
    self.canvas = canvas
    super.init(type: .picture)
  }
}

extension TypeObject {
  fileprivate static let picture = TypeObject(native: "Picture", module: "_picture")
}

enum PictureModule {
  /// Larger pictures are refused.
  private static let pixelLimit = 50_000_000

  static func make(_ machine: Interpreter) throws(Raised) -> ModuleObject {
    let module = ModuleObject("_picture")
    module.function("make(width, height, /)") { call, machine throws(Raised) in
      let (width, height) = (try machine.index(call[0]), try machine.index(call[1]))
      guard width > 0, height > 0, width <= pixelLimit / height else {
        throw .valueError("Image size of \(width)x\(height) pixels is too large")
      }
      return .object(PictureObject(PixelCanvas(width: width, height: height)))
    }
    module.function("clip(picture, box, /)") { call, machine throws(Raised) in
      let picture = try picture(call[0])
      guard !call[1].isNone else {
        picture.canvas.clearClip()
        return .none
      }
      let box = try numbers(call[1], machine)
      guard box.count == 4 else { throw .valueError("a box has four numbers") }
      picture.canvas.setClip(box[0], box[1], box[2], box[3])
      return .none
    }
    module.function("fill(picture, points, color, /)") { call, machine throws(Raised) in
      try picture(call[0]).canvas.fill(
        try points(call[1], machine), try color(call[2], machine))
      return .none
    }
    module.function("stroke(picture, points, color, width, dashes, /)") {
      call, machine throws(Raised) in
      try picture(call[0]).canvas.stroke(
        try points(call[1], machine), try color(call[2], machine),
        width: try number(call[3], machine), dashes: try numbers(call[4], machine))
      return .none
    }
    module.function("glyph(letter, /)") { call, machine throws(Raised) in
      let rows = (call[0].string ?? "").first.map(PixelFont.rows) ?? []
      return .tuple(rows.map { .int(Int($0)) })
    }
    module.function("png(picture, /)") { call, _ throws(Raised) in
      let canvas = try picture(call[0]).canvas
      return .object(
        BytesObject(PNG.bytes(width: canvas.width, height: canvas.height, pixels: canvas.bytes)))
    }
    return module
  }

  private static func picture(_ value: Value) throws(Raised) -> PictureObject {
    guard case .object(let object) = value, let picture = object as? PictureObject else {
      throw .typeError("a picture is needed")
    }
    return picture
  }

  private static func number(_ value: Value, _ machine: Interpreter) throws(Raised) -> Double {
    switch value {
    case .float(let number): return number
    case .int(let number): return Double(number)
    default: return try machine.double(value)
    }
  }

  private static func numbers(_ value: Value, _ machine: Interpreter) throws(Raised) -> [Double] {
    var found: [Double] = []
    for element in try machine.elements(of: value) { found.append(try number(element, machine)) }
    return found
  }

  private static func points(
    _ value: Value, _ machine: Interpreter
  ) throws(Raised) -> [PixelCanvas.Point] {
    var found: [PixelCanvas.Point] = []
    for element in try machine.elements(of: value) {
      let pair = try numbers(element, machine)
      guard pair.count == 2 else { throw .valueError("a point has two numbers") }
      found.append(PixelCanvas.Point(x: pair[0], y: pair[1]))
    }
    return found
  }

  private static func color(
    _ value: Value, _ machine: Interpreter
  ) throws(Raised) -> PixelCanvas.Color {
    let parts = try numbers(value, machine)
    guard parts.count == 4 else { throw .valueError("a color has four numbers") }
    return PixelCanvas.Color(red: parts[0], green: parts[1], blue: parts[2], opacity: parts[3])
  }
}
