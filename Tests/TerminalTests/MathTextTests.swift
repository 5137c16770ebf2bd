import Testing

@testable import Terminal

@Suite struct MathTextTests {
  @Test(arguments: [
    ("y = w x + b", "y = wx + b"),
    ("\\hat{y}_i = \\mathbf{w}^\\top \\mathbf{x}_i", "ŷᵢ = wᵀxᵢ"),
    ("w_{t+1} = w_t - \\eta \\nabla L(w_t)", "wₜ₊₁ = wₜ − η∇L(wₜ)"),
    ("\\frac{\\partial L}{\\partial w}", "∂L/∂w"),
    ("\\frac{1}{n}\\sum_{i=1}^{n} (y_i - \\hat{y}_i)^2", "1/n ∑ᵢ₌₁ⁿ (yᵢ − ŷᵢ)²"),
    ("\\sigma(z) = \\frac{1}{1 + e^{-z}}", "σ(z) = 1/(1 + e⁻ᶻ)"),
    ("\\frac{a + b}{2}", "(a + b)/2"),
    ("X \\in \\mathbb{R}^{n \\times d}", "X ∈ ℝ^(n×d)"),
    ("\\sqrt{x^2 + y^2}, \\sqrt2, \\sqrt[3]{x}", "√(x² + y²), √2, ³√x"),
    ("\\bar{x}, \\vec{v}, \\tilde{a}", "x̄, v\u{20D7}, ã"),
    ("x^{(i)}_j, x_{max}, w_{new}, f''", "xⱼ⁽ⁱ⁾, xₘₐₓ, w_new, f′′"),
    ("-x \\leq |y|", "−x ≤ |y|"),
    ("\\text{loss} = \\max(0, 1 - y)", "loss = max(0, 1 − y)"),
    ("p(y \\mid x) \\propto \\exp\\left(-\\frac{x}{2}\\right)", "p(y | x) ∝ exp(−x/2)"),
    ("\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}", "[1 2; 3 4]"),
    ("a \\quad b \\to \\infty", "a  b → ∞"),
    ("f: A \\rightarrow B", "f : A → B"),
    ("\\binom{n}{k}", "(n; k)"),
    ("0.001", "0.001"),
  ])
  func `A formula in a line is written in Unicode`(_ source: String, _ text: String) {
    #expect(MathText.inline(source) == text)
  }

  @Test(arguments: [
    ("\\unheard{x} + 1", "\\unheard{x} + 1"), ("\\unheard", "\\unheard"), ("x^", "x"), ("{", ""),
    ("}", ""), ("\\frac{1}", "1/"), ("\\left( x", "(x"), ("\\end{x} y", "xy"), ("", ""),
    ("\\", "\\"),
    ("_i", "ᵢ"), ("a & b", "a b"), ("\\begin{pmatrix} 1", "(1)"),
  ])
  func `What is wrong or unknown stays readable`(_ source: String, _ text: String) {
    #expect(MathText.inline(source) == text)
  }

  @Test func `A formula that is nested too deeply is shown as it is written`() {
    let source = String(repeating: "\\frac{", count: 500) + "x"
    #expect(MathText.inline(source) == source)
    #expect(MathText.displayed(source, width: 80) == [source])
  }

  @Test func `A displayed formula has its fractions and limits in rows`() {
    let source = "L = \\frac{1}{n} \\sum_{i=1}^{n} (y_i - \\hat{y}_i)^2"
    #expect(
      MathText.displayed(source, width: 60) == [
        "    1  n",
        "L = ─  ∑  (yᵢ − ŷᵢ)²",
        "    n i=1",
      ])
    #expect(MathText.displayed(source, width: 10) == ["L = 1/n ∑ᵢ₌₁ⁿ (yᵢ − ŷᵢ)²"])
  }

  @Test func `Matrices and cases stand in brackets of their height`() {
    let product =
      "\\begin{bmatrix} 1 & 20 \\\\ 3 & 4 \\end{bmatrix}^T x"
      + " = \\begin{pmatrix} x \\\\ y \\\\ z \\end{pmatrix}"
    #expect(
      MathText.displayed(product, width: 60) == [
        "              ⎛ x ⎞",
        "⎡ 1  20 ⎤ᵀx = ⎜ y ⎟",
        "⎣ 3   4 ⎦     ⎝ z ⎠",
      ])
    #expect(
      MathText.displayed(
        "f(x) = \\begin{cases} x & \\text{if } x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}",
        width: 60) == [
          "f(x) = ⎧ x  if x > 0",
          "       ⎩ 0  otherwise",
        ])
  }

  @Test func `Equations are aligned at their signs`() {
    #expect(
      MathText.displayed(
        "\\begin{aligned} y &= wx + b \\\\ loss &= (y - t)^2 \\end{aligned}", width: 60) == [
          "   y = wx + b",
          "loss = (y − t)²",
        ])
  }
}
