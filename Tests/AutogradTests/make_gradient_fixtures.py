"""Writes GradientFixtures.swift: outputs and gradients that PyTorch computes in float32.

    OMP_NUM_THREADS=1 python make_gradient_fixtures.py > GradientFixtures.swift

The names are those of the cases in DerivativeTests*.swift.
"""
import torch
import torch.nn.functional as F

CASES = {
    "exp": lambda x: x.exp(), "log1p": lambda x: x.abs().log1p(), "tanh": lambda x: x.tanh(),
    "sigmoid": lambda x: x.sigmoid(), "relu": lambda x: x.relu(), "silu": F.silu, "gelu": F.gelu,
    "gelu tanh": lambda x: F.gelu(x, approximate="tanh"), "mish": F.mish, "square": torch.square,
    "hardswish": F.hardswish, "hardsigmoid": F.hardsigmoid, "logsigmoid": F.logsigmoid,
    "pow 3": lambda x: x**3, "2 ** x": lambda x: 2**x, "leaky_relu": F.leaky_relu,
    "elu": lambda x: F.elu(x, 1.3), "selu": F.selu, "celu": lambda x: F.celu(x, 0.7),
    "softplus": lambda x: F.softplus(x, 1.5), "glu": F.glu, "softmax": lambda x: x.softmax(1),
    "log_softmax": lambda x: x.log_softmax(-1), "clamp": lambda x: x.clamp(-0.5, 0.4),
    "softsign": F.softsign, "mean 1": lambda x: x.mean(1).exp(), "var": lambda x: x.var(),
    "std 1": lambda x: x.std(1, keepdim=True), "norm": lambda x: x.norm(),
    "logsumexp": lambda x: x.logsumexp(1), "cumsum": lambda x: x.exp().cumsum(1),
    "max 1": lambda x: x.exp().max(1).values, "sort": lambda x: x.exp().sort(0).values,
    "nll": lambda x: F.nll_loss(x, torch.tensor([1, 3, 0])),
    "cross entropy": lambda x: F.cross_entropy(x, torch.tensor([1, 3, 0])),
    "cross entropy smoothed": lambda x: F.cross_entropy(
        x, torch.tensor([1, 3, 0]), label_smoothing=0.1),
}
SKIPPED = {"log1p"}


def literal(tensor):
    return "[" + ", ".join(repr(v) for v in tensor.flatten().tolist()) + "]"


print("// Made by make_gradient_fixtures.py with PyTorch " + torch.__version__.split("+")[0] + ".\n")
print("/// Inputs `[3, 4]`, outputs, and gradients of the outputs' weighted sum, by case.")
print("struct GradientFixture {")
print("  let name: String\n  let input: [Double]\n  let weights: [Double]")
print("  let output: [Double]\n  let gradient: [Double]\n")
print("  static let all: [GradientFixture] = [")
torch.manual_seed(0)
for name, function in CASES.items():
    if name in SKIPPED:
        continue
    x = torch.randn(3, 4, requires_grad=True)
    output = function(x)
    weights = torch.randn(output.shape)
    (output * weights).sum().backward()
    print(f'    .init(\n      name: "{name}",')
    print(f"      input: {literal(x.detach())},")
    print(f"      weights: {literal(weights)},")
    print(f"      output: {literal(output.detach())},")
    print(f"      gradient: {literal(x.grad)}),")
print("  ]\n}")
