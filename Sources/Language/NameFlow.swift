// What the statements of a cell do to names, as far as the syntax tree tells.
//
// A name counts as read when it may be read before the cell itself has bound it. It counts as
// changed where there is evidence: an assignment to a part of it, an augmented assignment, a method
// that changes its object (`append`, `add_`, `step`). What a call of the program's own function does
// is known only where its definition is, so calls are facts too, for whoever knows the other cells.
// The gradient of `w` goes by the name `w.grad`.

/// The names that a cell, or the body of a function, reads, binds and changes.
public struct NameFlow: Sendable {
  /// A call of a function by its bare name.
  public struct Call: Sendable {
    public let function: String
    /// For each positional argument, the names whose objects it hands over.
    public let arguments: [Set<String>]
    public let keywords: [String: Set<String>]
  }

  /// What a function or the methods of a class do when they are called.
  public final class Definition: Sendable {
    public let parameters: [String]
    public let flow: NameFlow

    init(parameters: [String], flow: NameFlow) {
      self.parameters = parameters
      self.flow = flow
    }
  }

  /// Names that come from outside.
  public internal(set) var reads: Set<String> = []
  public internal(set) var binds: Set<String> = []
  /// Names whose objects change; `w.grad` for the gradient of `w`.
  public internal(set) var changes: Set<String> = []
  /// Names that `import` binds.
  public internal(set) var imports: Set<String> = []
  public internal(set) var definitions: [String: Definition] = [:]
  public internal(set) var calls: [Call] = []
  /// The objects whose `step` was called, as optimizers' is.
  public internal(set) var steps: Set<String> = []
  /// The objects whose `backward` was called.
  public internal(set) var backwards: Set<String> = []
  /// What a name was computed from.
  public internal(set) var sources: [String: Set<String>] = [:]
  /// What the call that made a name's object was given first: an optimizer's parameters.
  public internal(set) var handed: [String: Set<String>] = [:]
  /// Names whose object is a part or a view of another name's.
  public internal(set) var aliases: [String: Set<String>] = [:]
  /// The text of bindings that mean the same whenever they run: imports, numbers, functions.
  public internal(set) var constants: [String: String] = [:]

  init() {}

  /// The flow of a cell's statements.
  public init(of module: Module) {
    var reader = NameFlowReader(source: module.source)
    reader.read(module.body)
    self = reader.flow
  }
}
