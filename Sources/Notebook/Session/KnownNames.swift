import Language

/// What is known of names after some cells have run: functions, and which objects belong together.
struct KnownNames {
  private(set) var constants: [String: String] = [:]
  private var definitions: [String: NameFlow.Definition] = [:]
  private var sources: [String: Set<String>] = [:]
  private var handed: [String: Set<String>] = [:]
  private var aliases: [String: Set<String>] = [:]
  private var modules: Set<String> = ["torch", "nn", "F", "np"]

  mutating func learn(_ flow: NameFlow) {
    for name in flow.binds {
      constants[name] = flow.constants[name]
      definitions[name] = flow.definitions[name]
      sources[name] = flow.sources[name]
      handed[name] = flow.handed[name]
      aliases[name] = flow.aliases[name]
      if flow.imports.contains(name) { modules.insert(name) } else { modules.remove(name) }
    }
  }

  /// What a cell reads, also through the functions that it mentions.
  func reads(of flow: NameFlow) -> Set<String> {
    var found: Set<String> = []
    var pending = Array(flow.reads) + flow.definitions.values.flatMap(\.flow.reads)
    // A function that is defined here and called elsewhere reads there; one that is called here
    // reads here.
    let called = Set(flow.calls.map(\.function))
    for (name, definition) in flow.definitions where !called.contains(name) {
      pending.removeAll { definition.flow.reads.contains($0) && !flow.reads.contains($0) }
    }
    while let name = pending.popLast() {
      guard found.insert(name).inserted else { continue }
      pending += definitions[name].map { Array($0.flow.reads) } ?? []
      pending += aliases[name].map(Array.init) ?? []
    }
    return found
  }

  /// The names whose objects a cell changes, also through functions, views and optimizers.
  func changes(of flow: NameFlow) -> Set<String> {
    var visited: Set<ObjectIdentifier> = []
    let effects = self.effects(of: flow, &visited)
    var pending = Array(effects.changes)
    for name in effects.steps { pending += handed[name].map(Array.init) ?? [] }
    for name in closure(effects.backwards, flow) { pending.append(name + ".grad") }
    var found: Set<String> = []
    while let name = pending.popLast() {
      guard found.insert(name).inserted else { continue }
      pending += aliases[name].map(Array.init) ?? []
      if effects.steps.contains(name) { pending += handed[name].map(Array.init) ?? [] }
    }
    return found.subtracting(modules)
  }

  private struct CallEffects {
    var changes: Set<String>
    var steps: Set<String>
    var backwards: Set<String>
  }

  private func effects(
    of flow: NameFlow, _ visited: inout Set<ObjectIdentifier>
  ) -> CallEffects {
    var result = CallEffects(
      changes: flow.changes, steps: flow.steps, backwards: closure(flow.backwards, flow))
    for call in flow.calls {
      guard let definition = flow.definitions[call.function] ?? definitions[call.function],
        visited.insert(ObjectIdentifier(definition)).inserted
      else { continue }
      let inner = effects(of: definition.flow, &visited)
      visited.remove(ObjectIdentifier(definition))
      result.changes.formUnion(outside(inner.changes, call, definition))
      result.steps.formUnion(outside(inner.steps, call, definition))
      result.backwards.formUnion(outside(inner.backwards, call, definition))
      result.changes.formUnion(definition.flow.binds)
    }
    return result
  }

  /// What names of a function stand for where it is called: arguments, and names from outside.
  private func outside(
    _ names: Set<String>, _ call: NameFlow.Call, _ definition: NameFlow.Definition
  ) -> Set<String> {
    names.reduce(into: []) { result, name in
      let isGradient = name.hasSuffix(".grad")
      let object = isGradient ? String(name.dropLast(5)) : name
      if let place = definition.parameters.firstIndex(of: object) {
        let given =
          call.keywords[object] ?? (place < call.arguments.count ? call.arguments[place] : [])
        result.formUnion(isGradient ? Set(given.map { $0 + ".grad" }) : given)
      } else if definition.flow.reads.contains(object) {
        result.insert(name)
      }
    }
  }

  /// The names, and all that they were computed from.
  private func closure(_ names: Set<String>, _ flow: NameFlow) -> Set<String> {
    var found: Set<String> = []
    var pending = Array(names)
    while let name = pending.popLast() {
      guard found.insert(name).inserted else { continue }
      pending += (flow.sources[name] ?? sources[name]).map(Array.init) ?? []
    }
    return found
  }
}
