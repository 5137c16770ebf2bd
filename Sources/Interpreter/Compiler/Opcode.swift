// What the machine's instructions do, for a machine with a stack of values and a row of local slots
// per frame. Stack pictures read from bottom to top: [a b] -> [c]. Operands: a is `operand`, b is
// `extra`, c is `small`.

/// What an instruction does. `name` is `code.names[a]`, `constant` is `code.constants[a]`, `slot` a
/// local, `cache` is `code.caches[b]` (none if b is `Instruction.noCache`), `target` an index of an instruction.
enum Opcode: UInt8 {
  // Constants and the stack.
  /// [] -> [constant]
  case loadConstant
  case loadNone
  /// [] -> [undefined], the mark for "no self" that `callMethod` understands.
  case loadUndefined
  case pop
  /// [x] -> [x x]
  case duplicate
  /// [x y] -> [x y x y]
  case duplicateTwo
  /// [x y] -> [y x]
  case rotateTwo
  /// [x y z] -> [z x y]
  case rotateThree
  /// [w x y z] -> [z w x y]
  case rotateFour

  // Variables. A cell's slot holds a `CellObject`; free variables stand in slots behind the locals.
  /// slot a; raises UnboundLocalError if it is undefined
  case loadLocal
  /// slot a, name b: the local, or if it is undefined the global; c says that a function is wanted
  case loadLocalOrGlobal
  case storeLocal
  case deleteLocal
  /// slots a, b: [] -> [x y]
  case loadLocalPair
  /// slot b, constant a: [] -> [x constant]
  case loadLocalConstant
  /// slot b, constant a, binary operator c: [] -> [x op constant]
  case binaryLocalConstant
  /// slots a, b, binary operator c: [] -> [x op y]
  case binaryLocalPair
  /// wraps the value in slot a into a new cell
  case makeCell
  /// slot a: the value in the cell, NameError or UnboundLocalError if it is undefined
  case loadCell
  /// slot a, name b, c: as loadLocalOrGlobal, with the value in the cell
  case loadCellOrGlobal
  case storeCell
  case deleteCell
  /// slot a: [] -> [cell], for a closure
  case loadClosure
  /// slot a, names[b]: the class namespace, then the cell
  case loadClassCell
  /// name, cache: the globals, then the builtins, then the interpreter's fallback; c says that a
  /// function is wanted
  case loadGlobal
  case storeGlobal
  case deleteGlobal
  /// name: the class namespace, then as loadGlobal
  case loadName
  case storeName
  case deleteName

  // Attributes and items.
  /// name, cache: [x] -> [x.name]
  case loadAttribute
  /// name, cache: [value x] -> []
  case storeAttribute
  /// name: [x] -> []
  case deleteAttribute
  /// name, cache: [x] -> [method x], or [x.name undefined] if it is no plain method
  case loadMethod
  /// slot c, name, cache: [] -> [x.name]
  case loadLocalAttribute
  /// slot c, name, cache: [value] -> []
  case storeLocalAttribute
  /// slots a, b: [] -> [x[key]]
  case loadLocalItem
  /// slots a, b: [value] -> []
  case storeLocalItem
  /// [x key] -> [x[key]]
  case loadItem
  /// [value x key] -> []
  case storeItem
  /// [x key] -> []
  case deleteItem

  // Operators; c is the raw value of the operation.
  /// [x y] -> [x op y]
  case binary
  case inplaceBinary
  /// [x] -> [op x]
  case unary
  /// [x] -> [not x]
  case not
  /// [x y] -> [x op y]
  case compare
  /// compare, then jump to target a if false: [x y] -> []
  case compareJumpIfFalse
  /// c is 1 for `is not`: [x y] -> [bool]
  case isSame
  /// c is 1 for `not in`: [x y] -> [x in y]
  case contains

  // Jumps to target a. Backward ones look at the interrupt flag.
  case jump
  /// a jump to an earlier instruction
  case jumpBack
  /// [x] -> []
  case jumpIfFalse
  case jumpIfTrue
  /// [x] -> [x] and jump, or []
  case jumpIfFalseOrPop
  case jumpIfTrueOrPop
  /// [x] -> []; jumps if x is None
  case jumpIfNone
  case jumpIfNotNone

  // Iteration.
  /// [iterable] -> [iterator]
  case getIterator
  /// [iterator] -> [iterator next], or at its end [] and jump to target a
  case forIter
  /// forIter, then storeLocal b: [iterator] -> [iterator]
  case forIterStore
  /// a elements: [sequence] -> [last ... first]
  case unpackSequence
  /// a before the star, b behind it: [sequence] -> [last ... list ... first]
  case unpackStar

  // Building.
  /// a elements
  case buildTuple
  case buildList
  case buildSet
  /// a pairs: [k v k v ...] -> [dict]
  case buildDict
  /// a strings: [s s ...] -> [str]
  case buildString
  /// a is 2 or 3: [lower upper (step)] -> [slice]
  case buildSlice
  /// the list stands a values below the element: [list ... x] -> [list ...]
  case listAppend
  case setAdd
  /// the dict stands a values below the key: [dict ... k v] -> [dict ...]
  case dictAdd
  /// [list iterable] -> [list]; c is 1 for the arguments of a call, whose function stands below
  case listExtend
  /// [set iterable] -> [set]
  case setUpdate
  /// [dict mapping] -> [dict]
  case dictUpdate
  /// as dictUpdate, for `**` in a call: a key that is there already is a TypeError
  case dictMerge
  /// [list] -> [tuple]
  case listToTuple
  /// conversion c (0 or its character), b is 1 with a specification: [x (spec)] -> [str]
  case formatValue
  /// the field code.fields[a]: [x] -> [str]
  case formatField

  // Calls.
  /// a positional arguments: [f x ...] -> [result]
  case call
  /// a arguments of which the last have the names code.keywordNames[b]: [f x ... v ...] -> [result]
  case callKeywords
  /// c is 1 with keywords: [f args-tuple (dict)] -> [result]
  case callExpanded
  /// as call, above what loadMethod left: [method self x ...] -> [result]
  case callMethod
  case callMethodKeywords
  /// [x] -> leaves the frame
  case returnValue
  /// a code object in constant a; c has bits 1 defaults tuple, 2 dict of keyword defaults, 4 dict of annotations,
  /// 8 closure tuple, each on the stack in this order: [...] -> [function]
  case makeFunction
  /// constant a is the name, c is 1 with keywords: [function bases-tuple (dict)] -> [class]
  case makeClass
  /// [x] -> leaves the frame with x; continues as [sent]
  case yieldValue
  /// [iterator sent] -> leaves the frame with what it yields and starts again, or [result]
  case yieldFrom
  /// [x] -> [iterator], x itself if it is a generator
  case getYieldFromIterator

  // Waiting. What is awaited is gone through as by `yield from`.
  /// [awaitable] -> [iterator]
  case getAwaitable
  /// [x] -> [x marked as what an asynchronous generator yields, not as what it waits for]
  case markYield
  /// [asynchronous iterable] -> [asynchronous iterator]
  case getAsyncIterator
  /// [asynchronous iterator] -> [asynchronous iterator, iterator of its next step]
  case startAsyncNext
  /// [manager] -> [exit, iterator of entering]
  case enterAsyncWith
  /// [exit] -> [iterator of leaving]
  case exitAsyncWith

  // Exceptions. A handler is entered with the exception on the stack (see `Code.Handler`).
  /// [exc] -> [previous exc]; exc becomes the exception being handled
  case pushExceptionInfo
  /// [previous] -> []; previous becomes the exception being handled
  case popExceptionInfo
  /// [exc type] -> [exc bool]
  case matchException
  /// [exc] -> raises it again
  case reraise
  /// [previous exc] -> previous becomes the exception being handled, then raises exc again
  case restoreAndReraise
  /// a values: nothing (the exception being handled), [exc], or [exc cause]
  case raise
  /// [] -> [AssertionError]
  case loadAssertionError
  /// [manager] -> [exit entered]
  case enterWith
  /// [exit] -> []; calls it with three times None
  case exitWith
  /// [exit previous exc] -> [exit previous exc result]
  case exitWithException

  // Modules and annotations.
  /// constant a is the dotted name, b the level; c is 0 for the first module, 1 for the last
  case importName
  /// name: [module] -> [module member]
  case importFrom
  /// [module] -> []
  case importStar
  /// makes `__annotations__` if there is none
  case setupAnnotations

  // Patterns.
  /// [x] -> [x bool]
  case matchSequence
  case matchMapping
  /// [x] -> [x length]
  case getLength
  /// [x keys] -> [x keys values-or-None]
  case matchKeys
  /// a positional patterns: [x type names-tuple] -> [attributes-or-None]
  case matchClass
  /// [x keys] -> [dict] of the other entries
  case matchRest
}

extension Instruction {
  /// The `extra` of an instruction that could have a cache but has none: the code has too many.
  static let noCache = UInt16.max
}
