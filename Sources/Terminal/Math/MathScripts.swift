/// Letters above and below the line, and letters with a mark, where Unicode has them.
enum MathScripts {
  private static func table(_ from: String, _ to: String) -> [Character: Character] {
    Dictionary(zip(from, to), uniquingKeysWith: { first, _ in first })
  }

  private static let upper = table(
    "0123456789+−-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθιφχ′*⊤·",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᵠᵡ′*ᵀ˙")
  private static let lower = table(
    "0123456789+−-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")

  /// The text written above the line: in Unicode's small letters, or behind a `^`.
  static func above(_ text: String) -> String { script(text, upper, mark: "^") }

  /// The text written below the line: in Unicode's small letters, or behind a `_`.
  static func below(_ text: String) -> String { script(text, lower, mark: "_") }

  private static func script(
    _ text: String, _ table: [Character: Character], mark: String
  ) -> String {
    let tight = text.filter { $0 != " " }
    let small = tight.compactMap { table[$0] }
    if small.count == tight.count { return String(small) }
    let isPlain = tight.allSatisfy { $0.isLetter || $0.isNumber || $0 == "*" || $0 == "∞" }
    return isPlain ? mark + tight : mark + "(" + tight + ")"
  }

  private static let composed: [Unicode.Scalar: [Character: Character]] = [
    "\u{302}": table("acegijosuwyzACEGHIJOSUWYZ", "âĉêĝîĵôŝûŵŷẑÂĈÊĜĤÎĴÔŜÛŴŶẐ"),
    "\u{303}": table("aeinouvyAEINOUVY", "ãẽĩñõũṽỹÃẼĨÑÕŨṼỸ"),
    "\u{304}": table("aegiouyAEGIOUY", "āēḡīōūȳĀĒḠĪŌŪȲ"),
    "\u{307}": table("abcdefghmnprstwxyz", "ȧḃċḋėḟġḣṁṅṗṙṡṫẇẋẏż"),
    "\u{308}": table("aehiotuwxy", "äëḧïöẗüẅẍÿ"),
  ]

  /// The text with a mark on each of its letters.
  static func marked(_ text: String, _ mark: Unicode.Scalar) -> String {
    text.map { character -> String in
      if let whole = composed[mark]?[character] { return String(whole) }
      guard character != " " else { return " " }
      return String(character) + String(Character(mark))
    }.joined()
  }
}
