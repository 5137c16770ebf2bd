"""Writes operations.txt: what PyTorch answers to the cases of OperationTests.swift.

Run: OMP_NUM_THREADS=1 python operations.py > operations.txt
A line is `case | operand | ... => result | ...`; a tensor is `type[sizes]:elements`, floats as bits.
"""
import warnings

import torch

warnings.filterwarnings("ignore")
torch.manual_seed(7)
NAMES = {torch.float32: "f32", torch.float64: "f64", torch.int64: "i64", torch.int32: "i32",
         torch.uint8: "u8", torch.int16: "i16", torch.int8: "i8", torch.bool: "b1"}


def encode(x):
    if not isinstance(x, torch.Tensor):
        x = torch.tensor(x)
    shape = ",".join(map(str, x.shape))
    flat = x.detach().contiguous().flatten()
    if x.dtype == torch.float32:
        values = [f"{v & 0xffffffff:x}" for v in flat.view(torch.int32).tolist()]
    elif x.dtype == torch.float64:
        values = [f"{v & 0xffffffffffffffff:x}" for v in flat.view(torch.int64).tolist()]
    else:
        values = [str(int(v)) for v in flat.tolist()]
    return f"{NAMES[x.dtype]}[{shape}]:{','.join(values)}"


def case(name, function, *operands):
    results = function(*operands)
    if isinstance(results, torch.Tensor):
        results = [results]
    print(name, *map(encode, operands), sep=" | ", end=" => ")
    print(*map(encode, results), sep=" | ")


r = torch.randn
x, y = r(5, 3), r(5, 3)
row, column, three = r(3), r(5, 1), r(2, 3, 4)
ints, other = torch.tensor([[7, -7, 3], [-3, 0, 9]]), torch.tensor([[2, 2, -2], [-2, 5, 4]])
small, bools = torch.tensor([250, 3, 7], dtype=torch.uint8), torch.tensor([True, False, True])
big = r(11, 13)
special = torch.tensor([0.0, -0.0, 1.0, -1.0, float("inf"), float("-inf"), float("nan"), 0.5, 2.5, -2.5])
positive = torch.rand(17) + 0.1
d = x.double()

for name in ["neg", "abs", "sign", "square", "relu", "ceil", "floor", "round", "trunc", "isnan", "isinf",
             "isfinite", "logical_not", "frac", "reciprocal", "sigmoid"]:
    for operand in [x, special, big, d]:
        case(name, getattr(torch, name), operand)
for name in ["neg", "abs", "sign", "square", "floor", "bitwise_not", "sigmoid", "sqrt", "exp"]:
    case(name, getattr(torch, name), other)
for name in ["exp", "exp2", "expm1", "sin", "cos", "tan", "atan", "sinh", "cosh", "tanh", "asinh", "erf",
             "erfc"]:
    case(name, getattr(torch, name), x)
    case(name, getattr(torch, name), d)
for name in ["log", "log2", "log10", "log1p", "sqrt", "rsqrt", "lgamma", "digamma", "acosh"]:
    case(name, getattr(torch, name), positive + 1)
    case(name, getattr(torch, name), positive.double() + 1)
for name in ["asin", "acos", "atanh", "erfinv"]:
    case(name, getattr(torch, name), positive / 2)
for name in ["add", "sub", "mul", "div", "maximum", "minimum", "fmax", "fmin", "remainder", "fmod",
             "floor_divide", "atan2", "hypot", "logaddexp", "copysign", "eq", "ne", "lt", "le", "gt", "ge",
             "logical_and", "logical_or", "logical_xor"]:
    function = getattr(torch, name)
    case(name, function, x, y)
    case(name, function, x, row)
    case(name, function, column, row)
    case(name, function, x.t().contiguous(), y.t().contiguous())
    case(name, function, x, torch.tensor(2.5))
    case(name, function, d, x)
    if name not in ("hypot", "logaddexp"):
        case(name, function, ints, torch.where(other == 0, 1, other))
        case(name, function, ints, row)
for name in ["add", "mul", "bitwise_and", "bitwise_or", "bitwise_xor", "logical_and"]:
    case(name, getattr(torch, name), bools, ~bools)
    case(name, getattr(torch, name), small, torch.tensor([9, 9, 9], dtype=torch.uint8))
    case(name, getattr(torch, name), small, torch.tensor([-1, 2, 3], dtype=torch.int8))
for name in ["bitwise_and", "bitwise_or", "bitwise_xor", "bitwise_left_shift", "bitwise_right_shift"]:
    case(name, getattr(torch, name), ints, other.abs())
case("pow", torch.pow, x.abs(), y)
case("pow", torch.pow, ints, other.abs())
for exponent in [0, 1, 2, 3, 0.5, -1, -2, 4, 2.5]:
    case(f"pow {exponent}", lambda a, e=exponent: a ** e, positive)
case("rpow 2", lambda a: 2 ** a, x)
case("add alpha", lambda a, b: torch.add(a, b, alpha=0.1), x, y)
case("sub alpha", lambda a, b: torch.sub(a, b, alpha=0.3), x, y)
case("add 1", lambda a: a + 1, ints)
case("add 1.5", lambda a: a + 1.5, ints)
case("rsub 1", lambda a: 1 - a, x)
case("div 3", lambda a: a / 3, x)
case("div 3", lambda a: a / 3, ints)
case("rdiv 3", lambda a: 3 / a, x)
case("floor_divide 3", lambda a: a // 3, ints)
case("remainder 3", lambda a: a % 3, ints)
case("floor_divide 0.7", lambda a: a // 0.7, x)
case("remainder 0.7", lambda a: a % 0.7, x)
case("div trunc", lambda a, b: torch.div(a, b, rounding_mode="trunc"), ints, torch.tensor([2, -3, 4]))
case("where", torch.where, x > 0, x, y)
case("where", torch.where, x > 0, x, torch.tensor(0.0))
case("clamp", lambda a: a.clamp(-0.5, 0.5), x)
case("clamp", lambda a: a.clamp(-2, 3), ints)
case("lerp 0.3", lambda a, b: torch.lerp(a, b, 0.3), x, y)
case("lerp", torch.lerp, x, y, torch.rand(5, 3))
case("addcmul", lambda a, b, c: torch.addcmul(a, b, c, value=0.5), x, y, row)
case("addcdiv", lambda a, b, c: torch.addcdiv(a, b, c, value=0.5), x, y, row)
case("masked_fill", lambda a, m: a.masked_fill(m, 9), x, y > 0)
case("nan_to_num", torch.nan_to_num, special)
case("round 2", lambda a: a.round(decimals=2), x)

for operand in [x, big, big.t().contiguous(), three, d, ints, bools]:
    case("sum", torch.sum, operand)
    if operand.dtype.is_floating_point:
        for name in ["mean", "std", "var", "prod", "norm", "max", "min", "median", "logsumexp 0"]:
            if name == "logsumexp 0":
                case(name, lambda a: a.logsumexp(0), operand)
            elif name == "prod" and operand.numel() > 100:
                continue
            else:
                case(name, getattr(torch, name), operand)
        for name in ["mean 0", "std 0", "var 1", "softmax 1", "log_softmax 0", "cumsum 1", "cumprod 0",
                     "norm 1", "logcumsumexp 0"]:
            method, dim = name.split()
            function = (lambda a, m=method, k=int(dim): a.norm(dim=k)) if method == "norm" else (
                lambda a, m=method, k=int(dim): getattr(a, m)(k))
            case(name, function, operand)
    case("any", torch.any, operand)
    case("all", torch.all, operand)
    if operand.dim() > 1:
        for name in ["sum 0", "sum 1", "amax 0", "max 1", "min 0", "sort 1", "sort 0", "cummax 0", "flip 0",
                     "argsort 1"]:
            method, dim = name.split()
            function = lambda a, m=method, k=int(dim): getattr(a, m)(dim=k) if m != "flip" else a.flip(k)
            case(name, function, operand)
    if operand.dtype != torch.bool:
        case("argmax", torch.argmax, operand)
        case("argmin 0", lambda a: a.argmin(0), operand)
case("sum 0 2", lambda a: a.sum((0, 2)), three)
case("sum 1 keep", lambda a: a.sum(1, keepdim=True), three)
case("topk 2", lambda a: a.topk(2, dim=1), x)
case("kthvalue 2", lambda a: a.kthvalue(2, dim=0), x)
case("mode 1", lambda a: a.mode(1), torch.tensor([[3, 1, 3, 1], [2, 2, 1, 5]]))
case("median 1", lambda a: a.median(1), x)
case("median 0", lambda a: a.median(0), special)
case("nanmedian 0", lambda a: a.nanmedian(0), special)
case("quantile", lambda a, q: a.quantile(q, dim=0), x, torch.tensor([0.1, 0.5, 0.9]))
case("nansum", torch.nansum, special)
case("count_nonzero", torch.count_nonzero, special)
case("unique", lambda a: torch.unique(a, return_inverse=True, return_counts=True), torch.tensor([3, 1, 3, 2, 1]))
case("unique 0", lambda a: torch.unique(a, return_inverse=True, return_counts=True, dim=0),
     torch.tensor([[3, 1], [1, 3], [3, 1], [1, 2]]))
case("unique_consecutive", lambda a: torch.unique_consecutive(a, return_inverse=True, return_counts=True),
     torch.tensor([1, 1, 3, 3, 1]))
case("searchsorted", torch.searchsorted, torch.tensor([1.0, 3, 3, 9]), torch.tensor([0.0, 3, 4, 10]))
case("searchsorted right", lambda a, v: torch.searchsorted(a, v, right=True), torch.tensor([1, 3, 3, 9]),
     torch.tensor([0, 3, 4, 10]))
case("bincount", torch.bincount, torch.tensor([1, 5, 1, 0]))
case("histc 5", lambda a: torch.histc(a, 5), big)
case("isin", torch.isin, ints, torch.tensor([7, 0, 9]))
case("nonzero", torch.nonzero, ints)
case("diff", torch.diff, x)
case("trace", torch.trace, x)

for a, b in [(x, r(3, 4)), (r(5, 4), r(3, 4).t()), (x.t(), y), (r(20, 30), r(30, 25)), (d, d.t())]:
    case("matmul", torch.matmul, a, b)
case("matmul", torch.matmul, ints, other.t())
case("matmul", torch.matmul, x, row)
case("matmul", torch.matmul, row, r(3, 4))
case("matmul", torch.matmul, row, r(3))
case("matmul", torch.matmul, three, r(4, 5))
case("matmul", torch.matmul, three, r(2, 4, 5))
case("matmul", torch.matmul, three, r(4))
case("matmul", torch.matmul, r(4), r(3, 4, 2))
case("matmul", torch.matmul, r(2, 1, 3, 4), r(5, 4, 2))
case("addmm", torch.addmm, r(4), x, r(3, 4))
case("outer", torch.outer, row, r(4))
case("kron", torch.kron, r(2, 2), r(2, 3))
case("tensordot 1", lambda a, b: torch.tensordot(a, b, 1), x, r(3, 4))
for equation, operands in [("ij,jk->ik", (x, r(3, 4))), ("ij->j", (x,)), ("ii->i", (r(3, 3),)), ("ii", (r(3, 3),)),
                           ("bij,bjk->bik", (three, r(2, 4, 5))), ("i,j", (r(3), r(4))), ("ij,ij", (x, y)),
                           ("...ij->...ji", (three,)), ("bi,ij,bj->b", (r(4, 3), r(3, 5), r(4, 5))),
                           ("ij,kj->ik", (x, y)), ("ij->", (x,))]:
    case(f"einsum {equation}", lambda *o, e=equation: torch.einsum(e, *o), *operands)
square = r(4, 4)
case("det", torch.det, square.double())
case("inverse", torch.inverse, square.double())
case("solve", torch.linalg.solve, square.double(), r(4, 2).double())
case("cholesky", torch.linalg.cholesky, (square @ square.t() + torch.eye(4)).double())
case("qr", torch.linalg.qr, r(5, 3).double())
case("eigvalsh", torch.linalg.eigvalsh, (square + square.t()).double())
case("eigh", torch.linalg.eigh, torch.tensor([[2.0, 1], [1, 3]]).double())
case("svdvals", torch.linalg.svdvals, r(5, 3).double())
case("pinv", torch.linalg.pinv, r(5, 3).double())
case("matrix_power 5", lambda a: torch.matrix_power(a, 5), square.double())

case("cat 0", lambda a, b: torch.cat([a, b]), x, y)
case("cat 1", lambda a, b: torch.cat([a, b], 1), x, ints.new_ones(5, 2))
case("stack 1", lambda a, b: torch.stack([a, b], 1), x, y)
case("repeat 2 3", lambda a: a.repeat(2, 3), x)
case("repeat_interleave 2", lambda a: a.repeat_interleave(2, dim=1), x)
case("roll 1 0", lambda a: a.roll(1, 0), x)
case("rot90", torch.rot90, x)
case("tril", torch.tril, big)
case("triu 1", lambda a: a.triu(1), x)
case("diag", torch.diag, row)
case("one_hot", torch.nn.functional.one_hot, torch.tensor([0, 2, 1]))
case("gather 1", lambda a, i: a.gather(1, i), x, torch.tensor([[0, 2], [1, 1]]))
case("scatter_add 0", lambda a, i, s: a.scatter_add(0, i, s), x, torch.tensor([[0, 1, 0], [2, 2, 2]]), r(2, 3))
case("index_select 1", lambda a, i: a.index_select(1, i), x, torch.tensor([2, 0, 2]))
case("index_add 0", lambda a, i, s: a.index_add(0, i, s), x, torch.tensor([1, 1]), r(2, 3))
case("masked_select", torch.masked_select, x, y > 0)
case("index 0", lambda a, i: a[i], x, torch.tensor([[0, -1], [2, 2]]))
case("index 1", lambda a, i: a[:, i], three, torch.tensor([0, 2, 2]))
case("index 0 2", lambda a, i, j: a[i, :, j], three, torch.tensor([0, 1]), torch.tensor([3, 0]))
case("index 1 2", lambda a, i, j: a[:, i, j], three, torch.tensor([[0], [1]]), torch.tensor([3, 0]))
case("index 0", lambda a, m: a[m], x, y > 0)
case("index 0", lambda a, m: a[m], x, torch.tensor([True, False, True, True, False]))
case("index_put 0", lambda a, i, v: a.clone().index_put_((i,), v, accumulate=True), x, torch.tensor([1, 1, 0]), r(3, 3))
case("arange", lambda: torch.arange(0, 1, 0.1))
case("arange int", lambda: torch.arange(10, 0, -3))
case("linspace", lambda: torch.linspace(-1, 1, 13))
case("logspace", lambda: torch.logspace(0, 2, 5))
for size in (2, 3, 4, 5, 7, 8):
    single = r(size, size)
    case("det single", torch.det, single)
    case("inverse single", torch.inverse, single)
    case("solve single", torch.linalg.solve, single, r(size))
