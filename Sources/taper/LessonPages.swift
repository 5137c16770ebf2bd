import Notebook
import Terminal

/// The pages of a lesson as rows for the terminal: prose, a cell by itself, the outline.
struct LessonPages {
  let palette: Palette

  /// Prose is easier to read in lines that are not too long.
  private static let widest = 100

  /// Cells to be read: prose is rendered, code that is not to be run is shown.
  func reading(_ cells: [Cell], _ language: Document.Language) -> [String] {
    let parts = cells.map { cell -> [String] in
      guard cell.kind == .code else { return renderer.lines(cell.source) }
      return code(cell.source, language) + [
        palette.text("(This cell is not meant to be run.)", .faint)
      ]
    }
    return Array(parts.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  /// A cell's code, indented.
  func code(
    _ source: String, _ language: Document.Language, indent: String = "    "
  ) -> [String] {
    renderer.code(source, language: language == .r ? "r" : "python", indent: indent)
  }

  /// A cell with what is to be read before it, and, once it ran, the output that the file has.
  func page(_ step: Int, of lesson: Lesson, _ language: Document.Language) -> [String] {
    let prose = reading(lesson.steps[step].prose.map { lesson.document.cells[$0] }, language)
    var rows = prose + (prose.isEmpty ? [] : [""])
    rows += code(lesson.cell(of: step).source, language)
    guard lesson.run(of: step) != nil, let stored = lesson.storedText(of: step) else { return rows }
    rows += ["", palette.text("The output in the file:", .faint)]
    return rows + SafeText.shown(stored).split(separator: "\n").map { "    " + $0 }
  }

  /// The headings of a lesson, each with the cell that follows it.
  func outline(of lesson: Lesson) -> [String] {
    var rows: [String] = []
    var step = 0
    let places = lesson.steps.map { $0.prose } + [lesson.epilogue]
    for prose in places {
      for index in prose where lesson.document.cells[index].kind == .markdown {
        for case .heading(let level, let inlines)
          in Markdown(parsing: lesson.document.cells[index].source).blocks
        {
          let title = MarkdownInline.plainText(inlines)
          rows.append(row(String(repeating: "  ", count: level - 1) + title, step, lesson))
        }
      }
      step += 1
    }
    return rows
  }

  private func row(_ title: String, _ step: Int, _ lesson: Lesson) -> String {
    let digits = String(lesson.steps.count).count
    let number = step < lesson.steps.count ? String(step + 1) : ""
    let isHere = step == lesson.position
    let head =
      (isHere ? "> " : "  ") + String(repeating: " ", count: digits - number.count) + number
    let text = String(SafeText.shown(title).map { $0.isNewline || $0 == "\t" ? " " : $0 })
    let width = LineEditor.size.columns - head.count - 2
    let shown = text.count > width ? text.prefix(max(0, width - 3)) + "..." : text
    return palette.text(head, .faint) + "  " + shown
  }

  private var renderer: MarkdownRenderer {
    MarkdownRenderer(
      width: min(LineEditor.size.columns, LessonPages.widest), palette: palette
    ) { code, language in
      switch language.lowercased() {
      case "", "python", "py", "python3", "pycon", "ipython":
        return CellPainting.styles(in: code, .python)
      case "r": return CellPainting.styles(in: code, .r)
      default: return []
      }
    }
  }
}
