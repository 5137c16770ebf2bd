// A read-only look at the elements of a strided array, made for printing.
//
// The view borrows memory that its maker keeps alive; it knows nothing of storage, devices or
// graphs, so tensors and NumPy arrays print through the same code. Strides count elements.

/// A borrowed, strided array of elements.
public struct ElementsView {
  /// The first element.
  public let base: UnsafeRawPointer
  /// How an element lies in memory.
  public let format: DType
  /// The length of each dimension.
  public let shape: [Int]
  /// Elements to skip for one step along each dimension.
  public let strides: [Int]

  /// Looks at the elements that start at `base`.
  public init(base: UnsafeRawPointer, format: DType, shape: [Int], strides: [Int]) {
    self.base = base
    self.format = format
    self.shape = shape
    self.strides = strides
  }

  /// The number of elements.
  public var count: Int { shape.reduce(1, *) }

  /// The offsets of the elements that a text shows, in reading order: all of them, or the first
  /// and last `edgeItems` along each dimension.
  func shownOffsets(summarized: Bool, edgeItems: Int) -> [Int] {
    guard !shape.contains(0) else { return [] }
    var offsets = [0]
    for (length, stride) in zip(shape, strides) {
      let steps: [Int]
      if summarized && length > 2 * edgeItems {
        steps = Array(0..<edgeItems) + Array(length - edgeItems..<length)
      } else {
        steps = Array(0..<length)
      }
      var next: [Int] = []
      next.reserveCapacity(offsets.count * steps.count)
      for offset in offsets {
        for step in steps { next.append(offset + step * stride) }
      }
      offsets = next
    }
    return offsets
  }

  /// The element at an offset, widened to a double; exact for every floating point format. Of a complex
  /// element its real part.
  func double(at offset: Int) -> Double {
    let place = base + offset * format.byteWidth
    switch format {
    case .float64: return place.loadUnaligned(as: Double.self)
    case .float32: return Double(place.loadUnaligned(as: Float.self))
    case .float16: return Double(HalfPrecision.float(place.loadUnaligned(as: UInt16.self)))
    case .bfloat16:
      return Double(Float(bitPattern: UInt32(place.loadUnaligned(as: UInt16.self)) << 16))
    case .complex64, .complex128: return part(0).double(at: 2 * offset)
    case .bool, .uint8, .int8, .int16, .int32, .int64:
      return Double(integer(at: offset))
    }
  }

  /// The real (0) or imaginary (1) parts of complex elements; an offset counts double there.
  func part(_ place: Int) -> ElementsView {
    ElementsView(
      base: base + place * format.realType.byteWidth, format: format.realType, shape: shape,
      strides: strides.map { 2 * $0 })
  }

  /// The integer (or 0 and 1 of a boolean) at an offset.
  func integer(at offset: Int) -> Int {
    let place = base + offset * format.byteWidth
    switch format {
    case .bool: return place.loadUnaligned(as: UInt8.self) != 0 ? 1 : 0
    case .uint8: return Int(place.loadUnaligned(as: UInt8.self))
    case .int8: return Int(place.loadUnaligned(as: Int8.self))
    case .int16: return Int(place.loadUnaligned(as: Int16.self))
    case .int32: return Int(place.loadUnaligned(as: Int32.self))
    case .int64: return Int(place.loadUnaligned(as: Int64.self))
    case .float16, .bfloat16, .float32, .float64, .complex64, .complex128:
      return Int(exactly: double(at: offset)) ?? 0
    }
  }

  /// Appends the plain text of an integer or boolean element.
  func appendInteger(at offset: Int, to text: inout [UInt8]) {
    let value = integer(at: offset)
    if format == .bool {
      text.append(contentsOf: value != 0 ? "True".utf8 : "False".utf8)
    } else {
      text.append(contentsOf: String(value).utf8)
    }
  }
}

/// The IEEE half precision format, decoded without the processor's help.
enum HalfPrecision {
  /// The value of sixteen bits.
  static func float(_ bits: UInt16) -> Float {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10) & 0x1f
    let mantissa = UInt32(bits & 0x3ff)
    switch exponent {
    case 0:
      let magnitude = Float(mantissa) * 0x1p-24
      return sign == 0 ? magnitude : -magnitude
    case 31: return Float(bitPattern: sign | 0x7f80_0000 | mantissa << 13)
    default: return Float(bitPattern: sign | (exponent + 112) << 23 | mantissa << 13)
    }
  }
}

extension ElementsView {
  /// The elements of a tensor on the processor, which the caller keeps alive.
  public init(_ tensor: Tensor) {
    self.init(
      base: UnsafeRawPointer(tensor.address), format: tensor.dtype, shape: tensor.shape.array,
      strides: tensor.strides.array)
  }

  /// The element at an offset, widened to a double.
  public func value(at offset: Int) -> Double { double(at: offset) }
}
