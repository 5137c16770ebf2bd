import Language
import Testing

@Suite struct LexerTests {
  private func words(_ text: String) -> [String] {
    let source = SourceText(text)
    return Lexer.tokens(in: text).filter { $0.span.start < $0.span.end }.map {
      "\($0.kind) \(source.text(in: $0.span))"
    }
  }

  @Test("Painting sees comments and keywords")
  func painting() {
    #expect(
      words("for x in f'a{b}': # c")
        == [
          "forKeyword for", "name x", "inKeyword in", "string f'a{b}'", "colon :", "comment # c",
        ])
  }

  @Test(
    "Painting goes on behind a mistake",
    arguments: [
      ("x = 'abc", ["name x", "equal =", "unterminatedString 'abc"]),
      ("'a\nb", ["unterminatedString 'a", "newline \n", "name b"]),
      ("a ) b", ["name a", "error )", "name b"]),
      ("a $ 1", ["name a", "unknown $", "number 1"]),
      ("0777 x", ["error 0", "name x"]),
    ])
  func mistakes(source: String, expected: [String]) {
    #expect(words(source) == expected)
  }

  @Test("The longest operator wins")
  func operators() {
    let source = "** //= -> := ... <<= != . .5"
    #expect(
      words(source)
        == [
          "doubleStar **", "doubleSlashEqual //=", "arrow ->", "colonEqual :=", "ellipsis ...",
          "leftShiftEqual <<=", "notEqual !=", "dot .", "number .5",
        ])
  }
}
