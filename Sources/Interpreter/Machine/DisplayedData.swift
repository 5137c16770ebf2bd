/// Something displayed, in the forms that readers can choose from.
public struct DisplayedData: Equatable {
  /// The forms by MIME type, in order.
  public let texts: [(mime: String, text: String)]
  /// Rows for a terminal; U+0001 and a letter change the colour ("0" is the colour of text).
  public let drawing: [String]

  public init(texts: [(String, String)], drawing: [String]) {
    self.texts = texts.map { (mime: $0.0, text: $0.1) }
    self.drawing = drawing
  }

  /// What to show where only plain text can be.
  public var plainText: String? { texts.first { $0.mime == "text/plain" }?.text }

  public static func == (left: DisplayedData, right: DisplayedData) -> Bool {
    left.drawing == right.drawing && left.texts.elementsEqual(right.texts, by: ==)
  }
}
