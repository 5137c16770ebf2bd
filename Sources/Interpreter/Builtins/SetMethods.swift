// The methods of `set` and `frozenset`.

extension TypeObject {
  static let setIterator = TypeObject(native: "set_iterator")
}

extension Interpreter {
  func installSetMethods() {
    for type in [TypeObject.set, TypeObject.frozenset] {
      let name = type.name
      type.construct("\(name)(cls, iterable=(), /)") { call, machine throws(Raised) in
        let cls = call[0].type ?? type
        if cls === TypeObject.frozenset, let given = call[1].set, given.type === cls {
          return call[1]
        }
        let result = SetObject(type: cls)
        // A subclass may take other arguments in its own `__init__`.
        if cls === type || cls.isSubtype(of: .frozenset) {
          try result.update(call[1], machine)
        }
        return .object(result)
      }
      installSharedSetMethods(type)
    }
    let type = TypeObject.set
    type.raw("__init__", isMethod: true) { call, machine throws(Raised) in
      guard let set = call[0].set, set.type !== TypeObject.set, call.count > 1 else { return .none }
      guard call.count == 2 else {
        throw .typeError("set expected at most 1 argument, got \(call.count - 1)")
      }
      set.removeAll()
      try set.update(call[1], machine)
      return .none
    }
    installSetChanges(type)
  }

  private func installSharedSetMethods(_ type: TypeObject) {
    type.declareSlots(
      .ordering + [
        "__len__", "__iter__", "__contains__", "__eq__", "__ne__", "__or__", "__ror__", "__and__",
        "__rand__", "__sub__", "__rsub__", "__xor__", "__rxor__",
      ])
    type.method("copy(self, /)") { call, machine throws(Raised) in
      let set = try call.set("copy", machine)
      if set.type === TypeObject.frozenset { return call[0] }
      return .object(set.copy())
    }
    type.method("union(self, /, *others)") { call, machine throws(Raised) in
      let set = try call.set("union", machine)
      return .object(try set.union(call[1].tuple?.elements ?? [], machine))
    }
    type.method("intersection(self, /, *others)") { call, machine throws(Raised) in
      var result = try call.set("intersection", machine)
      let others = call[1].tuple?.elements ?? []
      if others.isEmpty { return .object(result.copy()) }
      for other in others { result = try result.intersection(other, machine) }
      return .object(result)
    }
    type.method("difference(self, /, *others)") { call, machine throws(Raised) in
      let set = try call.set("difference", machine)
      let others = call[1].tuple?.elements ?? []
      guard let first = others.first else { return .object(set.copy()) }
      let result = try set.difference(first, machine)
      for other in others.dropFirst() { try result.subtract(other, machine) }
      return .object(result)
    }
    type.method("symmetric_difference(self, other, /)") { call, machine throws(Raised) in
      let set = try call.set("symmetric_difference", machine)
      return .object(try set.symmetricDifference(call[1], machine))
    }
    type.method("issubset(self, other, /)") { call, machine throws(Raised) in
      let set = try call.set("issubset", machine)
      let other = try machine.asSet(call[1])
      return .bool(try set.isSubset(of: other, machine))
    }
    type.method("issuperset(self, other, /)") { call, machine throws(Raised) in
      let set = try call.set("issuperset", machine)
      let other = try machine.asSet(call[1])
      return .bool(try other.isSubset(of: set, machine))
    }
    type.method("isdisjoint(self, other, /)") { call, machine throws(Raised) in
      let set = try call.set("isdisjoint", machine)
      return .bool(try set.isDisjoint(with: call[1], machine))
    }
  }

  private func installSetChanges(_ type: TypeObject) {
    type.declareSlots(["__ior__", "__iand__", "__isub__", "__ixor__"])
    type.constant("__hash__", .none)
    type.method("add(self, element, /)") { call, machine throws(Raised) in
      try call.set("add", machine).insert(call[1], machine)
      return .none
    }
    type.method("remove(self, element, /)") { call, machine throws(Raised) in
      let set = try call.set("remove", machine)
      guard try set.discard(machine.frozenForLookup(call[1]), machine) else {
        throw .keyError(call[1])
      }
      return .none
    }
    type.method("discard(self, element, /)") { call, machine throws(Raised) in
      let set = try call.set("discard", machine)
      _ = try set.discard(machine.frozenForLookup(call[1]), machine)
      return .none
    }
    type.method("pop(self, /)") { call, machine throws(Raised) in
      let value = try call.set("pop", machine).removeAny()
      guard !value.isUndefined else { throw .keyError(.string("pop from an empty set")) }
      return value
    }
    type.method("clear(self, /)") { call, machine throws(Raised) in
      try call.set("clear", machine).removeAll()
      return .none
    }
    type.method("update(self, /, *others)") { call, machine throws(Raised) in
      let set = try call.set("update", machine)
      for other in call[1].tuple?.elements ?? [] { try set.update(other, machine) }
      return .none
    }
    type.method("intersection_update(self, /, *others)") { call, machine throws(Raised) in
      let set = try call.set("intersection_update", machine)
      for other in call[1].tuple?.elements ?? [] {
        set.adopt(try set.intersection(other, machine))
      }
      return .none
    }
    type.method("difference_update(self, /, *others)") { call, machine throws(Raised) in
      let set = try call.set("difference_update", machine)
      for other in call[1].tuple?.elements ?? [] { try set.subtract(other, machine) }
      return .none
    }
    type.method("symmetric_difference_update(self, other, /)") { call, machine throws(Raised) in
      let set = try call.set("symmetric_difference_update", machine)
      try set.formSymmetricDifference(
        try machine.asSet(call[1]), machine)
      return .none
    }
  }
}
