import Language
import Testing

@Suite struct StringTests {
  @Test(
    "A literal becomes its text",
    arguments: [
      (#"'a' "b""#, "'ab'"),
      (#"'''a"b'c'''"#, #"'a"b\{27}c'"#),
      (#"'\n\t\\\'\x41\u00e9\101'"#, #"'\{a}\{9}\{5c}\{27}A\{e9}A'"#),
      (#"r'\n'"#, #"'\{5c}n'"#),
      (#"'\q'"#, #"'\{5c}q'"#),
      (#"b'\x00a' rb'\n'"#, #"b'\{0}a\{5c}n'"#),
      (#"u'x'"#, "'x'"),
      (#"'\N{GREEK SMALL LETTER ALPHA}'"#, #"'\{3b1}'"#),
      ("'a\\\nb'", "'ab'"),
      ("'''a\r\nb'''", #"'a\{a}b'"#),
      ("''", "''"),
    ])
  func text(source: String, expected: String) {
    #expect(expressionTree(source) == expected)
  }

  @Test(
    "An f-string becomes its parts",
    arguments: [
      (#"f'a{b}c'"#, "(JoinedStr ['a' (FormattedValue b - -) 'c'])"),
      (#"f'{{{b}}}'"#, "(JoinedStr ['{' (FormattedValue b - -) '}'])"),
      (
        #"f'{a!r:>{w}.2f}'"#,
        "(JoinedStr [(FormattedValue a r (JoinedStr ['>' (FormattedValue w - -) '.2f']))])"
      ),
      (#"f'{x = }'"#, "(JoinedStr ['x = ' (FormattedValue x r -)])"),
      (#"f'{x=:.2f}'"#, "(JoinedStr ['x=' (FormattedValue x - (JoinedStr ['.2f']))])"),
      (#"f'{a["b"]}' 'c'"#, "(JoinedStr [(FormattedValue (Subscript a 'b') - -) 'c'])"),
      (#"f'{a['b']}'"#, "(JoinedStr [(FormattedValue (Subscript a 'b') - -)])"),
      (#"f'{f'{1}'}'"#, "(JoinedStr [(FormattedValue (JoinedStr [(FormattedValue 1 - -)]) - -)])"),
      (#"f'{a != b}'"#, "(JoinedStr [(FormattedValue (Compare a [(!= b)]) - -)])"),
      (
        #"f'{(lambda x: 1)}'"#,
        "(JoinedStr [(FormattedValue (Lambda [[] [(x - -)] - [] -] 1) - -)])"
      ),
      (#"f'{ {1: 2}[1] }'"#, "(JoinedStr [(FormattedValue (Subscript (Dict [(1 2)]) 1) - -)])"),
      (#"rf'\d{x}'"#, #"(JoinedStr ['\{5c}d' (FormattedValue x - -)])"#),
      (#"f'{x:%H:%M}'"#, "(JoinedStr [(FormattedValue x - (JoinedStr ['%H:%M']))])"),
      ("f'''{\na\n}'''", "(JoinedStr [(FormattedValue a - -)])"),
      ("f''", "(JoinedStr [])"),
    ])
  func parts(source: String, expected: String) {
    #expect(expressionTree(source) == expected)
  }
}
