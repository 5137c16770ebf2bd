// Names in code that is written in R: the session's own, then R's functions. A name that is called
// means a function, so that `c <- 3` leaves `c(1, 2)` alone.

import Language

extension Interpreter {
  /// The value of a name outside of functions, and where it was found for the next time.
  func loadR(
    _ instruction: Instruction, _ frame: UnsafeMutablePointer<Frame>
  ) throws(Raised) -> Value {
    let code = frame.pointee.code
    let name = code.names[Int(instruction.operand)]
    let globals = frame.pointee.globals
    let table = try namesOfR()
    guard instruction.extra != Instruction.noCache else {
      return try loadR(name, frame, asFunction: instruction.small == 1)
    }
    let cache = code.caches + Int(instruction.extra)
    if cache.pointee.kind == .builtin, cache.pointee.version == globals.keysVersion,
      cache.pointee.shape == table.keysVersion
    {
      return table.valuePlace(Int(cache.pointee.index)).pointee
    }
    let own = globals.find(name.stringObject)
    let provided = table.find(name.stringObject)
    if own >= 0, instruction.small == 0 || provided < 0 {
      cache.pointee = InlineCache(version: globals.keysVersion, index: Int32(own), kind: .global)
    } else if own < 0, provided >= 0 {
      cache.pointee = InlineCache(
        version: globals.keysVersion, shape: table.keysVersion, index: Int32(provided),
        kind: .builtin)
    }
    return try loadR(name, frame, asFunction: instruction.small == 1)
  }

  /// The name's value outside of functions.
  func loadR(
    _ name: Symbol, _ frame: UnsafeMutablePointer<Frame>, asFunction: Bool
  ) throws(Raised) -> Value {
    let found = frame.pointee.globals.get(name)
    if !found.isUndefined, !asFunction || isCallable(found) { return found }
    let provided = try namesOfR().get(name)
    if !provided.isUndefined { return provided }
    if !found.isUndefined { return found }
    throw undefinedName(name)
  }

  /// A local of a function, or what has its name outside as long as it has no value.
  func loadVariable(
    _ instruction: Instruction, _ frame: UnsafeMutablePointer<Frame>
  ) throws(Raised) -> Value {
    let place = frame.pointee.locals + Int(instruction.operand)
    let value = instruction.opcode == .loadCellOrGlobal ? cell(place).value : place.pointee
    let isFunction = instruction.small == 1
    if !value.isUndefined, !isFunction || isCallable(value) { return value }
    let name = frame.pointee.code.names[Int(instruction.extra)]
    do throws(Raised) {
      return try loadR(name, frame, asFunction: isFunction)
    } catch {
      if !value.isUndefined { return value }
      throw error
    }
  }

  /// R's functions and constants by name; empty if they cannot be loaded.
  public var providedByR: DictObject { (try? namesOfR()) ?? DictObject() }

  /// R's functions by their names: the table of the module `rtorch`.
  func namesOfR() throws(Raised) -> DictObject {
    if let table = tableOfR { return table }
    let module = try importModule("rtorch")
    guard let table = module.namespace.get(Symbol("table")).dict else {
      throw .runtimeError("the module rtorch has no table of names")
    }
    quicken(table)
    tableOfR = table
    return table
  }
}
