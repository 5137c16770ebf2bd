// Names of attributes, variables and keyword arguments, interned: two symbols are equal exactly if
// their numbers are. Each keeps its text and one `str` object, so that a name becomes a value
// without an allocation. Symbols are never freed.

/// An interned name.
public struct Symbol: Hashable, Sendable {
  public let id: UInt32

  @inlinable init(id: UInt32) { self.id = id }

  /// Interns a name.
  public init(_ text: String) { self = SymbolRegistry.intern(text) }

  public init(_ text: StaticString) { self = SymbolRegistry.intern(text.description) }

  public var text: String { SymbolRegistry.object(id).string }

  /// The interned `str` of the name.
  public var stringObject: StringObject { SymbolRegistry.object(id) }

  public var value: Value { .object(SymbolRegistry.object(id)) }

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

/// The one table of names; number 0 means "not interned".
enum SymbolRegistry {
  nonisolated(unsafe) private static var ids: [String.UTF8Key: UInt32] = [:]
  nonisolated(unsafe) private static var objects: [StringObject] = [StringObject("")]

  static func intern(_ text: String) -> Symbol {
    let key = String.UTF8Key(text)
    if let id = ids[key] { return Symbol(id: id) }
    let id = UInt32(objects.count)
    let object = StringObject(text)
    object.symbolID = id
    objects.append(object)
    ids[key] = id
    return Symbol(id: id)
  }

  static func object(_ id: UInt32) -> StringObject { objects[Int(id)] }
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
