// What is left out on purpose says so, and names what is there instead.

import Interpreter
import Testing

@testable import Library

@Suite struct LeftOutTests {
  /// The message of the error that a program ends with.
  private func message(_ program: String) -> String {
    let machine = Interpreter()
    Library.install(into: machine)
    do throws(Raised) {
      try machine.run("import torch, numpy as np\n" + program, in: machine.makeNamespace())
      return ""
    } catch {
      return (try? machine.str(.object(error.exception))) ?? ""
    }
  }

  @Test(
    "a name that is left out on purpose names the nearest thing",
    arguments: [
      (
        "torch.quantize_per_tensor",
        "module 'torch' has no attribute 'quantize_per_tensor': numbers are not quantised in Taper; "
          + ".half() and .to(torch.int8) make them smaller"
      ),
      (
        "torch.ones(2).refine_names('a')",
        "'Tensor' object has no attribute 'refine_names': dimensions have no names in Taper; movedim, "
          + "permute and unflatten take their numbers"
      ),
      (
        "torch.jit.script",
        "module 'torch' has no attribute 'jit': programs run as they are written; "
          + "torch.compile gives its model back, torch.save keeps a state_dict()"
      ),
      (
        "import torch.hub",
        "No module named 'torch.hub': nothing is downloaded; torch.load reads "
          + "files below the working folder"
      ),
      (
        "from torch.utils.tensorboard import SummaryWriter",
        "No module named 'torch.utils.tensorboard': %timeit and :time measure, matplotlib.pyplot "
          + "draws"
      ),
      (
        "import ast\nast.parse('1')",
        "module 'ast' has no attribute 'parse': trees of programs are not in Taper; ast.literal_eval "
          + "reads values, compile() takes text"
      ),
      (
        "import matplotlib.tri",
        "No module named 'matplotlib.tri': triangulations are not in Taper; scatter shows points, "
          + "contourf takes values on a grid"
      ),
      (
        "torch.complex32",
        "module 'torch' has no attribute 'complex32': 16-bit complex numbers are not in Taper; "
          + "torch.complex64 holds them"
      ),
    ])
  func reasons(program: String, expected: String) {
    #expect(message(program) == expected)
  }

  @Test("a name that nobody has is a plain mistake, and hasattr answers")
  func mistakes() {
    #expect(message("torch.randm(2)") == "module 'torch' has no attribute 'randm'")
    #expect(message("np.aray([1])") == "module 'numpy' has no attribute 'aray'")
    #expect(message("assert not hasattr(torch, 'jit')") == "")
    #expect(
      message("class Layer: pass\nLayer().names") == "'Layer' object has no attribute 'names'")
  }
}
