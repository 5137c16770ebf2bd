// Hints below PyTorch's messages: real mistakes, run in a session.
import Testing

@testable import Notebook

@Suite("Hints")
struct MistakeHintTests {
  @Test(
    "A classic mistake is followed by what to try",
    arguments: [
      (
        "torch.ones(2, 3) @ torch.ones(2, 3)",
        "the left one has 3 columns, the right one 2 rows, and these must be equal: transpose one "
          + "with .T, or give the layer in_features=3"
      ),
      (
        "torch.ones(3) + torch.ones(4)",
        "the sizes 3 and 4 meet in one dimension; sizes must be equal or 1: look at both .shape, "
          + "then reshape or unsqueeze one of them"
      ),
      (
        "torch.ones(3, requires_grad=True).backward()",
        "backward() starts from one number: reduce the result with .sum() or .mean() first, or "
          + "pass gradient="
      ),
      (
        "torch.ones(1).sum().backward()",
        "nothing that led to this tensor has requires_grad=True, or it was computed under "
          + "torch.no_grad() or from .detach()"
      ),
      (
        "torch.arange(6).view(2, 4)",
        "these sizes make 8 elements, and the tensor has another number; -1 for one of them lets "
          + "PyTorch work it out"
      ),
      (
        "if torch.ones(2) > 0: pass",
        "say whether .all() or .any() of the elements should hold"
      ),
      ("torch.ones(2).sum(1)", "the tensor has 1 dimension: see .shape"),
      (
        "w = torch.ones(1, requires_grad=True)\nw += 1",
        "change parameters inside a block `with torch.no_grad():`"
      ),
      (
        "nn.Conv2d(1, 2, 3)(torch.ones(1, 3, 8, 8))",
        "images come as (batch, channels, height, width): this layer takes 1 channels, the input "
          + "[1, 3, 8, 8] has 3"
      ),
      (
        "torch.tensor([1, 2], requires_grad=True)",
        "whole numbers have no slope: write 1. for 1, or convert with .float()"
      ),
      (
        "torch.arange(3).mean()",
        "a mean of whole numbers is no whole number: convert with .float() first"
      ),
      (
        "torch.ones(2, requires_grad=True).grad.zero_()",
        ".grad is None until backward() has run, and after zero_grad()"
      ),
      (
        "class M(nn.Module):\n    def __init__(self):\n        self.layer = nn.Linear(1, 1)\nM()",
        "__init__ of your class must begin with super().__init__()"
      ),
      (
        "F.cross_entropy(torch.ones(2, 3), torch.ones(2, 1).long())",
        "the target holds one class number for each row: shape (N,), .squeeze(1) makes it so"
      ),
      (
        "nn.BCELoss()(torch.ones(2) * 2, torch.ones(2))",
        "BCELoss takes probabilities: torch.sigmoid first, or BCEWithLogitsLoss without it"
      ),
      (
        "torch.ones(2, 3).t().view(6)",
        "transposed memory cannot be viewed in that shape: reshape copies where it must"
      ),
      ("plt.plot([1, 2])", "a line `import matplotlib.pyplot as plt` brings it in"),
      ("DataLoader([1])", "a line `from torch.utils.data import DataLoader` brings it in"),
      (
        "import seaborn as sns",
        "figures are drawn with matplotlib.pyplot"
      ),
    ])
  func hint(source: String, expected: String) {
    #expect(hint(source) == expected)
  }

  @Test("Other errors have none", arguments: ["1 / 0", "undefined_name", "[][3]"])
  func noHint(source: String) {
    #expect(hint(source) == nil)
  }

  private func hint(_ source: String) -> String? {
    let session = Session(style: .interactive)
    var failure: CellError?
    session.run(source) { if case .error(let error) = $0 { failure = error } }
    return failure.flatMap(MistakeHint.text)
  }
}
