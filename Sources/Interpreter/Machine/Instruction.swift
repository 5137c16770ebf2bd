// One instruction: eight bytes. What it does stands at `Opcode`.

struct Instruction {
  var opcode: Opcode
  /// A small operand: an operator, a count.
  var small: UInt8 = 0
  /// A second operand: a local, or the index of an inline cache.
  var extra: UInt16 = 0
  /// The main operand: a local, constant, name, count or target.
  var operand: Int32 = 0
}
