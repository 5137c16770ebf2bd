/// Breaks a text into lines at the outermost groups that do not fit.
///
/// The method is Oppen's: text and possible breaks queue up in a buffer; when they grow wider than a
/// line, the outermost group that can still be broken is broken at all its breaks. Widths are counted
/// in Unicode scalars, as IPython counts them.
struct PrettyLayout {
  private enum Piece {
    case text(String, width: Int)
    case space(group: Int, indentation: Int)
  }

  private struct Group {
    let depth: Int
    /// Breaks of the group that are still in the buffer.
    var pending = 0
    var isBroken = false
  }

  static let width = 79

  private(set) var output = ""
  private var outputWidth = 0
  private var buffer: [Piece] = []
  /// Where in `buffer` the pieces that are not written yet begin.
  private var head = 0
  private var bufferWidth = 0
  private var groups: [Group] = [Group(depth: 0)]
  private var stack = [0]
  /// Groups that may still be broken, by depth.
  private var queue: [[Int]] = [[0]]
  private var indentation = 0

  mutating func text(_ text: String) {
    let width = text.unicodeScalars.count
    guard head < buffer.count else {
      output += text
      outputWidth += width
      return
    }
    if case .text(let before, let widthBefore) = buffer[buffer.count - 1] {
      buffer[buffer.count - 1] = .text(before + text, width: widthBefore + width)
    } else {
      buffer.append(.text(text, width: width))
    }
    bufferWidth += width
    breakOuterGroups()
  }

  /// A space, or a line break if the group does not fit.
  mutating func space() {
    let group = stack[stack.count - 1]
    if groups[group].isBroken {
      flush()
      newLine(indentation)
    } else {
      groups[group].pending += 1
      buffer.append(.space(group: group, indentation: indentation))
      bufferWidth += 1
      breakOuterGroups()
    }
  }

  /// A line break in any case.
  mutating func lineBreak() {
    if let group = dequeue() { breakGroup(group) }
    flush()
    newLine(indentation)
  }

  mutating func open(_ indent: Int = 0, _ text: String = "") {
    if !text.isEmpty { self.text(text) }
    let depth = groups[stack[stack.count - 1]].depth + 1
    groups.append(Group(depth: depth))
    stack.append(groups.count - 1)
    while queue.count <= depth { queue.append([]) }
    queue[depth].append(groups.count - 1)
    indentation += indent
  }

  mutating func close(_ indent: Int = 0, _ text: String = "") {
    indentation -= indent
    let group = stack.removeLast()
    if groups[group].pending == 0 { remove(group) }
    if !text.isEmpty { self.text(text) }
  }

  mutating func flush() {
    while head < buffer.count { writeFirst() }
  }

  // MARK: - Breaking

  private mutating func newLine(_ indentation: Int) {
    output += "\n" + String(repeating: " ", count: indentation)
    outputWidth = indentation
    bufferWidth = 0
  }

  private mutating func writeFirst() {
    let piece = buffer[head]
    head += 1
    if head == buffer.count {
      buffer.removeAll(keepingCapacity: true)
      head = 0
    }
    switch piece {
    case .text(let text, let width):
      output += text
      outputWidth += width
      bufferWidth -= width
    case .space(let group, let indentation):
      groups[group].pending -= 1
      bufferWidth -= 1
      if groups[group].isBroken {
        output += "\n" + String(repeating: " ", count: indentation)
        outputWidth = indentation
      } else {
        if groups[group].pending == 0 { remove(group) }
        output += " "
        outputWidth += 1
      }
    }
  }

  private mutating func breakOuterGroups() {
    while PrettyLayout.width < outputWidth + bufferWidth, let group = dequeue() {
      breakGroup(group)
    }
  }

  private mutating func breakGroup(_ group: Int) {
    while groups[group].pending > 0 { writeFirst() }
    while head < buffer.count, case .text = buffer[head] { writeFirst() }
  }

  /// The outermost group that has breaks in the buffer. Which entry leaves the queue when several
  /// groups of one depth wait is IPython's choice, so that lines break where it breaks them.
  private mutating func dequeue() -> Int? {
    for depth in queue.indices {
      for (index, group) in queue[depth].reversed().enumerated() where groups[group].pending > 0 {
        queue[depth].remove(at: index)
        groups[group].isBroken = true
        return group
      }
      for group in queue[depth] { groups[group].isBroken = true }
      queue[depth].removeAll()
    }
    return nil
  }

  private mutating func remove(_ group: Int) {
    let depth = groups[group].depth
    if let index = queue[depth].firstIndex(of: group) { queue[depth].remove(at: index) }
  }
}
