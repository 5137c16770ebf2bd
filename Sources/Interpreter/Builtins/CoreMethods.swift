// The methods of `object`, `range`, `slice`, `property`, `staticmethod`, `classmethod` and of the
// native iterators.

extension Interpreter {
  func installObjectMethods() {
    let type = TypeObject.object
    type.declareSlots([
      "__repr__", "__str__", "__eq__", "__ne__", "__hash__", "__format__", "__getattribute__",
      "__setattr__", "__delattr__", "__dir__", "__sizeof__", "__lt__", "__le__", "__gt__", "__ge__",
    ])
    type.method("__getstate__(self, /)") { call, machine throws(Raised) in
      let attributes = try machine.attributeIfPresent(call[0], Names.dictionary)
      guard let dictionary = attributes.dict, dictionary.count > 0 else { return .none }
      return .object(dictionary.copy())
    }
    type.method("__reduce_ex__(self, protocol, /)") { call, machine throws(Raised) in
      throw .typeError("cannot pickle '\(machine.type(of: call[0]).messageName)' object")
    }
    type.classMethod("__subclasshook__(cls, subclass, /)") { _, _ throws(Raised) in
      .object(NotImplementedObject.shared)
    }
    type.raw("__init_subclass__", isMethod: false) { call, machine throws(Raised) in
      guard call.nameCount == 0 else {
        throw .typeError(
          "\(call[0].type?.name ?? "object").__init_subclass__() takes no keyword arguments")
      }
      return .none
    }
    if let function = type.namespace.get(Names.initSubclass).object {
      type.define(Names.initSubclass, .object(ClassMethodObject(.object(function))))
    }
  }

  /// What the classes of values have of their own, so that `int.__repr__` is not `list.__repr__`.
  func installOwnReprs() {
    let types: [TypeObject] = [
      .int, .bool, .float, .str, .bytes, .list, .tuple, .dict, .set, .frozenset, .range, .slice,
      .dictKeys, .dictValues, .dictItems, .deque, .none, .type, .function, .module, .property,
    ]
    for type in types { type.declareSlots(["__repr__"]) }
    for type in [TypeObject.int, .bool, .float, .str, .bytes, .tuple, .frozenset, .range] {
      type.declareSlots(["__hash__", "__eq__", "__ne__"])
    }
    for type in [TypeObject.int, .float, .str] { type.declareSlots(["__format__"]) }
    TypeObject.str.declareSlots(["__str__"])
  }

  func installRangeMethods() {
    let type = TypeObject.range
    type.construct { call, machine throws(Raised) in
      guard call.nameCount == 0 else { throw .typeError("range() takes no keyword arguments") }
      var bounds: [Int] = []
      guard call.count > 1 else { throw .typeError("range expected at least 1 argument, got 0") }
      guard call.count <= 4 else {
        throw .typeError("range expected at most 3 arguments, got \(call.count - 1)")
      }
      for index in 1..<call.count {
        let value = try machine.exactInteger(call[index])
        bounds.append(value.small ?? (value.signum < 0 ? Int.min / 2 : Int.max / 2))
      }
      if bounds.count == 1 { bounds = [0, bounds[0]] }
      let step = bounds.count == 3 ? bounds[2] : 1
      guard step != 0 else { throw .valueError("range() arg 3 must not be zero") }
      return .object(RangeObject(start: bounds[0], stop: bounds[1], step: step))
    }
    for (name, get) in [
      ("start", { (range: RangeObject) in range.start }), ("stop", { $0.stop }),
      ("step", { $0.step }),
    ] {
      type.property(name) { value, machine throws(Raised) in
        (value.object as? RangeObject).map { .int(get($0)) } ?? .none
      }
    }
    type.method("index(self, value, /)") { call, machine throws(Raised) in
      let range = try call.object(RangeObject.self, "index", "range", machine)
      guard let value = call[1].integer?.small, try range.contains(.int(value), machine) == true
      else { throw .valueError("\(try machine.repr(call[1])) is not in range") }
      let distance = try machine.binary(.subtract, .int(value), .int(range.start))
      return try machine.binary(.floorDivide, distance, .int(range.step))
    }
    type.method("count(self, value, /)") { call, machine throws(Raised) in
      .int(try machine.contains(call[0], call[1]) ? 1 : 0)
    }
    type.method("__reversed__(self, /)") { call, machine throws(Raised) in
      let range = try call.object(RangeObject.self, "__reversed__", "range", machine)
      let last = range.count > 0 ? range[range.count - 1] : range.start
      let (step, overflow) = (0).subtractingReportingOverflow(range.step)
      guard !overflow else { throw .overflow("Python int too large to convert to C ssize_t") }
      return .object(RangeIterator(start: last, step: step, count: range.count))
    }
    type.declareSlots(.sequence)
    let slice = TypeObject.slice
    slice.construct { call, machine throws(Raised) in
      switch call.count {
      case 2: return .object(SliceObject(.none, call[1], .none))
      case 3: return .object(SliceObject(call[1], call[2], .none))
      case 4: return .object(SliceObject(call[1], call[2], call[3]))
      case ...1: throw .typeError("slice expected at least 1 argument, got 0")
      default: throw .typeError("slice expected at most 3 arguments, got \(call.count - 1)")
      }
    }
    slice.method("indices(self, length, /)") { call, machine throws(Raised) in
      let length = try machine.index(call[1])
      guard length >= 0 else { throw .valueError("length should not be negative") }
      let bounds = try call.object(SliceObject.self, "indices", "slice", machine)
        .resolved(length, machine)
      return .tuple([.int(bounds.start), .int(bounds.stop), .int(bounds.step)])
    }
  }

  /// What some exceptions tell besides their message.
  func installExceptionAttributes() {
    func argument(_ value: Value, _ index: Int, of count: Int) -> Value {
      guard let exception = value.object as? ExceptionObject, exception.arguments.count >= count,
        index < exception.arguments.count
      else { return .none }
      return exception.arguments[index]
    }
    TypeObject.systemExit.property("code") { value, _ throws(Raised) in
      argument(value, 0, of: 1)
    }
    for (index, name) in ["errno", "strerror", "filename"].enumerated() {
      TypeObject.osError.property(name) { value, _ throws(Raised) in
        argument(value, index, of: 2)
      }
    }
    TypeObject.baseException.declareSlots(["__str__", "__repr__"])
  }

  func installDescriptorTypes() {
    let property = TypeObject.property
    property.construct("property(cls, fget=None, fset=None, fdel=None, doc=None)") {
      call, machine throws(Raised) in
      var documentation = call[4]
      if documentation.isNone, !call[1].isNone {
        let found = try machine.attributeIfPresent(call[1], Names.documentation)
        if !found.isUndefined { documentation = found }
      }
      return .object(
        PropertyObject(
          getter: call[1], setter: call[2], deleter: call[3], documentation: documentation,
          type: call[0].type ?? .property))
    }
    for (name, get) in [
      ("fget", { (property: PropertyObject) in property.getter }), ("fset", { $0.setter }),
      ("fdel", { $0.deleter }), ("__doc__", { $0.documentation }),
    ] {
      property.property(name) { value, machine throws(Raised) in
        (value.object as? PropertyObject).map(get) ?? .none
      }
    }
    for (index, name) in ["getter", "setter", "deleter"].enumerated() {
      property.method("\(name)(self, function, /)") { call, machine throws(Raised) in
        let old = try call.object(PropertyObject.self, "setter", "property", machine)
        return .object(
          PropertyObject(
            getter: index == 0 ? call[1] : old.getter, setter: index == 1 ? call[1] : old.setter,
            deleter: index == 2 ? call[1] : old.deleter, documentation: old.documentation,
            type: old.type))
      }
    }
    property.method("__get__(self, instance, owner=None, /)") { call, machine throws(Raised) in
      try machine.bind(
        call[0], to: call[1].isNone ? .undefined : call[1], machine.type(of: call[1]))
    }
    property.method("__set__(self, instance, value, /)") { call, machine throws(Raised) in
      let property = try call.object(PropertyObject.self, "__set__", "property", machine)
      guard !property.setter.isNone else { throw .attributeError("property has no setter") }
      _ = try machine.call(property.setter, call[1], call[2])
      return .none
    }
    TypeObject.staticMethod.construct("staticmethod(cls, function, /)") {
      call, machine throws(Raised) in
      .object(StaticMethodObject(call[1], type: call[0].type ?? .staticMethod))
    }
    TypeObject.classMethod.construct("classmethod(cls, function, /)") {
      call, machine throws(Raised) in
      .object(ClassMethodObject(call[1], type: call[0].type ?? .classMethod))
    }
    for type in [TypeObject.staticMethod, .classMethod] {
      for name in ["__func__", "__wrapped__"] {
        type.property(name) { value, machine throws(Raised) in
          if let method = value.object as? StaticMethodObject { return method.function }
          return (value.object as? ClassMethodObject)?.function ?? .none
        }
      }
      type.method("__get__(self, instance, owner=None, /)") { call, machine throws(Raised) in
        try machine.bind(call[0], to: call[1], call[2].type ?? machine.type(of: call[1]))
      }
    }
  }

  func installIteratorMethods() {
    TypeObject.none.construct("NoneType(cls, /)") { _, _ throws(Raised) in .none }
    TypeObject.notImplemented.construct("NotImplementedType(cls, /)") { _, _ throws(Raised) in
      .object(NotImplementedObject.shared)
    }
    TypeObject.ellipsis.construct("ellipsis(cls, /)") { _, _ throws(Raised) in
      .object(EllipsisObject.shared)
    }
    let types: [TypeObject] = [
      .nativeIterator, .rangeIterator, .listIterator, .tupleIterator, .dictIterator, .strIterator,
      .sequenceIterator, .setIterator, .listReverseIterator, .callableIterator, .reversed,
      .enumerate, .zip, .map, .filter,
    ]
    for type in types { type.declareSlots(["__iter__", "__next__"]) }
  }

  /// An instance of a class derived from `int`.
  func integer(_ value: Integer, of type: TypeObject) -> Value {
    .object(BigIntObject(value.wide, type: type))
  }
}
