/// Character references of HTML: `&amp;`, `&#955;`, `&#x3BB;`.
enum HTMLEntity {
  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "copy": "©",
    "reg": "®", "trade": "™", "hellip": "…", "mdash": "—", "ndash": "–", "lsquo": "‘",
    "rsquo": "’", "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»", "bull": "•",
    "middot": "·", "times": "×", "divide": "÷", "plusmn": "±", "minus": "−", "deg": "°",
    "micro": "µ", "sup1": "¹", "sup2": "²", "sup3": "³", "frac12": "½", "frac14": "¼",
    "frac34": "¾", "larr": "←", "uarr": "↑", "rarr": "→", "darr": "↓", "harr": "↔", "rArr": "⇒",
    "hArr": "⇔", "le": "≤", "ge": "≥", "ne": "≠", "asymp": "≈", "infin": "∞", "sum": "∑",
    "prod": "∏", "radic": "√", "part": "∂", "nabla": "∇", "int": "∫", "isin": "∈", "forall": "∀",
    "exist": "∃", "empty": "∅", "cap": "∩", "cup": "∪", "alpha": "α", "beta": "β", "gamma": "γ",
    "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι",
    "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Delta": "Δ",
    "Sigma": "Σ", "Omega": "Ω", "check": "✓", "euro": "€", "pound": "£", "sect": "§",
    "eacute": "é", "egrave": "è", "agrave": "à", "auml": "ä", "ouml": "ö", "uuml": "ü",
    "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "ccedil": "ç", "ntilde": "ñ",
    "emsp": " ", "ensp": " ", "thinsp": " ", "zwnj": "", "zwj": "", "shy": "",
  ]

  /// The text that a reference stands for, or the reference itself if it is not known.
  static func text(of reference: String) -> String {
    let name = reference.dropFirst().dropLast()
    guard name.first == "#" else { return named[String(name)] ?? reference }
    let digits = name.dropFirst()
    let value =
      digits.first == "x" || digits.first == "X"
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value else { return reference }
    guard value != 0, let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
    return String(Character(scalar))
  }
}

/// HTML without its tags: only the words are shown, and nothing of it acts.
enum HTMLText {
  /// The words of a piece of HTML; tags that end a line end it.
  static func plain(_ html: String) -> String {
    var text = ""
    var rest = html[...]
    while let start = rest.firstIndex(of: "<") {
      text += words(rest[..<start])
      let tag = rest[start...]
      guard let end = endOfTag(tag) else {
        rest = tag
        break
      }
      let name = tagName(tag)
      rest = tag[end...]
      if name == "script" || name == "style" {
        rest = rest.firstRange(of: "</" + name).map { rest[$0.lowerBound...] } ?? ""
      }
      if breaking.contains(name) { text += "\n" }
    }
    return text + words(rest)
  }

  /// Whether a tag stands for a line break.
  static func isBreak(_ tag: String) -> Bool { tagName(tag[...]) == "br" }

  private static let breaking: Set<String> = [
    "br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol",
  ]

  private static func tagName(_ tag: Substring) -> String {
    tag.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
  }

  /// Behind the tag or comment at the start; nil if it does not end.
  private static func endOfTag(_ text: Substring) -> Substring.Index? {
    if text.hasPrefix("<!--") { return text.firstRange(of: "-->")?.upperBound }
    guard let next = text.dropFirst().first, next.isLetter || next == "/" || next == "!" else {
      return text.index(after: text.startIndex)
    }
    return text.firstIndex(of: ">").map { text.index(after: $0) }
  }

  private static func words(_ text: Substring) -> String {
    guard text.contains("&") else { return String(text) }
    var result = ""
    var rest = text
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      guard let end = rest.prefix(40).firstIndex(of: ";") else {
        result += "&"
        rest = rest.dropFirst()
        continue
      }
      result += HTMLEntity.text(of: String(rest[...end]))
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
