// The inner loop: fetches instructions and carries them out.
//
// `sp` is where the next operand goes, `pc` the next instruction. Before anything that may throw, call
// back or look at the stack, `stackTop` is set to `sp`; an instruction leaves its operands in place
// until it has succeeded, so that an exception finds the stack whole. A call of a function of the
// language pushes a frame and goes on in the same loop. The common cases stand here; everything else
// is in the functions that the cases call.

import Language

extension Interpreter {
  /// Runs the frame on top until it is left; its result, or what it yields. `.undefined` from a
  /// generator that ends.
  func run(raising initial: Raised? = nil) throws(Raised) -> Value {
    let floor = frameCount
    var failure = initial
    while true {
      if let error = failure {
        failure = nil
        try unwind(error, floor)
      }
      var frame = frames + (frameCount - 1)
      var code = Unmanaged.passUnretained(frame.pointee.code)
      var instructions = frame.pointee.code.instructions
      var constants = frame.pointee.code.constants
      var caches = frame.pointee.code.caches
      var pc = frame.pointee.pc
      var locals = frame.pointee.locals
      var sp = stackTop
      do throws(Raised) {
        while true {
          let instruction = pc.pointee
          pc += 1
          switch instruction.opcode {
          // MARK: - Constants and the stack
          case .loadConstant:
            sp.initialize(copying: constants + Int(instruction.operand))
            sp += 1
          case .loadNone:
            sp.initialize(to: .none)
            sp += 1
          case .loadUndefined:
            sp.initialize(to: .undefined)
            sp += 1
          case .pop:
            if (sp - 1).isObject, (sp - 1).kind == .generator {
              stackTop = sp
              frame.pointee.pc = pc
              try dropGenerator()
              sp = stackTop
            } else {
              sp -= 1
              sp.destroy()
            }
          case .duplicate:
            sp.initialize(copying: sp - 1)
            sp += 1
          case .rotateTwo:
            let top = (sp - 1).move()
            (sp - 1).initialize(moving: sp - 2)
            (sp - 2).initialize(to: top)
          // MARK: - Variables
          case .loadLocal:
            let local = locals + Int(instruction.operand)
            if local.isUndefined {
              stackTop = sp
              throw unboundLocal(Int(instruction.operand))
            }
            sp.initialize(copying: local)
            sp += 1
          case .storeLocal:
            let local = locals + Int(instruction.operand)
            sp -= 1
            if local.isObject {
              let old = local.reference
              local.initialize(moving: sp)
              stackTop = sp
              old.drop()
            } else {
              local.initialize(moving: sp)
            }
          case .loadLocalPair:
            let first = locals + Int(instruction.operand)
            let second = locals + Int(instruction.extra)
            if first.isUndefined || second.isUndefined {
              stackTop = sp
              throw unboundLocal(
                Int(first.isUndefined ? instruction.operand : Int32(instruction.extra)))
            }
            sp.initialize(copying: first)
            (sp + 1).initialize(copying: second)
            sp += 2
          case .loadLocalConstant:
            let local = locals + Int(instruction.extra)
            if local.isUndefined {
              stackTop = sp
              throw unboundLocal(Int(instruction.extra))
            }
            sp.initialize(copying: local)
            (sp + 1).initialize(copying: constants + Int(instruction.operand))
            sp += 2
          case .binaryLocalConstant, .binaryLocalPair:
            let isPair = instruction.opcode == .binaryLocalPair
            let left = locals + Int(isPair ? instruction.operand : Int32(instruction.extra))
            let right =
              isPair
              ? locals + Int(instruction.extra) : constants + Int(instruction.operand)
            if Interpreter.quick(
              unsafeBitCast(instruction.small, to: BinaryOperation.self), left, right, into: sp)
            {
              sp += 1
              continue
            }
            stackTop = sp
            if left.isUndefined || right.isUndefined {
              throw unboundLocal(
                Int(
                  isPair && !left.isUndefined
                    ? Int32(instruction.extra)
                    : (isPair ? instruction.operand : Int32(instruction.extra))))
            }
            frame.pointee.pc = pc
            sp.initialize(
              to: try binary(
                unsafeBitCast(instruction.small, to: BinaryOperation.self), left.pointee,
                right.pointee))
            sp += 1
          case .makeCell:
            let local = locals + Int(instruction.operand)
            let value = local.move()
            local.initialize(to: .object(CellObject(value)))
          case .loadCell:
            stackTop = sp
            let value = cell(locals + Int(instruction.operand)).value
            if value.isUndefined { throw unboundCell(Int(instruction.operand)) }
            sp.initialize(to: value)
            sp += 1
          case .storeCell:
            let cell = cell(locals + Int(instruction.operand))
            sp -= 1
            stackTop = sp
            let old = cell.value
            cell.value = sp.move()
            _ = old
          case .loadClosure:
            sp.initialize(copying: locals + Int(instruction.operand))
            sp += 1
          case .loadGlobal:
            if instruction.extra != Instruction.noCache {
              let cache = caches + Int(instruction.extra)
              let globals = Unmanaged.passUnretained(frame.pointee.globals)
              let place = globals._withUnsafeGuaranteedRef {
                cache.pointee.version == $0.keysVersion
                  ? (cache.pointee.kind == .global ? $0.valuePlace(Int(cache.pointee.index)) : nil)
                  : nil
              }
              if let place {
                sp.initialize(copying: place)
                sp += 1
                continue
              }
            }
            stackTop = sp
            sp.initialize(to: try loadGlobal(instruction, frame))
            sp += 1
          case .storeGlobal:
            sp -= 1
            stackTop = sp
            storeGlobal(instruction, frame, sp.move())
          // MARK: - Attributes and items
          case .loadAttribute:
            let place = sp - 1
            if place.isObject, instruction.extra != Instruction.noCache {
              let cache = caches + Int(instruction.extra)
              if let found = cachedOwn(place.reference, cache) {
                let old = place.reference
                place.initialize(copying: found)
                stackTop = sp
                old.drop()
                continue
              }
            }
            stackTop = sp
            frame.pointee.pc = pc
            let value = try loadAttribute(place.pointee, instruction, code, caches)
            place.pointee = value
          case .storeAttribute:
            let place = sp - 1
            if place.isObject, instruction.extra != Instruction.noCache {
              let cache = caches + Int(instruction.extra)
              if let found = cachedOwn(place.reference, cache) {
                let holder = place.reference
                let old = found.move()
                found.initialize(moving: sp - 2)
                sp -= 2
                stackTop = sp
                withExtendedLifetime(old) {}
                holder.drop()
                continue
              }
            }
            stackTop = sp
            frame.pointee.pc = pc
            try storeAttribute((sp - 1).pointee, (sp - 2).pointee, instruction, code, caches)
            (sp - 2).destroy(upTo: sp)
            sp -= 2
          case .loadLocalAttribute:
            let holder = locals + Int(instruction.small)
            if holder.isObject, instruction.extra != Instruction.noCache,
              let found = cachedOwn(holder.reference, caches + Int(instruction.extra))
            {
              sp.initialize(copying: found)
              sp += 1
              continue
            }
            stackTop = sp
            if holder.isUndefined { throw unboundLocal(Int(instruction.small)) }
            frame.pointee.pc = pc
            sp.initialize(to: try loadAttribute(holder.pointee, instruction, code, caches))
            sp += 1
          case .storeLocalAttribute:
            let holder = locals + Int(instruction.small)
            if holder.isObject, instruction.extra != Instruction.noCache,
              let found = cachedOwn(holder.reference, caches + Int(instruction.extra))
            {
              sp -= 1
              stackTop = sp
              if found.isObject {
                let old = found.reference
                found.initialize(moving: sp)
                old.drop()
              } else {
                found.initialize(moving: sp)
              }
              continue
            }
            stackTop = sp
            if holder.isUndefined { throw unboundLocal(Int(instruction.small)) }
            frame.pointee.pc = pc
            try storeAttribute(holder.pointee, (sp - 1).pointee, instruction, code, caches)
            sp -= 1
            sp.destroy()
          case .loadLocalItem:
            let container = locals + Int(instruction.operand)
            let key = locals + Int(instruction.extra)
            if key.isInt, container.isObject, container.kind == .list {
              let index = key.int
              let found = container.reference.with(ListObject.self) { list in
                list.isUnchanged ? list.place(of: index) : nil
              }
              if let found {
                sp.initialize(copying: found)
                sp += 1
                continue
              }
            }
            stackTop = sp
            try checkBound(container, key, instruction)
            frame.pointee.pc = pc
            sp.initialize(to: try getItem(container.pointee, key.pointee))
            sp += 1
          case .storeLocalItem:
            let container = locals + Int(instruction.operand)
            let key = locals + Int(instruction.extra)
            if key.isInt, container.isObject, container.kind == .list {
              let index = key.int
              let found = container.reference.with(ListObject.self) { list in
                list.isUnchanged ? list.place(of: index) : nil
              }
              if let found {
                sp -= 1
                stackTop = sp
                if found.isObject {
                  let old = found.reference
                  found.initialize(moving: sp)
                  old.drop()
                } else {
                  found.initialize(moving: sp)
                }
                continue
              }
            }
            stackTop = sp
            try checkBound(container, key, instruction)
            frame.pointee.pc = pc
            try setItem(container.pointee, key.pointee, (sp - 1).pointee)
            sp -= 1
            sp.destroy()
          case .loadMethod:
            let place = sp - 1
            if place.isObject, instruction.extra != Instruction.noCache {
              let cache = caches + Int(instruction.extra)
              if isCachedMethod(place.reference, cache) {
                sp.initialize(moving: place)
                place.initialize(copying: cache.valuePlace)
                sp += 1
                continue
              }
            }
            stackTop = sp
            frame.pointee.pc = pc
            if try loadMethod(place, instruction, code, caches) {
              sp += 1
            } else {
              sp.initialize(to: .undefined)
              sp += 1
            }
          case .loadItem:
            let container = sp - 2
            let key = sp - 1
            if key.isInt, container.isObject, container.kind == .list {
              let index = key.int
              let found = container.reference.with(ListObject.self) { list in
                list.isUnchanged ? list.place(of: index) : nil
              }
              if let found {
                let old = container.reference
                container.initialize(copying: found)
                sp -= 1
                stackTop = sp
                old.drop()
                continue
              }
            }
            stackTop = sp
            frame.pointee.pc = pc
            let value = try getItem(container.pointee, key.pointee)
            container.destroy(upTo: sp)
            container.initialize(to: value)
            sp -= 1
          case .storeItem:
            let container = sp - 2
            let key = sp - 1
            if key.isInt, container.isObject, container.kind == .list {
              let index = key.int
              let found = container.reference.with(ListObject.self) { list in
                list.isUnchanged ? list.place(of: index) : nil
              }
              if let found {
                let holder = container.reference
                let old = found.move()
                found.initialize(moving: sp - 3)
                sp -= 3
                stackTop = sp
                withExtendedLifetime(old) {}
                holder.drop()
                continue
              }
            }
            stackTop = sp
            frame.pointee.pc = pc
            try setItem(container.pointee, key.pointee, (sp - 3).pointee)
            (sp - 3).destroy(upTo: sp)
            sp -= 3
          // MARK: - Operators
          case .binary, .inplaceBinary:
            let left = sp - 2
            let right = sp - 1
            let operation = unsafeBitCast(instruction.small, to: BinaryOperation.self)
            if Interpreter.quick(operation, left, right, into: left) {
              sp -= 1
              continue
            }
            stackTop = sp
            frame.pointee.pc = pc
            let value =
              instruction.opcode == .binary
              ? try binary(operation, left.pointee, right.pointee)
              : try inplaceBinary(operation, left.pointee, right.pointee)
            left.destroy(upTo: sp)
            left.initialize(to: value)
            sp -= 1
          case .not:
            stackTop = sp
            frame.pointee.pc = pc
            let value = try truth((sp - 1).pointee)
            (sp - 1).pointee = .bool(!value)
          case .compare:
            let left = sp - 2
            let right = sp - 1
            let operation = unsafeBitCast(instruction.small, to: CompareOperation.self)
            if left.isInt, right.isInt {
              left.set(Interpreter.compare(operation, left.int, right.int))
              sp -= 1
              continue
            }
            stackTop = sp
            frame.pointee.pc = pc
            let value = try compare(operation, left.pointee, right.pointee)
            left.destroy(upTo: sp)
            left.initialize(to: value)
            sp -= 1
          case .compareJumpIfFalse:
            let left = sp - 2
            let right = sp - 1
            let operation = unsafeBitCast(instruction.small, to: CompareOperation.self)
            let holds: Bool
            if left.isInt, right.isInt {
              holds = Interpreter.compare(operation, left.int, right.int)
            } else if left.isFloat, right.isFloat {
              holds = Interpreter.compare(operation, left.double, right.double)
            } else {
              stackTop = sp
              frame.pointee.pc = pc
              holds = try truth(try compare(operation, left.pointee, right.pointee))
              left.destroy(upTo: sp)
            }
            sp -= 2
            if !holds { pc = instructions + Int(instruction.operand) }
          // MARK: - Jumps
          case .jump:
            pc = instructions + Int(instruction.operand)
          case .jumpBack:
            pollCount &+= 1
            if attention.pointee != 0 {
              stackTop = sp
              try attendNow()
            }
            pc = instructions + Int(instruction.operand)
          case .jumpIfFalse, .jumpIfTrue:
            let place = sp - 1
            let holds: Bool
            if place.tag == 0 {
              holds = UnsafeRawPointer(place).load(as: Bool.self)
            } else {
              stackTop = sp
              frame.pointee.pc = pc
              holds = try truth(place.pointee)
              place.destroy()
            }
            sp -= 1
            if holds == (instruction.opcode == .jumpIfTrue) {
              pc = instructions + Int(instruction.operand)
            }
          case .jumpIfFalseOrPop, .jumpIfTrueOrPop:
            stackTop = sp
            frame.pointee.pc = pc
            let holds = try truth((sp - 1).pointee)
            if holds == (instruction.opcode == .jumpIfTrueOrPop) {
              pc = instructions + Int(instruction.operand)
            } else {
              sp -= 1
              sp.destroy()
            }
          case .jumpIfNone, .jumpIfNotNone:
            sp -= 1
            let isNone = sp.tag == 4
            sp.destroy()
            if isNone == (instruction.opcode == .jumpIfNone) {
              pc = instructions + Int(instruction.operand)
            }

          // MARK: - Iteration
          case .getIterator:
            stackTop = sp
            frame.pointee.pc = pc
            let iterator = try iterator(of: (sp - 1).pointee)
            (sp - 1).pointee = .object(iterator)
          case .forIter, .forIterStore:
            let place = sp - 1
            switch place.kind {
            case .rangeIterator:
              sp.initialize(to: place.reference.with(RangeIterator.self) { $0.nextElement() })
            case .listIterator:
              sp.initialize(to: place.reference.with(ListIterator.self) { $0.nextElement() })
            case .generator:
              stackTop = sp
              frame.pointee.pc = pc
              let generator = place.reference.with(GeneratorObject.self) { $0 }
              sp.initialize(to: .undefined)
              stackTop = sp + 1
              if try enter(generator, result: sp, role: .iteration, .send(.none)) {
                (frame, code, instructions, constants, caches, pc, locals, sp) = top()
                continue
              }
            default:
              stackTop = sp
              frame.pointee.pc = pc
              guard case .object(let iterator) = place.pointee else { continue }
              sp.initialize(to: try next(iterator))
            }
            if sp.isUndefined {
              sp -= 1
              stackTop = sp
              sp.destroy()
              pc = instructions + Int(instruction.operand)
            } else if instruction.opcode == .forIter {
              sp += 1
            } else {
              let local = locals + Int(instruction.extra)
              if local.isObject {
                let old = local.reference
                local.initialize(moving: sp)
                stackTop = sp
                old.drop()
              } else {
                local.initialize(moving: sp)
              }
            }
          case .unpackSequence:
            stackTop = sp
            frame.pointee.pc = pc
            try unpack(Int(instruction.operand))
            sp = stackTop
          // MARK: - Building
          case .buildTuple:
            let count = Int(instruction.operand)
            sp -= count
            let tuple =
              count == 0
              ? TupleObject.empty
              : TupleObject(count: count) { $0.moveInitialize(from: sp, count: count) }
            sp.initialize(to: .object(tuple))
            sp += 1
          case .buildList:
            let count = Int(instruction.operand)
            sp -= count
            let list = ListObject(taking: sp, count)
            sp.initialize(to: .object(list))
            sp += 1
          case .listAppend:
            let holder = sp - 1 - Int(instruction.operand)
            sp -= 1
            let value = sp.move()
            holder.reference.with(ListObject.self) { $0.append(value) }
          // MARK: - Calls
          case .call, .callMethod:
            var count = Int(instruction.operand)
            var base = sp - count
            var result = base - 1
            if instruction.opcode == .callMethod {
              result = base - 2
              if (base - 1).isUndefined == false {
                base -= 1
                count += 1
              }
            }
            stackTop = sp
            frame.pointee.pc = pc
            if result.isObject {
              let kind = result.kind
              if kind == .function {
                let function = result.reference.with(FunctionObject.self) {
                  Unmanaged.passUnretained($0)
                }
                if pushSimple(function, result, base, count) {
                  (frame, code, instructions, constants, caches, pc, locals, sp) = top()
                  continue
                }
              } else if kind == .nativeFunction {
                let native = result.reference.with(NativeFunction.self) {
                  Unmanaged.passUnretained($0)
                }
                let value = try callNative(
                  native._withUnsafeGuaranteedRef { $0 }, Arguments(base: base, count: count))
                result.destroy(upTo: sp)
                result.initialize(to: value)
                sp = result + 1
                continue
              }
            }
            if try dispatchCall(result, base, count, nil, 0) {
              (frame, code, instructions, constants, caches, pc, locals, sp) = top()
            } else {
              sp = stackTop
            }
          case .callKeywords, .callMethodKeywords:
            let names = Int(instruction.extra)
            let nameCount = frame.pointee.code.keywordNameCounts[names]
            var base = sp - Int(instruction.operand)
            var count = Int(instruction.operand) - nameCount
            var result = base - 1
            if instruction.opcode == .callMethodKeywords {
              result = base - 2
              if (base - 1).isUndefined == false {
                base -= 1
                count += 1
              }
            }
            stackTop = sp
            frame.pointee.pc = pc
            if try dispatchCall(
              result, base, count, frame.pointee.code.keywordNames[names], nameCount)
            {
              (frame, code, instructions, constants, caches, pc, locals, sp) = top()
            } else {
              sp = stackTop
            }
          case .formatField:
            stackTop = sp
            frame.pointee.pc = pc
            try formatField(frame.pointee.code.fields[Int(instruction.operand)])
            sp = stackTop
          case .callExpanded:
            stackTop = sp
            frame.pointee.pc = pc
            if try callExpanded(hasKeywords: instruction.small == 1) {
              (frame, code, instructions, constants, caches, pc, locals, sp) = top()
            } else {
              sp = stackTop
            }
          case .returnValue:
            sp -= 1
            let result = frame.pointee.result
            let role = frame.pointee.role
            if role == .call {
              frameCount &-= 1
              let value = sp.move()
              stackTop = sp
              result.destroy(upTo: sp)
              result.initialize(to: value)
              stackTop = result + 1
              (frame, code, instructions, constants, caches, pc, locals, sp) = top()
              continue
            }
            stackTop = sp
            if let value = try leave(sp.move()) { return value }
            (frame, code, instructions, constants, caches, pc, locals, sp) = top()
          case .yieldValue:
            sp -= 1
            stackTop = sp
            if let value = yield(sp.move(), resumingAt: pc) { return value }
            (frame, code, instructions, constants, caches, pc, locals, sp) = top()
          case .yieldFrom:
            stackTop = sp
            frame.pointee.pc = pc
            let value = try stepYieldFrom((sp - 2).pointee, (sp - 1).pointee)
            if value.isUndefined {
              (sp - 2).destroy(upTo: sp)
              sp -= 1
              (sp - 1).initialize(to: stopValue)
            } else {
              sp -= 1
              sp.destroy()
              stackTop = sp
              if let value = yield(value, resumingAt: pc - 1) { return value }
              (frame, code, instructions, constants, caches, pc, locals, sp) = top()
            }
          case .reraise:
            sp -= 1
            stackTop = sp
            throw reraised(sp.move())
          case .restoreAndReraise:
            sp -= 2
            stackTop = sp
            endHandling(sp)
            throw reraised((sp + 1).move())
          case .raise:
            stackTop = sp
            throw raised(Int(instruction.operand))
          case .duplicateTwo, .rotateThree, .rotateFour, .loadLocalOrGlobal, .loadCellOrGlobal,
            .deleteLocal, .deleteCell, .loadClassCell,
            .deleteGlobal, .loadName, .storeName, .deleteName, .deleteAttribute, .deleteItem,
            .unary, .isSame, .contains, .unpackStar, .buildSet, .buildDict, .buildString,
            .buildSlice, .setAdd, .dictAdd, .listExtend, .setUpdate, .dictUpdate, .dictMerge,
            .listToTuple, .formatValue, .makeFunction, .makeClass, .getYieldFromIterator,
            .pushExceptionInfo, .popExceptionInfo, .matchException, .loadAssertionError, .enterWith,
            .exitWith, .exitWithException, .importName, .importFrom, .importStar, .setupAnnotations,
            .matchSequence, .matchMapping, .getLength, .matchKeys, .matchClass, .matchRest,
            .getAwaitable, .markYield, .getAsyncIterator, .startAsyncNext, .enterAsyncWith,
            .exitAsyncWith:
            stackTop = sp
            frame.pointee.pc = pc
            try carryOut(instruction, frame)
            sp = stackTop
          }
        }
      } catch {
        frames[frameCount - 1].pc = pc
        failure = error
      }
    }
  }

  /// What the inner loop keeps of the frame on top.
  @inline(__always)
  private func top() -> (
    UnsafeMutablePointer<Frame>, Unmanaged<Code>, UnsafeMutablePointer<Instruction>,
    UnsafeMutablePointer<Value>, UnsafeMutablePointer<InlineCache>,
    UnsafeMutablePointer<Instruction>, UnsafeMutablePointer<Value>, UnsafeMutablePointer<Value>
  ) {
    let frame = frames + (frameCount &- 1)
    let code = frame.pointee.code
    return (
      frame, Unmanaged.passUnretained(code), code.instructions, code.constants, code.caches,
      frame.pointee.pc, frame.pointee.locals, stackTop
    )
  }

  /// Pushes the frame of a function that gets just its positional parameters; false if binding
  /// is needed, or a limit is reached.
  @inline(__always)
  private func pushSimple(
    _ function: Unmanaged<FunctionObject>, _ result: UnsafeMutablePointer<Value>,
    _ base: UnsafeMutablePointer<Value>, _ count: Int
  ) -> Bool {
    function._withUnsafeGuaranteedRef { function in
      let code = function.code
      guard code.simpleCount == count,
        frameCount < recursionLimit, frameCount < Interpreter.frameCapacity,
        stackTop + code.frameSize < stackLimit, attention.pointee == 0
      else { return false }
      pollCount &+= 1
      let end = base + code.localCount
      while stackTop < end {
        stackTop.initialize(to: .undefined)
        stackTop += 1
      }
      if code.freeCount > 0 {
        for (index, cell) in function.closure.enumerated() {
          (end - code.freeCount + index).initialize(to: cell)
        }
      }
      (frames + frameCount).initialize(
        to: Frame(
          code: code, globals: function.globals, pc: code.instructions, locals: base,
          result: result, role: .call))
      frameCount &+= 1
      return true
    }
  }
}
