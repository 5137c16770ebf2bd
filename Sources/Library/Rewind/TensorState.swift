// Tensors, variables and the graph as parts of a session's state.

import Autograd
import Interpreter
import Tensors

extension Tensor: Rewindable {
  public func recordState(into image: inout StateImage) {
    let owner = memoryOwner
    guard owner === self else {
      image.isFixed = true
      image.natives.append(owner)
      return
    }
    image.words.append(changeCount)
    image.natives.append(KeptMemory.of(self))
  }

  public func restoreState(from reader: inout StateReader) {
    let changes = reader.nextWord()
    reader.next(KeptMemory.self)?.restore()
    changeCount = changes
  }

  public var retainedBytes: Int { memoryOwner === self ? memoryByteCount : 0 }
}

extension KeptMemory: Rewindable {
  public func recordState(into image: inout StateImage) { image.isFixed = true }
  public func restoreState(from reader: inout StateReader) {}
}

extension Variable: Rewindable {
  public func recordState(into image: inout StateImage) {
    let state = state
    image.words += [Int(state.viewVersion), Int(state.outputIndex), Int(state.flags)]
    image.natives += [
      state.data, state.grad, state.link, state.base, state.attachment as? any Rewindable,
      wrapper as? any Rewindable,
    ]
  }

  public func restoreState(from reader: inout StateReader) {
    var state = state
    state.viewVersion = UInt32(reader.nextWord())
    state.outputIndex = UInt16(reader.nextWord())
    state.flags = UInt16(reader.nextWord())
    if let data = reader.next(Tensor.self) { state.data = data }
    state.grad = reader.next(Variable.self)
    state.link = reader.next(Node.self)
    state.base = reader.next(Variable.self)
    state.attachment = reader.nextNative()
    self.state = state
  }
}

extension Node: Rewindable {
  public func recordState(into image: inout StateImage) {
    let state = state
    image.words = state.words
    image.natives.append(contentsOf: state.edges.map { $0 })
    image.natives.append(contentsOf: state.saved.map { $0 })
    image.natives.append(leaf)
    image.natives.append(belongings as? any Rewindable)
    image.words.append(image.natives.count)
    // Hooks and lists are few, and are kept whole.
    if state.hasExtras { image.natives.append(SavedState(state)) }
  }

  public func restoreState(from reader: inout StateReader) {
    let words = reader.nextWords(Node.State.wordCount)
    var natives: [(any Rewindable)?] = []
    for _ in 0..<reader.nextWord() { natives.append(reader.nextNative()) }
    if reader.hasNative, let whole = reader.next(SavedState<Node.State>.self) {
      state = whole.state
      return
    }
    let edges = natives[0..<3].map { $0 as? Node }
    let saved = natives[3..<6].map { $0 as? Variable }
    state = Node.State(edges: edges, saved: saved, words: words)
  }
}
