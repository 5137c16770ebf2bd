import Language
import Testing

@Suite struct DiagnosticTests {
  static let grammar: [(String, String)] = [
    ("x = ‸", "invalid syntax"),
    ("a ‸b", "invalid syntax"),
    ("(‸a b)", "invalid syntax. Perhaps you forgot a comma?"),
    ("torch.tensor([1, 2, ‸3 4])", "invalid syntax. Perhaps you forgot a comma?"),
    ("‸print 'a'", "Missing parentheses in call to 'print'. Did you mean print(...)?"),
    ("if ‸x = 3: pass", "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
    ("‸1 = x", "cannot assign to literal here. Maybe you meant '==' instead of '='?"),
    ("‸f() = 1", "cannot assign to function call here. Maybe you meant '==' instead of '='?"),
    ("‸None = 1", "cannot assign to None"),
    ("(a, ‸f()) = b", "cannot assign to function call"),
    ("x = ‸1 = 2", "cannot assign to literal"),
    ("‸a + 1 += 2", "'expression' is an illegal expression for augmented assignment"),
    ("‸a, b: int", "only single target (not tuple) can be annotated"),
    ("del ‸f()", "cannot delete function call"),
    ("for ‸1 in x: pass", "cannot assign to literal"),
    ("for i in range(3)‸\n  pass", "expected ':'"),
    ("if x == 3‸\n  pass", "expected ':'"),
    ("if x ‸then y", "invalid syntax"),
    ("def f‸:\n  pass", "expected '('"),
    ("def f()‸\n  pass", "expected ':'"),
    ("‸a if b", "expected 'else' after 'if' expression"),
    ("[‸x, y for x in z]", "did you forget parentheses around the comprehension target?"),
    ("{1: 2, ‸3}", "':' expected after dictionary key"),
    ("{1‸:}", "expression expected after dictionary key and ':'"),
    ("f(a=1, b‸)", "positional argument follows keyword argument"),
    ("f(**a, b‸)", "positional argument follows keyword argument unpacking"),
    ("f(‸1=2)", "expression cannot contain assignment, perhaps you meant \"==\"?"),
    ("f(‸x for x in y, 1)", "Generator expression must be parenthesized"),
    ("def f(a=1, ‸b): pass", "non-default argument follows default argument"),
    ("def f(‸*): pass", "named arguments must follow bare *"),
    ("def f(a, ‸(b, c)): pass", "Function parameters cannot be parenthesized"),
    ("from a import b,‸", "trailing comma not allowed without surrounding parentheses"),
    ("try:\n  x\n‸y", "expected 'except' or 'finally' block"),
    ("try: x\nexcept ‸A, B: y", "multiple exception types must be parenthesized"),
    ("(‸a.b := 1)", "cannot use assignment expressions with attribute"),
    ("(‸*a)", "cannot use starred expression here"),
  ]

  static let lexical: [(String, String)] = [
    ("x = ‸'abc", "unterminated string literal (detected at line 1)"),
    ("‸'''abc\nd", "unterminated triple-quoted string literal (detected at line 2)"),
    ("x = ‸(1, 2\ny = 3", "'(' was never closed"),
    ("print(f(1), [2, 3‸)", "closing parenthesis ')' does not match opening parenthesis '['"),
    ("(\n1‸]", "closing parenthesis ']' does not match opening parenthesis '(' on line 1"),
    ("f(1)‸)", "unmatched ')'"),
    ("x = ‸1a", "invalid decimal literal"),
    (
      "x = ‸0777",
      "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
    ),
    ("0b1‸2", "invalid digit '2' in binary literal"),
    ("‸“a”", "invalid character '“' (U+201C)"),
    ("a‸\u{A0}= 1", "invalid non-printable character U+00A0"),
    ("a = 1 \\‸ ", "unexpected character after line continuation character"),
    ("a ‸$ b", "invalid syntax"),
    ("x = 1‸\u{0}", "source code cannot contain null bytes"),
  ]

  static let strings: [(String, String)] = [
    ("f'{a'‸", "f-string: expecting '}'"),
    ("f'a}' ‸+ b", "f-string: single '}' is not allowed"),
    ("f'{}'‸", "f-string: empty expression not allowed"),
    ("f'{‸a b}'", "f-string: invalid syntax. Perhaps you forgot a comma?"),
    ("f'{a!x}'‸", "f-string: invalid conversion character: expected 's', 'r', or 'a'"),
    (
      "f'{(a}'‸",
      "f-string: closing parenthesis '}' does not match opening parenthesis '('"
    ),
    ("‸b'é'", "bytes can only contain ASCII literal characters"),
    (
      "'\\x4'‸",
      "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \\xXX escape"
    ),
  ]

  static let meaning: [(String, String)] = [
    ("‸return 1", "'return' outside function"),
    ("‸yield 1", "'yield' outside function"),
    ("if x:\n  ‸break", "'break' outside loop"),
    ("‸continue", "'continue' not properly in loop"),
    ("def f(a, ‸a): pass", "duplicate argument 'a' in function definition"),
    ("f(a=1, ‸a=2)", "keyword argument repeated: a"),
    ("def f():\n  x = 1\n  ‸global x", "name 'x' is assigned to before global declaration"),
    ("‸nonlocal x", "nonlocal declaration not allowed at module level"),
    ("def f():\n  ‸nonlocal x", "no binding for nonlocal 'x' found"),
    ("x = ‸*a", "can't use starred expression here"),
    ("‸*a, *b = c", "multiple starred expressions in assignment"),
    ("try: x\n‸except: y\nexcept A: z", "default 'except:' must be last"),
    (
      "[(‸x := 1) for x in y]",
      "assignment expression cannot rebind comprehension iteration variable 'x'"
    ),
  ]

  @Test("The message is CPython's, and the mark stands where it is", arguments: grammar)
  func grammarMistake(marked: String, message: String) {
    expectMistake(marked, "SyntaxError", message)
  }

  @Test("Text that is no token is told", arguments: lexical)
  func lexicalMistake(marked: String, message: String) {
    expectMistake(marked, "SyntaxError", message)
  }

  @Test("A broken string literal is told", arguments: strings)
  func stringMistake(marked: String, message: String) {
    expectMistake(marked, "SyntaxError", message)
  }

  @Test("What parses and means nothing is told", arguments: meaning)
  func meaningMistake(marked: String, message: String) {
    expectMistake(marked, "SyntaxError", message)
  }

  @Test(
    "Indentation has its own exceptions",
    arguments: [
      ("x = 1\n ‸ y = 2", "IndentationError", "unexpected indent"),
      (
        "if x:\n    y\n  z‸", "IndentationError",
        "unindent does not match any outer indentation level"
      ),
      (
        "if x:\n‸y", "IndentationError", "expected an indented block after 'if' statement on line 1"
      ),
      (
        "for x in y:‸\n", "IndentationError",
        "expected an indented block after 'for' statement on line 1"
      ),
      (
        "def f():\n‸pass", "IndentationError",
        "expected an indented block after function definition on line 1"
      ),
      (
        "if x:\n\ty\n‸        z", "TabError",
        "inconsistent use of tabs and spaces in indentation"
      ),
    ])
  func indentation(marked: String, exception: String, message: String) {
    expectMistake(marked, exception, message)
  }

  @Test(
    "What waits stands in an async def, and except* beside its like",
    arguments: [
      ("def f():\n  x = ‸await a", "'await' outside async function"),
      ("‸await a", "'await' outside function"),
      ("def f():\n  ‸async with a: b", "'async with' outside async function"),
      ("def f():\n  ‸async for a in b: c", "'async for' outside async function"),
      ("‸[x async for x in y]", "asynchronous comprehension outside of an asynchronous function"),
      (
        "try: x\nexcept* A: y\nexcept ‸B: z",
        "cannot have both 'except' and 'except*' on the same 'try'"
      ),
      ("try: x\nexcept*‸: y", "expected one or more exception types"),
    ])
  func waiting(marked: String, message: String) {
    expectMistake(marked, "SyntaxError", message)
  }

  @Test("A cell may wait outside of functions")
  func waitingCell() throws {
    let module = try Parser.parse(SourceText("x = await f()"), isCell: true)
    #expect(module.isAsync)
    let plain = try Parser.parse(SourceText("async def f(): await g()"), isCell: true)
    #expect(!plain.isAsync)
  }

  @Test("Without checks, only the grammar is looked at")
  func unchecked() throws {
    let source = SourceText("return 1")
    let module = try Parser.parse(source, checks: false)
    #expect(module.body.count == 1)
    #expect(throws: SyntaxDiagnostic.self) { try StaticCheck.run(module) }
  }

  private func expectMistake(_ marked: String, _ exception: String, _ message: String) {
    let source = MarkedSource(marked)
    do {
      _ = try Parser.parse(SourceText(source.text))
      Issue.record("no mistake was found in \(marked)")
    } catch {
      #expect(error.exceptionName == exception)
      #expect(error.message == message)
      #expect([error.line, error.offset] == [source.line, source.column])
    }
  }
}
