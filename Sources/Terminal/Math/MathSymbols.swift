/// What LaTeX's names and characters stand for.
enum MathSymbols {
  private static func table(
    _ mathClass: MathClass, _ rows: String
  ) -> [(String, (String, MathClass))] {
    let words = rows.split { $0.isWhitespace }.map(String.init)
    return stride(from: 0, to: words.count - 1, by: 2).map {
      (words[$0], (words[$0 + 1], mathClass))
    }
  }

  /// Commands that are one symbol or one word.
  static let named: [String: (String, MathClass)] = Dictionary(
    table(
      .ordinary,
      """
      alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
      kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς
      tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ
      Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω partial ∂ nabla ∇ infty ∞ ell ℓ hbar ℏ Re ℜ Im ℑ
      forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ top ⊤ bot ⊥ neg ¬ lnot ¬ prime ′ dots …
      ldots … cdots ⋯ vdots ⋮ ddots ⋱ angle ∠ degree ° circ ° aleph ℵ imath ı jmath ȷ dag † dagger †
      checkmark ✓ $ $ % % # # & & _ _ square □ blacksquare ■ Box □ triangle △ star ⋆ bullet •
      """)
      + table(
        .binary,
        """
        cdot · times × div ÷ pm ± mp ∓ ast * cap ∩ cup ∪ wedge ∧ land ∧ vee ∨ lor ∨ oplus ⊕
        ominus ⊖ otimes ⊗ odot ⊙ setminus ∖ diamond ⋄ mod mod bmod mod
        """)
      + table(
        .relation,
        """
        leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ ll ≪ gg ≫
        in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ to → rightarrow → leftarrow ←
        gets ← leftrightarrow ↔ Rightarrow ⇒ implies ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔
        mapsto ↦ longrightarrow ⟶ longleftarrow ⟵ uparrow ↑ downarrow ↓ hookrightarrow ↪
        triangleq ≜ coloneqq ≔ mid | parallel ∥ perp ⊥ prec ≺ succ ≻ models ⊨ vdash ⊢ lt < gt >
        """)
      + table(
        .bigOperator,
        """
        sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁
        bigotimes ⨂ bigvee ⋁ bigwedge ⋀
        """)
      + table(
        .opening, "{ { lbrace { langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ lbrack [ lparen (")
      + table(
        .closing, "} } rbrace } rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rbrack ] rparen )")
      + table(.ordinary, "| ‖ Vert ‖ vert | backslash \\ surd √")
      + table(.punctuation, "colon :")
      + [
        "log", "ln", "lg", "exp", "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos",
        "arctan", "sinh", "cosh", "tanh", "max", "min", "sup", "inf", "lim", "limsup", "liminf",
        "argmax", "argmin", "det", "dim", "ker", "deg", "gcd", "Pr", "arg", "tr", "softmax",
      ].map { ($0, ($0, .function)) },
    uniquingKeysWith: { first, _ in first })

  /// Marks over a letter.
  static let accents: [String: Unicode.Scalar] = [
    "hat": "\u{302}", "widehat": "\u{302}", "bar": "\u{304}", "overline": "\u{305}",
    "vec": "\u{20D7}", "overrightarrow": "\u{20D7}", "tilde": "\u{303}", "widetilde": "\u{303}",
    "dot": "\u{307}", "ddot": "\u{308}", "check": "\u{30C}", "breve": "\u{306}",
    "underline": "\u{332}", "mathring": "\u{30A}",
  ]

  static let spaces: [String: Int] = [
    ",": 1, ":": 1, ";": 1, " ": 1, ">": 1, "quad": 2, "qquad": 4, "enspace": 1, "!": 0,
    "thinspace": 1, "hspace": 1,
  ]

  /// Commands that change sizes and styles only.
  static let ignored: Set<String> = [
    "displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle", "big", "Big", "bigg", "Bigg",
    "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr", "limits", "nolimits",
    "nonumber", "notag", "middle", "rm", "bf", "it", "cal", "hline", "centering", "right", "end",
    "normalsize", "large", "Large", "small", "mathstrut", "strut", "/",
  ]

  /// A character that stands for itself.
  static func character(_ character: Character) -> MathNode {
    switch character {
    case "+", "*", "±", "×", "·": return .atom(String(character), .binary)
    case "-", "−": return .atom("−", .binary)
    case "=", "<", ">", "≤", "≥", "≈", "→", "∼", "∈": return .atom(String(character), .relation)
    case ":": return .atom(":", .relation)
    case "(", "[": return .atom(String(character), .opening)
    case ")", "]", "!": return .atom(String(character), .closing)
    case ",", ";": return .atom(String(character), .punctuation)
    case "∑", "∏", "∫": return .atom(String(character), .bigOperator)
    default: return .atom(String(character), .ordinary)
    }
  }

  /// Letters of blackboard style.
  static func doubleStruck(_ node: MathNode) -> MathNode {
    let letters: [String: String] = [
      "C": "ℂ", "E": "𝔼", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ", "1": "𝟙",
    ]
    guard case .atom(let text, _) = node else { return node }
    return .atom(letters[text] ?? text, .ordinary)
  }
}
