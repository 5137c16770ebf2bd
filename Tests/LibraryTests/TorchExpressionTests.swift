// What torch prints, against what PyTorch 2.15 printed (Fixtures/expressions.txt, which
// Fixtures/make_expressions.py writes): values, gradient names, named results, error messages.
import EmulatedCUDA
import Foundation
import Interpreter
import Language
import Testing

@testable import Library

/// Runs text of the language and collects what it prints.
private final class TorchSession {
  let machine = Interpreter()
  let namespace: DictObject
  private(set) var printed = ""

  init() {
    namespace = machine.makeNamespace()
    machine.write = { [unowned self] in printed += $0 }
    Library.install(into: machine)
  }

  /// What the cell prints, with the repr of its last value or the error at the end.
  func output(of cell: String, showsNone: Bool = false) -> String {
    printed = ""
    do throws(Raised) {
      let value = try machine.runCell(
        SourceText(cell, name: "cell"), in: namespace, isInteractive: true)
      if !value.isUndefined, showsNone || !value.isNone {
        printed += try machine.repr(value) + "\n"
      }
    } catch {
      let message = (try? machine.str(.object(error.exception))) ?? ""
      printed += "\(error.exception.type.name): \(message)\n"
    }
    return printed
  }
}

@Suite("torch", .serialized)
struct TorchExpressionTests {
  @Test("Expressions print what PyTorch prints, errors included")
  func matchesPyTorch() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/expressions.txt")
    let parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: ">>> ")
    let session = TorchSession()
    #expect(session.output(of: parts[0]).isEmpty)
    #expect(parts.count > 600)
    for part in parts.dropFirst() {
      let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let expected = lines.count > 1 ? lines[1].trimmingCharacters(in: .newlines) : ""
      let given = session.output(of: "(\(lines[0]))", showsNone: true).trimmingCharacters(
        in: .newlines)
      #expect(given == expected, "\(lines[0])")
    }
  }

  @Test("Expressions on the emulated GPU print the same, but for the device")
  func matchesPyTorchOnDevice() throws {
    try EmulatedDevice.open()
    defer { EmulatedDevice.close() }
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/expressions.txt")
    let parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: ">>> ")
    let session = TorchSession()
    defer { _ = session.output(of: "import torch; torch.set_default_device('cpu')") }
    #expect(session.output(of: "import torch; torch.set_default_device('cuda')").isEmpty)
    #expect(session.output(of: parts[0]).isEmpty)
    // Lines are broken elsewhere, since the device stands in them.
    func words(_ text: String) -> String {
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        .replacingOccurrences(of: ", device='cuda:0'", with: "")
    }
    for part in parts.dropFirst() {
      let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      // What names the device differs, and so do random numbers, the order of equal elements and the
      // last digits of sums: they are the GPU's own.
      let differs = [
        ".type()", ".device", "rand", "normal", "bernoulli", "multinomial", "uniform_",
        "exponential_", "poisson", "storage()", "1, 1]).topk", "2, 2]).topk", "40).topk",
        "layer_norm",
      ]
      if differs.contains(where: { lines[0].contains($0) }) { continue }
      let given = session.output(of: "(\(lines[0]))", showsNone: true)
      #expect(words(given) == words(lines.count > 1 ? String(lines[1]) : ""), "\(lines[0])")
    }
  }

  @Test(
    "Programs print what PyTorch prints",
    arguments: [
      (
        """
        x = torch.tensor([1.0, 2.0], requires_grad=True)
        y = (x ** 2).sum()
        y.backward()
        print(x.grad, y.grad_fn.name(), x.grad is x.grad)
        """, "tensor([2., 4.]) SumBackward0 True\n"
      ),
      (
        """
        class Double(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                ctx.save_for_backward(x)
                return x * 2
            @staticmethod
            def backward(ctx, g):
                x, = ctx.saved_tensors
                return g * 3 * x
        x = torch.tensor([1.0, 2.0], requires_grad=True)
        y = Double.apply(x)
        print(y)
        y.sum().backward()
        print(x.grad)
        """, "tensor([2., 4.], grad_fn=<DoubleBackward>)\ntensor([3., 6.])\n"
      ),
      (
        """
        w = torch.ones(2, requires_grad=True)
        with torch.no_grad():
            w -= 0.5 * torch.ones(2)
            print((w * 2).requires_grad)
        @torch.no_grad()
        def f(t): return t * 2
        print(w, f(w).requires_grad, torch.is_grad_enabled())
        """, "False\ntensor([0.5000, 0.5000], requires_grad=True) False True\n"
      ),
      (
        """
        x = torch.tensor([-4.5, -3.0, -1.1, -0.3, -1e-3, 0.0, 0.2, 0.7, 1.9, 2.6, 5.2, 100.0])
        print(torch.nn.functional.gelu(x).tolist())
        """,
        """
        [-1.5422701835632324e-05, -0.004050225019454956, -0.1492326557636261, \
        -0.11462657898664474, -0.0004996010684408247, 0.0, 0.11585193872451782, \
        0.5306254625320435, 1.8454384803771973, 2.587881088256836, 5.1999993324279785, \
        100.0]

        """
      ),
      (
        """
        class Model(torch.nn.Module):
            @torch.no_grad()
            def generate(self, x, times=2):
                "Repeats."
                return x * times, torch.is_grad_enabled()
            @torch.inference_mode()
            def infer(self): return torch.is_inference_mode_enabled()
            @torch.no_grad
            def plain(self): return torch.is_grad_enabled()
            @torch.set_grad_enabled(False)
            def off(self): return torch.is_grad_enabled()
            @torch.enable_grad()
            def on(self): return torch.is_grad_enabled()
            @torch.no_grad()
            def steps(self):
                got = yield torch.is_grad_enabled()
                yield got, torch.is_grad_enabled()
                return 3
        m = Model()
        print(m.generate(3), m.generate(1, times=5), m.infer(), m.plain(), m.off())
        with torch.no_grad(): print(m.on())
        steps = m.steps()
        print(next(steps), torch.is_grad_enabled(), steps.send(7), torch.is_grad_enabled())
        print(Model.generate.__name__, Model.generate.__doc__, torch.is_grad_enabled())
        class Plain(torch.optim.Optimizer):
            def __init__(self, params, lr): super().__init__(params, dict(lr=lr))
            @torch.no_grad()
            def step(self):
                for group in self.param_groups:
                    for p in group["params"]: p -= group["lr"] * p.grad
        p = torch.tensor([1.0, 2.0], requires_grad=True)
        (p * p).sum().backward()
        Plain([p], 0.25).step()
        print(p)
        """,
        """
        (6, False) (5, False) True False False
        True
        False True (7, False) True
        generate Repeats. True
        tensor([0.5000, 1.0000], requires_grad=True)

        """
      ),
      (
        """
        p = torch.nn.Parameter(torch.zeros(2))
        print(p, isinstance(p, torch.Tensor), type(p).__name__)
        """, "Parameter containing:\ntensor([0., 0.], requires_grad=True) True Parameter\n"
      ),
      (
        """
        x = torch.tensor([1.0, 4.0], requires_grad=True)
        y = x * 1
        y.clamp_(max=2.0)
        y.sqrt_()
        y.sum().backward()
        print(y, x.grad)
        """, "tensor([1.0000, 1.4142], grad_fn=<SqrtBackward0>) tensor([0.5000, 0.0000])\n"
      ),
      (
        """
        handle = None
        x = torch.ones(2, requires_grad=True)
        handle = x.register_hook(lambda g: g * 10)
        (x * 2).sum().backward()
        print(x.grad)
        handle.remove()
        (x * 2).sum().backward()
        print(x.grad)
        """, "tensor([20., 20.])\ntensor([22., 22.])\n"
      ),
      (
        """
        out = torch.empty(0)
        torch.add(torch.ones(2), 1, out=out)
        print(out)
        g = torch.Generator().manual_seed(7)
        print(g.initial_seed(), torch.rand(1, generator=g).shape)
        """, "tensor([2., 2.])\n7 torch.Size([1])\n"
      ),
    ])
  func programs(program: String, expected: String) {
    let session = TorchSession()
    #expect(session.output(of: "import torch\n" + program) == expected)
  }
}
