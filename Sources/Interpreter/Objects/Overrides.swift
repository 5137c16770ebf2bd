// Which special methods a user's class overrides, one bit for each group that shares a slot.

struct Overrides: OptionSet {
  let rawValue: UInt32

  static let getAttribute = Overrides(rawValue: 1 << 0)
  static let getAttr = Overrides(rawValue: 1 << 1)
  static let setAttr = Overrides(rawValue: 1 << 2)
  static let call = Overrides(rawValue: 1 << 3)
  static let binary = Overrides(rawValue: 1 << 4)
  static let inplace = Overrides(rawValue: 1 << 5)
  static let unary = Overrides(rawValue: 1 << 6)
  static let compare = Overrides(rawValue: 1 << 7)
  static let getItem = Overrides(rawValue: 1 << 8)
  static let setItem = Overrides(rawValue: 1 << 9)
  static let delItem = Overrides(rawValue: 1 << 10)
  static let length = Overrides(rawValue: 1 << 11)
  static let contains = Overrides(rawValue: 1 << 12)
  static let iterate = Overrides(rawValue: 1 << 13)
  static let next = Overrides(rawValue: 1 << 14)
  static let truth = Overrides(rawValue: 1 << 15)
  static let hash = Overrides(rawValue: 1 << 16)
  static let repr = Overrides(rawValue: 1 << 17)
  static let str = Overrides(rawValue: 1 << 18)
  static let format = Overrides(rawValue: 1 << 19)
  static let number = Overrides(rawValue: 1 << 20)
  static let descriptor = Overrides(rawValue: 1 << 21)
  static let dataDescriptor = Overrides(rawValue: 1 << 22)
  static let new = Overrides(rawValue: 1 << 23)
  static let delete = Overrides(rawValue: 1 << 24)

  private static let bits: [Symbol: Overrides] = {
    var bits: [Symbol: Overrides] = [
      Names.getAttribute: .getAttribute, Names.getAttr: .getAttr, Names.setAttr: .setAttr,
      Names.delAttr: .setAttr, Names.call: .call, Names.getItem: .getItem,
      Names.setItem: .setItem, Names.delItem: .delItem, Names.length: .length,
      Names.contains: .contains, Names.iterate: .iterate, Names.next: .next,
      Names.truth: .truth, Names.hash: .hash, Names.repr: .repr, Names.str: .str,
      Names.format: .format, Names.index: .number, Names.int: .number, Names.float: .number,
      Names.get: .descriptor, Names.set: .dataDescriptor, Names.deleteDescriptor: .dataDescriptor,
      Names.new: .new, Names.delete: .delete,
    ]
    for operation in BinaryOperation.allCases {
      bits[operation.method] = .binary
      bits[operation.reflectedMethod] = .binary
      bits[operation.inplaceMethod] = .inplace
    }
    for operation in UnaryOperation.allCases { bits[operation.method] = .unary }
    for operation in CompareOperation.allCases { bits[operation.method] = .compare }
    return bits
  }()

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The special methods that the user's classes in the order define before a native one does.
  init(of type: TypeObject) {
    self = []
    var native: Set<Symbol> = []
    for ancestor in type.mro {
      let isPlain = ancestor === TypeObject.object
      var definesEqual = false
      var definesHash = false
      for key in ancestor.namespace.keys {
        guard let name = key.stringObject?.symbol, let bit = Overrides.bits[name] else { continue }
        definesEqual = definesEqual || name == Names.equal
        definesHash = definesHash || name == Names.hash
        if ancestor.isNative {
          if !isPlain { native.insert(name) }
        } else if !native.contains(name) {
          insert(bit)
        }
      }
      // A class with its own equality and no hash cannot be a key.
      if !ancestor.isNative, definesEqual, !definesHash {
        ancestor.namespace.set(Names.hash, .none)
        insert(.hash)
      }
    }
  }
}
