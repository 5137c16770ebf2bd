// Whole tutorials, against what PyTorch printed for them (Fixtures/tutorials/NAME.txt, which
// Fixtures/tutorials/make.py writes).
import Foundation
import Interpreter
import Language
import Testing

@testable import Library

@Suite("Tutorials", .serialized)
struct TutorialTests {
  private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/tutorials")

  private func run(_ source: String) -> String {
    let machine = Interpreter()
    var printed = ""
    machine.write = { printed += $0 }
    Library.install(into: machine)
    let namespace = machine.makeNamespace()
    do throws(Raised) {
      try machine.runScript(SourceText(source, name: "tutorial"), in: namespace)
    } catch {
      printed += error.exception.type.name + ": "
      printed += ((try? machine.str(.object(error.exception))) ?? "") + "\n"
    }
    return printed
  }

  @Test(
    "A tutorial prints what PyTorch prints",
    arguments: [
      "images", "sequences", "attention", "generative", "models", "layers", "distributions",
      "training_tools", "mixed_precision", "narrow_floats", "small_things", "convolutions",
      "complex_numbers", "complex_gradients", "complex_digits", "complex_arrays", "fourier",
    ])
  func tutorial(name: String) throws {
    let source = try String(
      contentsOf: folder.appendingPathComponent("\(name).py"), encoding: .utf8)
    let expected = try String(
      contentsOf: folder.appendingPathComponent("\(name).txt"), encoding: .utf8)
    let given = run(source).split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(given.count == wanted.count)
    for (line, want) in zip(given, wanted) { #expect(line == want) }
  }

  @Test("A safetensors file has the bytes that the library safetensors writes")
  func safetensors() {
    let printed = run(
      #"""
      import torch
      from safetensors.torch import load, save
      content = save({"w": torch.tensor([1.0, 2.0]), "n": torch.tensor([[3]])}, {"by": "x"})
      print(content)
      print(load(content))
      try:
          save({"t": torch.ones(2, 3).t()})
      except ValueError as error:
          print(str(error)[:54])
      """#)
    #expect(
      printed == #"""
        b'\x88\x00\x00\x00\x00\x00\x00\x00{"__metadata__":{"by":"x"},"n":{"dtype":"I64","shape":[1,1],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00\x80?\x00\x00\x00@'
        {'n': tensor([[3]]), 'w': tensor([1., 2.])}
        You are trying to save a non contiguous tensor: `t` wh

        """#)
  }

  @Test("Files with any byte changed, cut or repeated are read or refused, never worse")
  func hostileFiles() {
    let printed = run(
      """
      import io, random
      import numpy as np
      import torch
      random.seed(5)
      f = io.BytesIO()
      torch.save({"w": torch.arange(6.0).reshape(2, 3), "n": [1, 2.5, "x"], "e": None}, f)
      g = io.BytesIO()
      np.savez(g, a=np.arange(4), b=np.ones(2))
      import safetensors.torch
      h = io.BytesIO(safetensors.torch.save({"w": torch.ones(2, 3), "n": torch.arange(4)}))
      def load_tensors(file):
          return safetensors.torch.load(file.read())
      for data, load in ((f.getvalue(), torch.load), (g.getvalue(), np.load),
                         (h.getvalue(), load_tensors)):
          for trial in range(150):
              changed = list(data)
              for _ in range(random.randint(1, 4)):
                  how, at = random.randrange(3), random.randrange(len(changed))
                  if how == 0:
                      changed[at] = random.randrange(256)
                  elif how == 1:
                      del changed[at:at + random.randint(1, 40)]
                  else:
                      changed[at:at] = changed[at:at + random.randint(1, 40)]
              try:
                  made = load(io.BytesIO(bytes(changed)))
                  if load is np.load:
                      made = dict(made.items())
                  repr(made)
              except Exception as error:
                  if isinstance(error, (NameError, AttributeError, RecursionError)):
                      print(type(error).__name__, error)
      print("done")
      """)
    #expect(printed == "done\n")
  }

  @Test(
    "What is saved is loaded again",
    arguments: [
      "torch.arange(6).reshape(2, 3)", "torch.tensor(2.5)", "torch.zeros(0, 3)",
      "torch.ones(2, dtype=torch.bfloat16)", "torch.tensor([True, False])",
      "[1, -2**40, 2**100, 1.5, 'text', None, True, (), (1, 2), {3}]",
      "{'a': torch.ones(2), 5: [torch.Size([2, 3])], 'dtype': torch.int64}",
      "torch.nn.Linear(2, 2).state_dict()", "torch.nn.Parameter(torch.ones(2))",
    ])
  func saved(value: String) {
    let printed = run(
      """
      import io, torch
      f = io.BytesIO()
      value = \(value)
      torch.save(value, f)
      f.seek(0)
      print(repr(torch.load(f)) == repr(value))
      """)
    #expect(printed == "True\n")
  }
}
