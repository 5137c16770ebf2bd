// How many values each instruction leaves on the stack, more or fewer.

extension Opcode {
  /// The change in depth when the machine goes on with the next instruction.
  func stackEffect(a: Int, b: Int, c: Int) -> Int {
    switch self {
    case .loadConstant, .loadNone, .loadUndefined, .duplicate, .loadLocal, .loadCell,
      .loadLocalOrGlobal, .loadCellOrGlobal,
      .loadClosure, .loadClassCell, .loadGlobal, .loadName, .loadAssertionError, .loadMethod,
      .binaryLocalConstant, .binaryLocalPair, .loadLocalAttribute, .loadLocalItem, .forIter,
      .pushExceptionInfo, .enterWith, .enterAsyncWith, .startAsyncNext,
      .exitWithException, .importName, .importFrom, .matchSequence, .matchMapping, .getLength,
      .matchKeys:
      return 1
    case .duplicateTwo, .loadLocalPair, .loadLocalConstant: return 2
    case .rotateTwo, .rotateThree, .rotateFour, .deleteLocal, .makeCell, .deleteCell,
      .deleteGlobal, .deleteName, .loadAttribute, .unary, .not, .jump, .jumpBack, .getIterator,
      .getAwaitable, .markYield, .getAsyncIterator, .exitAsyncWith,
      .forIterStore, .listToTuple, .formatField, .yieldValue, .getYieldFromIterator,
      .matchException, .setupAnnotations:
      return 0
    case .pop, .storeLocalAttribute, .storeLocalItem, .storeLocal, .storeCell, .storeGlobal,
      .storeName, .deleteAttribute, .loadItem,
      .binary, .inplaceBinary, .compare, .isSame, .contains, .jumpIfFalse, .jumpIfTrue,
      .jumpIfFalseOrPop, .jumpIfTrueOrPop, .jumpIfNone, .jumpIfNotNone, .listAppend, .setAdd,
      .listExtend, .setUpdate, .dictUpdate, .dictMerge, .returnValue, .yieldFrom,
      .popExceptionInfo, .reraise, .exitWith, .importStar, .matchRest:
      return -1
    case .storeAttribute, .deleteItem, .compareJumpIfFalse, .dictAdd, .restoreAndReraise,
      .matchClass:
      return -2
    case .storeItem: return -3
    case .unpackSequence: return a - 1
    case .unpackStar: return a + b
    case .buildTuple, .buildList, .buildSet, .buildString, .buildSlice: return 1 - a
    case .buildDict: return 1 - 2 * a
    case .formatValue: return -b
    case .call, .callKeywords, .raise: return -a
    case .callMethod, .callMethodKeywords: return -a - 1
    case .callExpanded, .makeClass: return -1 - c
    case .makeFunction: return 1 - c.nonzeroBitCount
    }
  }

  /// The depth at a jump's target, relative to that behind the instruction.
  var jumpEffect: Int {
    switch self {
    case .jumpIfFalseOrPop, .jumpIfTrueOrPop: return 1
    case .forIter: return -2
    default: return 0
    }
  }

  /// Whether the next instruction is never reached from this one.
  var leaves: Bool {
    switch self {
    case .jump, .jumpBack, .returnValue, .reraise, .restoreAndReraise, .raise: return true
    default: return false
    }
  }
}
