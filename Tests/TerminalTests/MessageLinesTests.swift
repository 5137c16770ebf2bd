import Terminal
import Testing

/// Messages on a narrow screen.
@Suite struct MessageLinesTests {
  @Test(arguments: [
    ("RuntimeError: mat1 and mat2", 30, "RuntimeError: mat1 and mat2"),
    ("RuntimeError: mat1 and mat2", 20, "RuntimeError: mat1\nand mat2"),
    ("RuntimeError: mat1 and mat2", 5, "RuntimeError:\nmat1\nand\nmat2"),
    ("shapes  (2x3 and 4x5)", 40, "shapes  (2x3 and 4x5)"),
    ("  - 2D input: one two", 14, "  - 2D input:\n  one two"),
    ("            deep one two", 14, "            deep\none two"),
    ("one two\nthree four", 6, "one\ntwo\nthree\nfour"),
    ("日本 語日本", 8, "日本\n語日本"),
    ("", 10, ""),
  ])
  func `Words are kept whole`(_ text: String, _ columns: Int, _ expected: String) {
    #expect(MessageLines.broken(text, columns: columns) == expected)
  }
}
