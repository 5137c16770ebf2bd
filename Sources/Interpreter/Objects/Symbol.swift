// Names of attributes, variables and keyword arguments, interned: two symbols are equal exactly if
// their numbers are. Each keeps its text and one `str` object, so that a name becomes a value
// without an allocation. Symbols are never freed.

/// An interned name.
public struct Symbol: Hashable, Sendable {
  public let id: UInt32

  @inline(__always) init(id: UInt32) { self.id = id }

  /// Interns a name.
  public init(_ text: String) { self = SymbolRegistry.intern(text) }

  public init(_ text: StaticString) { self = SymbolRegistry.intern(text.description) }

  public var text: String { SymbolRegistry.object(id).string }

  /// The interned `str` of the name.
  public var stringObject: StringObject { SymbolRegistry.object(id) }

  public var value: Value { .object(SymbolRegistry.object(id)) }

  /// Whether it is that of a slot that the compiler adds to a function.
  var isHidden: Bool { self == Names.localsSlot || self == Names.returnSlot }

  /// Whether the name begins and ends with two underscores.
  public var isSpecial: Bool { text.hasPrefix("__") && text.hasSuffix("__") }
}

extension StringObject {
  /// The symbol of this text, interned on first use.
  public var symbol: Symbol {
    if symbolID != 0 { return Symbol(id: symbolID) }
    let symbol = SymbolRegistry.intern(string)
    symbolID = symbol.id
    return symbol
  }
}

/// The one table of names; number 0 means "not interned", then come `Names`.
enum SymbolRegistry {
  private struct Table {
    var ids: [String.UTF8Key: UInt32] = [:]
    var objects: [StringObject] = [StringObject("")]

    init() {
      for text in Names.texts { _ = add(text) }
    }

    mutating func add(_ text: String) -> UInt32 {
      let id = UInt32(objects.count)
      let object = StringObject(text)
      object.symbolID = id
      objects.append(object)
      ids[String.UTF8Key(text)] = id
      return id
    }
  }

  nonisolated(unsafe) private static var table = Table()

  static func intern(_ text: String) -> Symbol {
    if let id = table.ids[String.UTF8Key(text)] { return Symbol(id: id) }
    return Symbol(id: table.add(text))
  }

  static func object(_ id: UInt32) -> StringObject { table.objects[Int(id)] }
}

extension String {
  /// A string compared by its bytes: Swift's own equality would unite composed and decomposed forms.
  struct UTF8Key: Hashable {
    let string: String

    init(_ string: String) { self.string = string }

    static func == (left: UTF8Key, right: UTF8Key) -> Bool {
      StringObject.haveEqualBytes(left.string, right.string)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(StringObject.hash(of: string))
    }
  }
}
