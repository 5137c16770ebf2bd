// Calls of functions and methods.

import Language

extension Compiler {
  mutating func call(
    _ function: Expression, _ arguments: [Expression], _ keywords: [Keyword], _ span: SourceSpan
  ) throws(CompileError) {
    if arguments.contains(where: \.isStarred) || keywords.contains(where: { $0.name == nil }) {
      if isR, case .name(let name) = function.kind {
        at(function.span)
        load(name, asFunction: true)
      } else {
        try expression(function)
      }
      try expandedCall(arguments, keywords, span)
      return
    }
    if case .name("super") = function.kind, arguments.isEmpty, keywords.isEmpty, superCall(span) {
      return
    }
    var isMethod = false
    if case .attribute(let receiver, let name, _) = function.kind {
      try expression(receiver)
      at(function.span)
      attribute(.loadMethod, name)
      isMethod = true
    } else if isR, case .name(let name) = function.kind {
      at(function.span)
      load(name, asFunction: true)
    } else {
      try expression(function)
    }
    for argument in arguments { try expression(argument) }
    guard !keywords.isEmpty else {
      at(span)
      emit(isMethod ? .callMethod : .call, arguments.count)
      return
    }
    for keyword in keywords { try expression(keyword.value) }
    let names = builder.keywordNames(keywords.compactMap(\.name))
    at(span)
    emit(
      isMethod ? .callMethodKeywords : .callKeywords, arguments.count + keywords.count, b: names)
  }

  /// `super()` as `super(__class__, self)`; false where it stands in no method.
  private func superCall(_ span: SourceSpan) -> Bool {
    guard scope.kind == .function, scope.parameters.positionalCount > 0,
      case .cell(let classSlot) = scope.location(Scope.classCellName)
    else { return false }
    at(span)
    load("super")
    emit(.loadCell, classSlot)
    load(scope.localNames[0])
    emit(.call, 2)
    return true
  }

  /// A call with `*` or `**`, above the function: arguments are collected in a tuple and a dict.
  private mutating func expandedCall(
    _ arguments: [Expression], _ keywords: [Keyword], _ span: SourceSpan
  ) throws(CompileError) {
    try argumentTuple(arguments)
    if !keywords.isEmpty { try keywordDictionary(keywords) }
    at(span)
    emit(.callExpanded, c: keywords.isEmpty ? 0 : 1)
  }

  mutating func argumentTuple(_ arguments: [Expression]) throws(CompileError) {
    guard arguments.contains(where: \.isStarred) else {
      for argument in arguments { try expression(argument) }
      emit(.buildTuple, arguments.count)
      return
    }
    try display(arguments, .buildList, .listAppend, .listExtend, isCall: true)
    emit(.listToTuple)
  }

  mutating func keywordDictionary(_ keywords: [Keyword]) throws(CompileError) {
    emit(.buildDict, 0)
    for keyword in keywords {
      guard let name = keyword.name else {
        try expression(keyword.value)
        at(keyword.span)
        emit(.dictMerge)
        continue
      }
      constant(.string(name))
      try expression(keyword.value)
      emit(.buildDict, 1)
      at(keyword.span)
      emit(.dictMerge)
    }
  }
}
