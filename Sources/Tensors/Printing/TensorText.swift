// The text of a tensor, as PyTorch prints it.
//
// One format serves all elements: it is chosen from the elements that will be shown (a summary
// hides the others), and every element is padded to the width of the widest. Elements are written
// once, into one buffer; the layout then copies them between brackets.
// The rules are those of PyTorch's `_tensor_str`: integers and booleans print plainly; floating
// point numbers print as `1.`, `1.0000` or `1.0000e+00`, decided by the finite, non-zero values. Of
// complex numbers each part has its own format, and only the real parts are padded.

/// What follows the elements of a tensor's text.
public enum GradientNote: Equatable, Sendable {
  /// Nothing.
  case none
  /// `requires_grad=True`, for a leaf.
  case requiresGrad
  /// `grad_fn=<Name>`.
  case function(String)
}

/// A tensor's text in the making.
public struct TensorText {
  private let view: ElementsView
  private let options: PrintOptions
  private let summarized: Bool
  private var words: [UInt8] = []
  private var wordEnds: [Int] = []
  /// The width that words are padded to.
  private var width = 1
  /// The room that a word is taken to need on a line.
  private var room = 1
  private var nextWord = 0
  private var text: [UInt8] = []

  /// The text of a whole tensor.
  ///
  /// - Parameters:
  ///   - view: The elements, in memory that the processor reads.
  ///   - prefix: The opening, `tensor(` unless the class is a subclass.
  ///   - dtype: The name to show (`torch.float64`), or nil for a default dtype.
  ///   - emptyDtype: The name to show if there are no elements, or nil for the default dtype.
  ///   - device: The device to show (`cuda:0`), or nil for the default device.
  ///   - gradient: The tensor's part in a graph.
  ///   - options: How to print.
  public static func describe(
    _ view: ElementsView, prefix: String = "tensor(", dtype: String? = nil,
    emptyDtype: String? = nil, device: String? = nil, gradient: GradientNote = .none,
    options: PrintOptions = .current
  ) -> String {
    let indent = prefix.utf8.count
    var suffixes: [String] = []
    if let device { suffixes.append("device='\(device)'") }
    let isEmpty = view.shape.contains(0)
    if isEmpty ? view.shape.count != 1 : options.edgeItems == 0 {
      suffixes.append("size=" + tuple(view.shape))
    }
    if let name = isEmpty ? emptyDtype : dtype { suffixes.append("dtype=" + name) }
    switch gradient {
    case .none: break
    case .requiresGrad: suffixes.append("requires_grad=True")
    case .function(let name): suffixes.append("grad_fn=<\(name)>")
    }
    var writer = TensorText(view, options: options)
    writer.text.append(contentsOf: prefix.utf8)
    writer.appendElements(indent: indent)
    writer.appendSuffixes(suffixes, indent: indent)
    return String(decoding: writer.text, as: UTF8.self)
  }

  /// A shape as Python prints a tuple: `()`, `(3,)`, `(2, 3)`.
  public static func tuple(_ shape: [Int]) -> String {
    let items = shape.map(String.init).joined(separator: ", ")
    return shape.count == 1 ? "(\(items),)" : "(\(items))"
  }

  /// A shape as PyTorch prints it: `torch.Size([2, 3])`.
  public static func size(_ shape: [Int]) -> String {
    "torch.Size([" + shape.map(String.init).joined(separator: ", ") + "])"
  }

  private init(_ view: ElementsView, options: PrintOptions) {
    self.view = view
    self.options = options
    summarized = Double(view.count) > options.threshold
  }

  // MARK: Words

  private mutating func appendElements(indent: Int) {
    guard !view.shape.contains(0) else {
      text.append(contentsOf: "[]".utf8)
      return
    }
    let offsets: [Int]
    if view.shape.isEmpty {
      offsets = [0]
    } else {
      offsets = view.shownOffsets(summarized: summarized, edgeItems: options.edgeItems)
    }
    wordEnds.reserveCapacity(offsets.count)
    words.reserveCapacity(offsets.count * 8)
    if view.format.isComplex {
      makeComplexWords(offsets)
    } else if view.format.isFloatingPoint {
      width = appendFloatWords(view, offsets)
      room = width
    } else {
      for offset in offsets {
        let start = words.count
        view.appendInteger(at: offset, to: &words)
        width = max(width, words.count - start)
        wordEnds.append(words.count)
      }
      room = width
    }
    appendSlice(dimension: 0, indent: indent)
  }

  /// Writes the words of both parts, and joins them two by two.
  private mutating func makeComplexWords(_ offsets: [Int]) {
    let places = offsets.map { 2 * $0 }
    let realWidth = appendFloatWords(view.part(0), places)
    let imaginaryWidth = appendFloatWords(view.part(1), places)
    let (parts, ends) = (words, wordEnds)
    words = []
    wordEnds = []
    for index in offsets.indices {
      let real = parts[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
      let place = offsets.count + index
      let imaginary = parts[ends[place - 1]..<ends[place]]
      words.append(
        contentsOf: repeatElement(UInt8(ascii: " "), count: max(realWidth - real.count, 0)))
      words.append(contentsOf: real)
      if imaginary.first != UInt8(ascii: "-") { words.append(UInt8(ascii: "+")) }
      words.append(contentsOf: imaginary)
      words.append(UInt8(ascii: "j"))
      wordEnds.append(words.count)
    }
    width = 0
    room = realWidth + imaginaryWidth + 1
  }

  /// Appends the word of each element and returns the width of the widest.
  private mutating func appendFloatWords(_ view: ElementsView, _ offsets: [Int]) -> Int {
    var smallest = Double.infinity
    var largest = 0.0
    var allIntegral = true
    for offset in offsets {
      let value = view.double(at: offset)
      guard value.isFinite, value != 0 else { continue }
      smallest = min(smallest, value.magnitude)
      largest = max(largest, value.magnitude)
      if allIntegral && value != value.rounded(.up) { allIntegral = false }
    }
    let anyNumber = largest > 0
    let scientific =
      anyNumber
      && (options.scientific ?? (largest / smallest > 1000 || largest > 1e8 || smallest < 1e-4))
    var width = 1
    for offset in offsets {
      let value = view.double(at: offset)
      let start = words.count
      if !DecimalText.appendNonFinite(value, to: &words) {
        if scientific {
          DecimalText.appendScientific(value, fractionDigits: options.precision, to: &words)
        } else if allIntegral {
          DecimalText.appendFixed(value, fractionDigits: 0, to: &words)
          words.append(UInt8(ascii: "."))
        } else {
          DecimalText.appendFixed(value, fractionDigits: options.precision, to: &words)
        }
        if value != 0 { width = max(width, words.count - start) }
      }
      wordEnds.append(words.count)
    }
    return width
  }

  private mutating func appendWord() {
    let start = nextWord == 0 ? 0 : wordEnds[nextWord - 1]
    let end = wordEnds[nextWord]
    nextWord += 1
    appendSpaces(width - (end - start))
    text.append(contentsOf: words[start..<end])
  }

  // MARK: Layout

  private mutating func appendSlice(dimension: Int, indent: Int) {
    let left = view.shape.count - dimension
    guard left > 0 else {
      appendWord()
      return
    }
    let length = view.shape[dimension]
    let elided = summarized && length > 2 * options.edgeItems
    let head = elided ? options.edgeItems : length
    if left == 1 {
      appendRow(
        head: head, tail: elided ? options.edgeItems : 0,
        elided: elided || (summarized && options.edgeItems == 0), indent: indent)
      return
    }
    text.append(UInt8(ascii: "["))
    for index in 0..<head {
      if index > 0 { appendSliceBreak(left, indent) }
      appendSlice(dimension: dimension + 1, indent: indent + 1)
    }
    if elided {
      if head > 0 { appendSliceBreak(left, indent) }
      text.append(contentsOf: "...".utf8)
      for _ in 0..<options.edgeItems {
        appendSliceBreak(left, indent)
        appendSlice(dimension: dimension + 1, indent: indent + 1)
      }
    }
    text.append(UInt8(ascii: "]"))
  }

  private mutating func appendSliceBreak(_ left: Int, _ indent: Int) {
    text.append(UInt8(ascii: ","))
    for _ in 1..<left { text.append(UInt8(ascii: "\n")) }
    appendSpaces(indent + 1)
  }

  private mutating func appendRow(head: Int, tail: Int, elided: Bool, indent: Int) {
    let lineWidth = options.lineWidth - indent
    let perLine = max(1, Int((Double(lineWidth) / Double(room + 2)).rounded(.down)))
    let count = head + tail + (elided ? 1 : 0)
    text.append(UInt8(ascii: "["))
    for index in 0..<count {
      if index > 0 {
        text.append(UInt8(ascii: ","))
        if index % perLine == 0 {
          text.append(UInt8(ascii: "\n"))
          appendSpaces(indent + 1)
        } else {
          text.append(UInt8(ascii: " "))
        }
      }
      if elided && index == head {
        text.append(contentsOf: options.edgeItems == 0 ? "...".utf8 : " ...".utf8)
      } else {
        appendWord()
      }
    }
    text.append(UInt8(ascii: "]"))
  }

  private mutating func appendSuffixes(_ suffixes: [String], indent: Int) {
    let newline = text.lastIndex(of: UInt8(ascii: "\n")) ?? -1
    var lastLineLength = text.count - newline + 1
    for suffix in suffixes {
      let length = suffix.utf8.count
      if lastLineLength + length + 2 > options.lineWidth {
        text.append(contentsOf: ",\n".utf8)
        appendSpaces(indent)
        lastLineLength = indent + length
      } else {
        text.append(contentsOf: ", ".utf8)
        lastLineLength += length + 2
      }
      text.append(contentsOf: suffix.utf8)
    }
    text.append(UInt8(ascii: ")"))
  }

  private mutating func appendSpaces(_ count: Int) {
    guard count > 0 else { return }
    text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
  }
}

extension Tensor {
  /// The text that PyTorch prints; elements on another device are fetched first.
  ///
  /// - Parameters:
  ///   - prefix: The opening, `tensor(` unless the class is a subclass.
  ///   - gradient: The tensor's part in a graph.
  ///   - defaultDevice: The device that needs no mention.
  public func text(
    prefix: String = "tensor(", gradient: GradientNote = .none, defaultDevice: Device = .cpu,
    options: PrintOptions = .current
  ) throws(TensorError) -> String {
    var shown = self
    if !device.isCPU {
      let dense = try contiguous()
      shown = try Tensor(empty: shape, dtype: dtype)
      try backend.download(dense, to: shown.address)
    }
    let name = "torch." + dtype.name
    let isDefault = dtype == .defaultFloat || dtype == DType.defaultFloat.complexType
    let text = TensorText.describe(
      ElementsView(shown), prefix: prefix,
      dtype: isDefault || dtype == .int64 || dtype == .bool ? nil : name,
      emptyDtype: dtype == .defaultFloat ? nil : name,
      device: device == defaultDevice ? nil : "\(device)",
      gradient: gradient, options: options)
    withExtendedLifetime(shown.storage) {}
    return text
  }
}
