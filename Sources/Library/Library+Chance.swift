import Interpreter
import Tensors

extension Library {
  /// From now on generators that are given no seed take theirs from a number, so that a session that
  /// runs again draws the same.
  public static func fixChance(_ seed: UInt64, in machine: Interpreter) {
    // The generators that all share draw a seed when they come to be: before, not after.
    let shared = (Generator.standard, NumPyRandomState.standard)
    Chance.standard = Chance(seed)
    shared.0.seed()
    shared.1.seed(UInt32.random(in: 0...UInt32.max, using: &Chance.standard))
    var imports = Chance(~seed)
    machine.importChance = { imports.next() }
  }
}
