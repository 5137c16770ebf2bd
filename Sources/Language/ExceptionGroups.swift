// `except*`: a `try` whose handlers each take their part of a group of exceptions. It is written in terms
// of an ordinary `try`, with names that begin with a dot, which no program can have:
//
//     .group = None
//     try: body
//     except BaseException as .caught: .group = __except_star__(.caught)
//     else: orElse
//     if .group:
//         .part = .group.take(type)              # for each handler
//         if .part:
//             try:
//                 try: raise .part
//                 except BaseException as name: its body
//             except BaseException as .failed: .group.fail(.failed)
//         .rest = .group.rest()
//         if .rest: raise .rest

extension Try {
  /// The builtin that makes a caught exception a group to take parts from.
  static let splitter = "__except_star__"

  /// A `try` with `except*` handlers, as ordinary statements.
  static func splitting(
    body: [Statement], handlers: [ExceptHandler], orElse: [Statement], finalBody: [Statement],
    _ span: SourceSpan
  ) -> Statement.Kind {
    // Nested ones have names of their own.
    let names = SplitNames(span)
    func call(_ function: Expression, _ argument: String?) -> Expression {
      let arguments = argument.map { [names.load($0)] } ?? []
      return Expression(.call(function: function, arguments: arguments, keywords: []), span)
    }
    func method(_ name: String, _ argument: String?) -> Expression {
      let function = Expression(
        .attribute(value: names.load("group"), name: name, nameSpan: span), span)
      return call(function, argument)
    }
    let none = Expression(.constant(.none), span)
    let caught = call(Expression(.name(splitter), span), "caught")
    let catching = ExceptHandler(
      type: names.anything, name: names["caught"], body: [names.store("group", caught)], span: span)
    var parts: [Statement] = []
    for handler in handlers {
      guard let type = handler.type else { continue }
      let take = Expression(
        .call(
          function: Expression(
            .attribute(value: names.load("group"), name: "take", nameSpan: handler.span),
            handler.span),
          arguments: [type], keywords: []), type.span)
      parts.append(names.store("part", take))
      let raise = Statement(.raise(exception: names.load("part"), cause: nil), handler.span)
      let handling = Try(
        body: [raise],
        handlers: [
          ExceptHandler(
            type: names.anything, name: handler.name, body: handler.body, span: handler.span)
        ], orElse: [], finalBody: [])
      let failed = Statement(.expr(method("fail", "failed")), handler.span)
      let guarding = Try(
        body: [Statement(.try(handling), handler.span)],
        handlers: [
          ExceptHandler(
            type: names.anything, name: names["failed"], body: [failed], span: handler.span)
        ], orElse: [], finalBody: [])
      parts.append(names.when("part", [Statement(.try(guarding), handler.span)]))
    }
    parts.append(names.store("rest", method("rest", nil)))
    parts.append(
      names.when(
        "rest", [Statement(.raise(exception: names.load("rest"), cause: nil), span)]))
    let trying = Try(body: body, handlers: [catching], orElse: orElse, finalBody: [])
    let statements = [
      names.store("group", none), Statement(.try(trying), span), names.when("group", parts),
    ]
    let cleaning = Statement(
      .delete(["group", "part", "rest"].map { names.load($0) }), span)
    let prepared = ["part", "rest"].map { names.store($0, none) } + statements
    return .try(
      Try(body: prepared, handlers: [], orElse: [], finalBody: [cleaning] + finalBody))
  }
}

/// The hidden names of one `try`.
private struct SplitNames {
  let span: SourceSpan

  init(_ span: SourceSpan) { self.span = span }

  subscript(_ name: String) -> String { ".\(name)\(span.start)" }

  var anything: Expression { Expression(.name("BaseException"), span) }

  func load(_ name: String) -> Expression { Expression(.name(self[name]), span) }

  func store(_ name: String, _ value: Expression) -> Statement {
    Statement(.assign(targets: [load(name)], value: value), span)
  }

  func when(_ name: String, _ body: [Statement]) -> Statement {
    Statement(.if(test: load(name), body: body, orElse: []), span)
  }
}
