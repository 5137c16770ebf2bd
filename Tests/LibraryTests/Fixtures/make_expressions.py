# Writes expressions.txt: what PyTorch prints for each expression. Run it with PyTorch 2.15 at
# OMP_NUM_THREADS=1:  python make_expressions.py > expressions.txt
import warnings

import torch

warnings.simplefilter("ignore")
PROLOGUE = """
import torch
torch.manual_seed(0)
a = torch.tensor([[1.0, -2.0, 3.5], [0.25, 5.0, -0.5]])
b = torch.tensor([[2.0, 1.0, -1.0], [4.0, 0.5, 3.0]])
v = torch.tensor([3.0, 1.0, 2.0])
i = torch.tensor([[1, 2, 3], [4, 5, 6]])
j = torch.tensor([2, 0, 1])
m = torch.tensor([[True, False, True], [False, True, False]])
w = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
W = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
s = torch.tensor([[4.0, 1.0], [1.0, 3.0]])
"""
EXPRESSIONS = r"""
a.abs()
a.exp()
torch.sin(a)
a.round()
torch.round(a * 1.37, decimals=1)
a.sigmoid()
a.tanh()
a.sqrt()
a.rsqrt()
a.reciprocal()
a.square()
a.sign()
a.floor()
a.ceil()
a.trunc()
a.frac()
a.neg()
-a
a.relu()
a.clamp(0, 1)
a.clamp(min=0)
a.clamp(max=1)
a.clip(-1, 1)
a.clamp(min=v, max=v + 1)
torch.expm1(a)
torch.log1p(b.abs())
torch.log2(b.abs())
torch.log10(b.abs())
torch.erf(a)
torch.erfc(a)
torch.lgamma(b.abs())
torch.digamma(b.abs())
a.atan()
torch.atan2(a, b)
torch.logit(torch.tensor([0.2, 0.5, 0.9]))
torch.deg2rad(v)
torch.rad2deg(v)
torch.nan_to_num(torch.tensor([float('nan'), float('inf'), -float('inf'), 1.0]))
torch.isnan(a)
torch.isfinite(a)
a + b
a - b
a * b
a / b
a + 1
1 + a
a - 1
1 - a
a * 2
2 * a
a / 2
2 / a
a ** 2
a ** 0.5
2 ** a
b ** a
a // b
a % b
a // 2
a % 2
7 // b
7 % b
i + 1
i * 2
i / 2
i // 2
i % 2
i ** 2
-i
i + 1.5
i * a
i + True
torch.add(a, b, alpha=2)
torch.sub(a, b, alpha=0.5)
torch.mul(a, 3)
torch.div(a, b)
torch.div(a, b, rounding_mode='floor')
torch.div(a, b, rounding_mode='trunc')
torch.div(i, 2, rounding_mode='floor')
torch.remainder(a, b)
torch.fmod(a, b)
torch.fmod(a, 2)
torch.pow(a, 2)
torch.pow(2, a)
torch.pow(a, b)
torch.float_power(i, 2)
torch.maximum(a, b)
torch.minimum(a, b)
torch.lerp(a, b, 0.5)
torch.lerp(a, b, torch.tensor(0.25))
torch.addcmul(a, b, b, value=0.5)
torch.addcdiv(a, b, b, value=0.5)
torch.hypot(a, b)
torch.copysign(a, b)
torch.logaddexp(a, b)
a == b
a != b
a > b
a >= 1
a < 0
a <= b
torch.eq(a, 1)
torch.gt(a, b)
a.lt(0)
m & ~m
m | m
m ^ True
~m
i & 1
i | 8
i ^ 3
~i
i << 2
i >> 1
torch.logical_and(m, ~m)
torch.logical_or(i, m)
torch.logical_not(i)
torch.isclose(a, a + 1e-9)
torch.allclose(a, b)
torch.equal(a, a)
a.sum()
a.sum(0)
a.sum(dim=1)
a.sum(1, keepdim=True)
a.sum((0, 1))
i.sum()
m.sum()
a.mean()
a.mean(0)
a.mean(dim=1, keepdim=True)
a.prod()
a.prod(0)
i.prod()
a.max()
a.max(0)
a.max(dim=1, keepdim=True)
torch.max(a, b)
a.min()
a.min(1)
torch.min(a, b)
a.amax()
a.amax(1)
a.amin((0, 1))
torch.aminmax(a)
a.argmax()
a.argmax(1)
a.argmin(dim=0)
a.argmax(dim=1, keepdim=True)
m.all()
m.any()
m.all(0)
m.any(dim=1)
(a > 0).all()
a.std()
a.std(0)
a.var()
a.var(dim=1)
a.std(unbiased=False)
a.var(1, correction=0)
torch.std_mean(a)
torch.var_mean(a, 0)
a.norm()
a.norm(p=1)
a.norm(dim=1)
torch.norm(a, 2, 0)
torch.norm(a, p='fro')
a.norm(float('inf'))
a.median()
a.median(0)
a.mode()
torch.tensor([1, 2, 2, 3]).mode()
torch.quantile(a, 0.5)
torch.quantile(a, torch.tensor([0.25, 0.75]), dim=1)
a.quantile(0.3, interpolation='nearest')
torch.nansum(torch.tensor([1.0, float('nan')]))
torch.nanmean(torch.tensor([1.0, float('nan')]))
torch.logsumexp(a, 1)
torch.logsumexp(a, (0, 1))
a.cumsum(0)
a.cumsum(1)
a.cumprod(1)
a.cummax(0)
a.cummin(1)
torch.logcumsumexp(a, 1)
torch.count_nonzero(a)
a.trace() if False else s.trace()
torch.diff(v)
torch.diff(a, dim=0)
a.sort()
a.sort(0, descending=True)
a.argsort()
torch.sort(v)
a.topk(2)
a.topk(1, dim=0)
v.topk(2, largest=False)
a.kthvalue(2)
torch.msort(a)
torch.unique(torch.tensor([3, 1, 2, 1]))
torch.unique(torch.tensor([3, 1, 2, 1]), return_inverse=True, return_counts=True)
torch.unique_consecutive(torch.tensor([1, 1, 2, 2, 1]))
torch.bincount(torch.tensor([0, 1, 1, 3]))
torch.histc(a, 4, -2, 2)
torch.searchsorted(torch.tensor([1.0, 2.0, 3.0]), v)
torch.bucketize(a, torch.tensor([0.0, 1.0]))
torch.isin(i, torch.tensor([2, 3]))
a.view(3, 2)
a.view(-1)
a.reshape(6, 1)
a.flatten()
a.ravel()
a.t()
a.T
a.mT
a.transpose(0, 1)
a.permute(1, 0)
a.unsqueeze(0).shape
a.unsqueeze(-1).shape
a[None].squeeze().shape
torch.zeros(1, 2, 1).squeeze(0).shape
a.expand(2, 2, 3)
v.expand(2, 3)
v.expand(-1, 3) if False else v.expand(2, -1)
v.repeat(2)
v.repeat(2, 2)
v.repeat_interleave(2)
torch.repeat_interleave(v, torch.tensor([1, 2, 0]))
v.tile(2)
torch.tile(v, (2, 1))
torch.roll(v, 1)
torch.roll(a, 1, 0)
a.roll((1, 1), (0, 1))
a.flip(0)
a.flip(0, 1)
a.fliplr()
a.flipud()
torch.rot90(a)
torch.cat([a, b])
torch.cat([a, b], dim=1)
torch.stack([v, v])
torch.stack([v, v], dim=1)
torch.hstack([v, v])
torch.vstack([v, v])
torch.column_stack([v, v])
torch.dstack([v, v])
a.split(1)
torch.split(v, 2)
v.split([1, 2])
a.chunk(2)
torch.chunk(v, 2)
v.tensor_split(2)
a.unbind()
a.unbind(1)
torch.hsplit(a, 3)
torch.vsplit(a, 2)
a.narrow(1, 0, 2)
a.select(0, 1)
a.unfold(1, 2, 1)
torch.diag(v)
s.diag()
s.diagonal()
torch.diag_embed(v)
torch.diagflat(v)
torch.tril(a)
torch.triu(a, 1)
torch.tril_indices(3, 3)
torch.triu_indices(2, 3)
torch.eye(3)
torch.eye(2, 3)
torch.arange(5)
torch.arange(1, 2, 0.25)
torch.linspace(0, 1, 4)
torch.logspace(0, 2, 3)
torch.full((2,), 3)
torch.full((2,), 1.5)
torch.range(1, 3)
torch.meshgrid(v, v, indexing='ij')
torch.meshgrid(v, j, indexing='xy')
torch.cartesian_prod(j, j)
torch.combinations(j)
torch.broadcast_tensors(v, a)
torch.broadcast_to(v, (2, 3))
torch.broadcast_shapes((2, 1), (3,))
torch.atleast_2d(v)
torch.atleast_1d(torch.tensor(1.0))
torch.block_diag(s, v)
a[0]
a[0, 1]
a[:, 1]
a[..., 0]
a[1:]
a[:, ::2]
a[None].shape
a[[1, 0]]
a[m]
a[:, j]
a[j[:2] % 2, j[:2]]
a[torch.tensor([[0, 1], [1, 0]])].shape
a[-1]
a[:, -1:]
a[a > 0]
a.gather(1, torch.tensor([[0, 2], [1, 1]]))
a.index_select(1, j)
torch.take(a, j)
torch.take_along_dim(a, torch.tensor([[0], [1]]), dim=1)
torch.zeros(2, 3).scatter_(1, torch.tensor([[0], [2]]), 1.0)
torch.zeros(2, 3).scatter(1, torch.tensor([[0, 1], [2, 0]]), a)
torch.zeros(3).scatter_add(0, torch.tensor([0, 0, 2]), v)
torch.zeros(3).index_add(0, torch.tensor([0, 0, 2]), v)
torch.zeros(3).index_fill(0, j[:1], 2.0)
torch.zeros(3).index_copy(0, j, v)
a.masked_fill(m, 0)
a.masked_select(m)
torch.where(m, a, b)
torch.where(m, 1.0, 0.0)
torch.where(a > 0, a, 0.0)
torch.where(m)
m.nonzero()
m.nonzero(as_tuple=True)
torch.argwhere(m)
a @ b.t()
a.mm(b.t())
torch.matmul(a, v)
v @ v
v.dot(v)
torch.mv(a, v)
torch.outer(v, v)
torch.bmm(a[None], b.t()[None])
torch.inner(v, v)
torch.ger(v, v)
torch.addmm(s, s, s)
torch.addmm(s, s, s, beta=0.5, alpha=2)
torch.einsum('ij,kj->ik', a, b)
torch.einsum('ij->j', a)
torch.einsum('i,j', v, v)
torch.tensordot(a, b, dims=2)
torch.kron(s, v)
torch.cross(v, v + 1, dim=0)
torch.cdist(a, b)
s.inverse()
s.det()
s.logdet()
torch.linalg.inv(s)
torch.linalg.solve(s, v[:2])
torch.linalg.norm(s)
torch.linalg.norm(v)
torch.linalg.eigh(s)
torch.linalg.cholesky(s)
torch.linalg.qr(s)
torch.linalg.matrix_rank(s)
torch.linalg.slogdet(s)
torch.linalg.pinv(s)
torch.matrix_power(s, 3)
torch.linalg.det(s)
torch.softmax(a, 1)
a.softmax(0)
torch.log_softmax(a, dim=1)
a.softmax(dim=-1, dtype=torch.float64)
torch.nn.functional.relu(a)
torch.nn.functional.leaky_relu(a)
torch.nn.functional.elu(a)
torch.nn.functional.gelu(a)
torch.nn.functional.silu(a)
torch.nn.functional.softplus(a)
torch.nn.functional.hardtanh(a)
torch.nn.functional.selu(a)
torch.nn.functional.mish(a)
torch.nn.functional.softsign(a)
torch.nn.functional.logsigmoid(a)
torch.nn.functional.hardswish(a)
torch.nn.functional.hardsigmoid(a)
torch.nn.functional.tanhshrink(a)
torch.nn.functional.glu(a[:, :2])
torch.nn.functional.mse_loss(a, b)
torch.nn.functional.l1_loss(a, b)
torch.nn.functional.smooth_l1_loss(a, b)
torch.nn.functional.huber_loss(a, b)
torch.nn.functional.mse_loss(a, b, reduction='none')
torch.nn.functional.mse_loss(a, b, reduction='sum')
torch.nn.functional.cross_entropy(a, torch.tensor([0, 2]))
torch.nn.functional.nll_loss(a.log_softmax(1), torch.tensor([0, 2]))
torch.nn.functional.binary_cross_entropy(a.sigmoid(), m.float())
torch.nn.functional.binary_cross_entropy_with_logits(a, m.float())
torch.nn.functional.kl_div(a.log_softmax(1), b.softmax(1), reduction='batchmean')
torch.nn.functional.cross_entropy(a, torch.tensor([0, 2]), label_smoothing=0.1)
torch.nn.functional.cross_entropy(a, b.softmax(1))
torch.nn.functional.one_hot(j)
torch.nn.functional.one_hot(j, 4)
torch.nn.functional.pad(v, (1, 2))
torch.nn.functional.normalize(a)
torch.nn.functional.cosine_similarity(a, b)
torch.nn.functional.linear(v, a)
torch.nn.functional.embedding(j, a.t())
torch.zeros(2, dtype=torch.int32)
torch.ones(2, dtype=torch.bool)
torch.zeros(2).double()
a.half()
a.bfloat16()
a.long()
a.int()
a.bool()
a.to(torch.float64)
a.type(torch.int16)
i.float()
i.type()
a.type()
m.type()
torch.tensor([1, 2], dtype=torch.uint8)
torch.tensor(3)
torch.tensor([])
torch.tensor([[1, 2], [3, 4]], dtype=torch.float64)
torch.tensor([True, False])
torch.tensor(1.5, dtype=torch.float16)
torch.tensor([a[0, 0], 2])
w * 2
w + 1
w.sum()
w @ w
W @ W
W.t()
w.exp()
w.view(3, 1)
w[0]
w[1:]
w.mean()
(w ** 2).sum()
w.max()
w.sigmoid()
torch.cat([w, w])
torch.stack([w, w])
W.inverse()
W.det()
w.norm()
w.std()
w.detach()
w.clone()
w.requires_grad
w.is_leaf
(w * 2).is_leaf
w.grad_fn
(w * 2).grad_fn.name()
(w * 3).grad_fn.next_functions[0][0].name()
(w * 3).grad_fn.next_functions[1:]
(w + w).sum().grad_fn.next_functions[0][0].name()
w.softmax(0)
w.log_softmax(0)
w.cumsum(0)
w.sort()
w.topk(2)
w.prod()
w.abs()
w.clamp(1.5)
w.relu()
w.unsqueeze(0)
w.expand(2, 3)
w.repeat(2)
w.flip(0)
w.roll(1)
torch.where(w > 1, w, 0.0)
w.masked_fill(w > 1, 0.0)
w.gather(0, j)
w.index_select(0, j)
w[j]
w[w > 1]
w.double()
w.float() is w
w.contiguous() is w
w.reshape(1, 3)
w.unbind()
w.split(1)
w.chunk(3)
w.dot(w)
torch.outer(w, w)
w.median()
w.var()
w.logsumexp(0)
w.sqrt()
w.log()
w.tanh()
w.sin()
w.reciprocal()
1 / w
2 ** w
w ** w
w % 2
-w
w / 2
1 - w
w - 1
torch.nn.functional.mse_loss(w, v)
torch.nn.functional.cross_entropy(W, torch.tensor([0, 1]))
torch.nn.functional.linear(W, W, W[0])
torch.nn.functional.linear(W, W)
torch.nn.functional.relu(w)
torch.nn.functional.dropout(w, 0.5, training=False)
torch.nn.functional.leaky_relu(w)
torch.nn.functional.softplus(w)
torch.nn.functional.l1_loss(w, v)
torch.nn.functional.smooth_l1_loss(w, v)
torch.nn.functional.binary_cross_entropy_with_logits(w, v)
torch.nn.functional.layer_norm(w, (3,))
torch.nn.functional.embedding(j[:1], W)
torch.nn.functional.normalize(W)
torch.nn.functional.pad(w, (1, 1))
torch.nn.functional.log_softmax(W, dim=1)
torch.nn.functional.elu(w)
torch.nn.functional.silu(w)
a.shape
a.size()
a.size(0)
a.size(-1)
a.dim()
a.ndim
a.numel()
len(a)
a.stride()
a.is_contiguous()
a.dtype
a.device
a.layout
a.element_size()
a.nbytes
a.storage_offset()
a.t().is_contiguous()
a.requires_grad
a.is_leaf
a.T.shape
a.itemsize
a.tolist()
i.tolist()
torch.tensor(2.5).item()
torch.tensor(2).item()
torch.tensor(True).item()
float(torch.tensor(2.5))
int(torch.tensor(2.9))
bool(torch.tensor(0))
a[0].tolist()
torch.Size([2, 3])
torch.Size([2, 3]).numel()
torch.Size([2]) + (3,)
a.shape[0]
a.shape[1:]
tuple(a.shape)
a.shape == (2, 3)
list(a.shape)
torch.float32
torch.int64
torch.float
torch.long
torch.bool
torch.float32.is_floating_point
torch.float64.itemsize
torch.get_default_dtype()
torch.finfo(torch.float32)
torch.iinfo(torch.int32)
torch.finfo(torch.float32).eps
torch.iinfo(torch.int8).max
torch.device('cpu')
torch.device('cpu') == torch.device('cpu')
a.device.type
torch.device('cpu').index
torch.result_type(i, 1.5)
torch.promote_types(torch.int32, torch.float64)
torch.can_cast(torch.float32, torch.int32)
torch.is_tensor(a)
torch.is_floating_point(a)
torch.numel(a)
torch.typename(a)
torch.rand(3)
torch.randn(3)
torch.randn(20)
torch.randint(0, 10, (5,))
torch.randperm(6)
torch.normal(0.0, 1.0, (3,))
torch.normal(v, 1.0)
torch.bernoulli(torch.full((4,), 0.5))
torch.multinomial(v, 2)
torch.multinomial(v, 4, replacement=True)
torch.rand(2, generator=torch.Generator().manual_seed(3))
torch.empty(3).uniform_(-1, 1)
torch.empty(3).normal_(2, 0.5)
torch.zeros(3).random_(10)
torch.empty(4).bernoulli_(0.3)
torch.empty(3).exponential_()
torch.rand_like(a)
torch.randn_like(v)
torch.randint_like(i, 5)
torch.poisson(torch.tensor([1.0, 20.0, 5.0]))
torch.zeros("3")
torch.zeros(2, -1)
torch.ones(2, dtype="float32")
torch.tensor("a")
torch.tensor(None)
torch.tensor([1, [2]])
torch.tensor([[1, 2], [3]])
a + "1"
a @ b
a.view(4)
a.reshape(4, 2)
a[5]
a[0, 0, 0]
a["x"]
a[1.5]
a.sum(dim=3)
a.foo
torch.foo
torch.cat([a, v])
torch.cat([a, b[:, :2]])
torch.stack([a, v])
torch.cat(a)
torch.matmul(a, 1)
a.mm(v)
v.mm(v)
torch.mm(a, a)
v + torch.zeros(2)
i.mean()
i.std()
i / 0
torch.tensor([1, 2]) ** -1
a.item()
bool(a)
float(a)
int(a)
len(torch.tensor(1))
[x for x in torch.tensor(1)]
torch.tensor(1)[0]
a.squeeze(5)
a.unsqueeze(5)
a.permute(0)
a.transpose(0, 5)
a.expand(3, 3)
a.expand(3)
a.gather(1, torch.tensor([0]))
a.gather(1, torch.tensor([[5]]))
a.index_select(0, torch.tensor([5]))
torch.arange(0, 5, 0)
torch.arange(5, 0)
torch.linspace(0, 1, -1)
torch.randint(5, 5, (2,))
torch.eye(-1)
torch.full((2, 2))
a.sum("x")
torch.sum("x")
a.exp(1)
torch.exp(1.0)
torch.exp()
torch.exp(a, a)
a.max(1, 2, 3)
a.to("foo")
torch.device("gpu")
torch.softmax(a)
a.softmax()
torch.nn.functional.cross_entropy(a, torch.tensor([0]))
torch.nn.functional.cross_entropy(a, torch.tensor([0, 7]))
torch.nn.functional.nll_loss(a, torch.tensor([0.0, 1.0]))
torch.nn.functional.mse_loss(a, 1)
torch.nn.functional.one_hot(torch.tensor([-1, 2]))
torch.nn.functional.embedding(torch.tensor([9]), a)
torch.nn.functional.linear(a, a)
torch.nn.functional.linear(a, torch.zeros(2, 4))
torch.nn.Linear(3, 2)(torch.zeros(2, 4))
torch.linalg.inv(torch.zeros(2, 2))
torch.linalg.inv(a)
torch.linalg.cholesky(-s)
torch.linalg.solve(s, torch.zeros(3))
torch.einsum('ij,jk', a, b)
torch.multinomial(torch.tensor([-1.0, 2.0]), 1)
torch.multinomial(v, 5)
torch.bernoulli(torch.tensor([2.0]))
w.numpy()
torch.tensor([1, 2], requires_grad=True)
torch.ones(2).backward()
w.backward()
torch.autograd.grad(w.sum(), a)
a.topk(9)
a.kthvalue(9)
a.chunk(0)
a.split(0)
torch.tensor([1.0]).max(dim=1)
torch.empty(0).max()
torch.empty(0).mean()
a.repeat(2)
torch.zeros(3)[torch.tensor([5])]
torch.zeros(3)[torch.tensor([1.5])]
torch.zeros(3)[torch.tensor([True, False])]
torch.dot(a, b)
torch.dot(v, torch.zeros(2))
torch.bmm(a, b)
torch.norm(i)
torch.where(a, a, b)
a.masked_fill(m, "x")
torch.add(a)
a.add()
torch.add(a, b, c=1)
a.clamp()
torch.manual_seed("a")
torch.set_default_dtype(torch.int32)
a.view("x")
a.view(2.0)
torch.zeros(2, 3.0)
torch.randn("a")
torch.from_numpy([1])
torch.as_tensor("x")
torch.stack([])
torch.cat([])
torch.stack(3)
torch.tensor([1.0, "a"])
torch.full((2,), "a")
torch.arange("a")
a.fill_("x")
torch.float23
torch.nn.foo
"""
names = {}
exec(PROLOGUE, names)
print(PROLOGUE.strip())
for expression in EXPRESSIONS.strip().split("\n"):
    print(">>>", expression)
    try:
        print(repr(eval(expression, names)).rstrip())
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip())
