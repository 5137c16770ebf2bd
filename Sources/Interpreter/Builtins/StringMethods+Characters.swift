// The methods of `str` about letter case, alignment, and kinds of characters.

extension Interpreter {
  func installCaseMethods(_ type: TypeObject) {
    type.method("lower(self, /)") { call, machine throws(Raised) in
      .string(try call.string("lower", machine).string.lowercased())
    }
    type.method("upper(self, /)") { call, machine throws(Raised) in
      .string(try call.string("upper", machine).string.uppercased())
    }
    type.method("casefold(self, /)") { call, machine throws(Raised) in
      let text = try call.string("casefold", machine).string.lowercased()
      return .string(
        try machine.replacingScalars(text) { $0 == "ß" ? "ss" : nil })
    }
    type.method("capitalize(self, /)") { call, machine throws(Raised) in
      let text = try call.string("capitalize", machine).string
      guard let first = text.unicodeScalars.first else { return .string("") }
      let rest = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst()))
      return .string(first.properties.titlecaseMapping + rest.lowercased())
    }
    type.method("swapcase(self, /)") { call, machine throws(Raised) in
      let text = try call.string("swapcase", machine).string
      return .string(
        try machine.replacingScalars(text) {
          $0.properties.isUppercase
            ? $0.properties.lowercaseMapping
            : ($0.properties.isLowercase ? $0.properties.uppercaseMapping : nil)
        })
    }
    type.method("title(self, /)") { call, machine throws(Raised) in
      let text = try call.string("title", machine).string
      var afterCased = false
      return .string(
        try machine.replacingScalars(text) { scalar in
          defer { afterCased = scalar.properties.isCased }
          return afterCased
            ? scalar.properties.lowercaseMapping : scalar.properties.titlecaseMapping
        })
    }
  }

  private func replacingScalars(
    _ text: String, _ replacement: (Unicode.Scalar) -> String?
  ) throws(Raised) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let new = replacement(scalar) {
        result.append(contentsOf: new.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  func installAlignment(_ type: TypeObject) {
    for name in ["ljust", "rjust", "center"] {
      type.method("\(name)(self, width, fillchar=' ', /)") { call, machine throws(Raised) in
        let string = try call.string("center", machine)
        let width = try machine.index(call[1])
        guard let fill = call[2].string else {
          throw .typeError(
            "The fill character must be a unicode character, not "
              + machine.type(of: call[2]).name)
        }
        guard fill.unicodeScalars.count == 1 else {
          throw .typeError("The fill character must be exactly one character long")
        }
        guard width > string.count else { return .string(string.string) }
        guard width <= TextLimits.characters else { throw .memoryError() }
        let missing = width - string.count
        let left: Int
        switch name {
        case "ljust": left = 0
        case "rjust": left = missing
        default: left = missing / 2 + (missing & width & 1)
        }
        return .string(
          String(repeating: fill, count: left) + string.string
            + String(repeating: fill, count: missing - left))
      }
    }
    type.method("zfill(self, width, /)") { call, machine throws(Raised) in
      let string = try call.string("zfill", machine)
      let width = try machine.index(call[1])
      guard width > string.count else { return .string(string.string) }
      guard width <= TextLimits.characters else { throw .memoryError() }
      let missing = width - string.count
      let zeros = String(repeating: "0", count: missing)
      if string.string.hasPrefix("+") || string.string.hasPrefix("-") {
        return .string(string.string.bytes(to: 1) + zeros + string.string.bytes(from: 1))
      }
      return .string(zeros + string.string)
    }
    type.method("expandtabs(self, tabsize=8)") { call, machine throws(Raised) in
      let text = try call.string("expandtabs", machine).string
      let size = try machine.index(call[1])
      guard size <= 1 << 16 else { throw .overflow("result too long") }
      var column = 0
      var result = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        if scalar == "\t" {
          guard size > 0 else { continue }
          let count = size - column % size
          result.append(contentsOf: repeatElement(" ", count: count))
          column += count
        } else {
          result.append(scalar)
          column = scalar == "\n" || scalar == "\r" ? 0 : column + 1
        }
      }
      return .string(String(result))
    }
  }

  func installTests(_ type: TypeObject) {
    func test(
      _ name: String, emptyIs: Bool = false, _ isMember: @escaping (Unicode.Scalar) -> Bool
    ) {
      type.method("\(name)(self, /)") { call, machine throws(Raised) in
        let text = try call.string("isalpha", machine).string
        return .bool(text.isEmpty ? emptyIs : text.unicodeScalars.allSatisfy(isMember))
      }
    }
    test("isalpha", Unicode.Scalar.isLetter)
    test("isdecimal") { $0.properties.numericType == .decimal }
    test("isdigit") {
      $0.properties.numericType == .decimal || $0.properties.numericType == .digit
    }
    test("isnumeric") { $0.properties.numericType != nil }
    test("isalnum") { $0.properties.numericType != nil || $0.isLetter() }
    test("isspace", NumberParsing.isSpace)
    test("isprintable", emptyIs: true, StringText.isPrintable)
    test("isascii", emptyIs: true) { $0.isASCII }
    type.method("isidentifier(self, /)") { call, machine throws(Raised) in
      let text = try call.string("isidentifier", machine).string
      guard let first = text.unicodeScalars.first else { return .bool(false) }
      return .bool(
        (first == "_" || first.properties.isXIDStart)
          && text.unicodeScalars.dropFirst().allSatisfy { $0.properties.isXIDContinue })
    }
    for (name, upper) in [("islower", false), ("isupper", true)] {
      type.method("\(name)(self, /)") { call, machine throws(Raised) in
        var cased = false
        for scalar in try call.string("islower", machine).string.unicodeScalars {
          let properties = scalar.properties
          let isTitle = properties.generalCategory == .titlecaseLetter
          if isTitle || (upper ? properties.isLowercase : properties.isUppercase) {
            return .bool(false)
          }
          if properties.isLowercase || properties.isUppercase { cased = true }
        }
        return .bool(cased)
      }
    }
    type.method("istitle(self, /)") { call, machine throws(Raised) in
      var cased = false
      var afterCased = false
      for scalar in try call.string("istitle", machine).string.unicodeScalars {
        let properties = scalar.properties
        if properties.isUppercase || properties.generalCategory == .titlecaseLetter {
          if afterCased { return .bool(false) }
          (afterCased, cased) = (true, true)
        } else if properties.isLowercase {
          if !afterCased { return .bool(false) }
          (afterCased, cased) = (true, true)
        } else {
          afterCased = false
        }
      }
      return .bool(cased)
    }
  }
}

extension Unicode.Scalar {
  fileprivate static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.isLetter() }

  fileprivate func isLetter() -> Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default: return false
    }
  }
}
