// The text of a NumPy array: `str`, `repr` and `array2string`.
//
// First every shown element becomes a word; then the layout puts words into lines, brackets and
// blank lines. The layout knows nothing of numbers, so arrays of strings and of objects use it with
// words of their own. Widths count Unicode scalars, as Python's `len` does.

/// NumPy's text of arrays.
public enum NumPyText {
  /// The array as `str` prints it: `[1. 2. 3.]`.
  public static func str(_ view: ElementsView, options: NumPyPrintOptions = .current) -> String {
    guard !view.shape.isEmpty else { return scalar(view) }
    return array2string(view, separator: " ", options: options)
  }

  /// The array as `repr` prints it: `array([1., 2., 3.], dtype=float32)`.
  public static func repr(_ view: ElementsView, options: NumPyPrintOptions = .current) -> String {
    var inner = options
    inner.lineWidth -= 1
    let text = array2string(view, separator: ", ", prefixWidth: 6, options: inner)
    return repr(elements: text, of: view, options: options)
  }

  /// The same with the bracketed elements given, laid out for a prefix of six columns.
  public static func repr(
    elements: String, of view: ElementsView, options: NumPyPrintOptions = .current
  ) -> String {
    repr(elements: elements, shape: view.shape, dtype: dtypeNote(view.format), options: options)
  }

  /// Joins the text of the elements and what a reader cannot see from it.
  ///
  /// - Parameters:
  ///   - elements: The bracketed elements, laid out for a prefix of six columns.
  ///   - dtype: The type's short name, or nil if the elements imply it.
  public static func repr(
    elements: String, shape: [Int], dtype: (name: String, isImplied: Bool),
    options: NumPyPrintOptions = .current
  ) -> String {
    let count = shape.reduce(1, *)
    var extras: [String] = []
    if (count == 0 && shape != [0]) || Double(count) > options.threshold {
      extras.append("shape=" + TensorText.tuple(shape))
    }
    if !dtype.isImplied || count == 0 { extras.append("dtype=" + dtype.name) }
    guard !extras.isEmpty else { return "array(" + elements + ")" }
    let text = "array(" + elements + ","
    let extra = extras.joined(separator: ", ") + ")"
    let lastLine = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let fits = width(lastLine) + width(extra) + 1 <= options.lineWidth
    return text + (fits ? " " : "\n      ") + extra
  }

  /// The bracketed elements.
  public static func array2string(
    _ view: ElementsView, separator: String = " ", prefixWidth: Int = 0,
    options: NumPyPrintOptions = .current
  ) -> String {
    guard !view.shape.contains(0) else { return "[]" }
    let summarized = Double(view.count) > options.threshold
    let offsets = view.shownOffsets(summarized: summarized, edgeItems: options.edgeItems)
    let layout = NumPyLayout(
      shape: view.shape, words: words(view, offsets, options), summarized: summarized,
      separator: separator, prefixWidth: prefixWidth, options: options)
    return layout.text()
  }

  /// The bracketed form of elements whose words are already made, in reading order and without
  /// those that a summary hides.
  public static func layout(
    words: [String], shape: [Int], separator: String = " ", prefixWidth: Int = 0,
    options: NumPyPrintOptions = .current
  ) -> String {
    guard !shape.contains(0) else { return "[]" }
    let summarized = Double(shape.reduce(1, *)) > options.threshold
    return NumPyLayout(
      shape: shape, words: words, summarized: summarized, separator: separator,
      prefixWidth: prefixWidth, options: options
    ).text()
  }

  /// The offsets, in reading order, of the elements that the text of an array shows.
  public static func shownOffsets(
    shape: [Int], strides: [Int], options: NumPyPrintOptions = .current
  ) -> [Int] {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { memory in
      guard let base = UnsafeRawPointer(memory.baseAddress) else { return [] }
      let view = ElementsView(base: base, format: .bool, shape: shape, strides: strides)
      return view.shownOffsets(
        summarized: Double(view.count) > options.threshold, edgeItems: options.edgeItems)
    }
  }

  private static func words(
    _ view: ElementsView, _ offsets: [Int], _ options: NumPyPrintOptions
  ) -> [String] {
    if view.format.isComplex { return complexWords(view, offsets, options) }
    if view.format.isFloatingPoint {
      let values = offsets.map(view.double)
      let format = NumPyFloatFormat(values, format: view.format, options: options)
      return values.map(format.word)
    }
    if view.format == .bool {
      let isScalar = view.shape.isEmpty
      return offsets.map { view.integer(at: $0) == 0 ? "False" : isScalar ? "True" : " True" }
    }
    var width = 0
    let words = offsets.map { offset in
      var text: [UInt8] = []
      view.appendInteger(at: offset, to: &text)
      let isNegative = text.first == UInt8(ascii: "-")
      if !isNegative && options.sign == .plus { text.insert(UInt8(ascii: "+"), at: 0) }
      if !isNegative && options.sign == .space { text.insert(UInt8(ascii: " "), at: 0) }
      width = max(width, text.count)
      return String(decoding: text, as: UTF8.self)
    }
    return words.map { String(repeating: " ", count: width - $0.utf8.count) + $0 }
  }

  /// Each part in a format of its own, the imaginary one always with a sign.
  private static func complexWords(
    _ view: ElementsView, _ offsets: [Int], _ options: NumPyPrintOptions
  ) -> [String] {
    func words(_ place: Int, _ options: NumPyPrintOptions) -> [String] {
      let part = view.part(place)
      let values = offsets.map { part.double(at: 2 * $0) }
      return values.map(
        NumPyFloatFormat(values, format: part.format, options: options).word)
    }
    var signed = options
    signed.sign = .plus
    return zip(words(0, options), words(1, signed)).map { real, imaginary in
      // The unit follows the digits; what pads them follows the unit.
      let padding = imaginary.reversed().prefix { $0 == " " }.count
      return real + imaginary.dropLast(padding) + "j" + String(repeating: " ", count: padding)
    }
  }

  /// A complex scalar as `str` prints it: `(1+2j)`, `2j`.
  public static func scalar(_ real: Double, _ imaginary: Double, format: DType) -> String {
    func text(_ value: Double) -> String {
      let text = scalar(value, format: format)
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    let end = text(imaginary) + "j"
    if real == 0, real.sign == .plus { return end }
    return "(" + text(real) + (end.hasPrefix("-") ? "" : "+") + end + ")"
  }

  /// A scalar as `str` prints it; floats never lose digits.
  public static func scalar(_ view: ElementsView) -> String {
    var text: [UInt8] = []
    switch view.format {
    case .complex64, .complex128:
      return scalar(
        view.double(at: 0), view.part(1).double(at: 0), format: view.format.realType)
    case .float16, .bfloat16, .float32, .float64:
      return scalar(view.double(at: 0), format: view.format)
    default: view.appendInteger(at: 0, to: &text)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A floating point scalar as `str` prints it: `0.1`, `1e-05`, `1e+16`.
  public static func scalar(_ value: Double, format: DType) -> String {
    var text: [UInt8] = []
    if DecimalText.appendNonFinite(value, to: &text) {
      return String(decoding: text, as: UTF8.self)
    }
    if value.sign == .minus { text.append(UInt8(ascii: "-")) }
    let digits: ShortestDigits
    let limit: Double
    switch format {
    case .float32: (digits, limit) = (ShortestDigits(Float(value)), 1e6)
    case .float16: (digits, limit) = (ShortestDigits(half: Float(value)), 1e3)
    default: (digits, limit) = (ShortestDigits(value), 1e16)
    }
    if value == 0 || (value.magnitude >= 1e-4 && value.magnitude < limit) {
      digits.appendPositional(to: &text)
      if text.last == UInt8(ascii: ".") { text.append(UInt8(ascii: "0")) }
      return String(decoding: text, as: UTF8.self)
    }
    text.append(digits.digits[0])
    if digits.digits.count > 1 {
      text.append(UInt8(ascii: "."))
      text.append(contentsOf: digits.digits[1...])
    }
    let exponent = digits.pointPlace - 1
    let magnitude = String(exponent.magnitude)
    text.append(contentsOf: exponent < 0 ? "e-".utf8 : "e+".utf8)
    text.append(contentsOf: (magnitude.utf8.count < 2 ? "0" + magnitude : magnitude).utf8)
    return String(decoding: text, as: UTF8.self)
  }

  private static func dtypeNote(_ format: DType) -> (name: String, isImplied: Bool) {
    switch format {
    case .bool: ("bool", true)
    case .int64: ("int64", true)
    case .float64: ("float64", true)
    case .complex128: ("complex128", true)
    default: ("\(format)", false)
    }
  }

  static func width(_ text: some StringProtocol) -> Int { text.unicodeScalars.count }
}
