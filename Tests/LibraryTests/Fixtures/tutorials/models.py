import torch, torch.nn as nn, torch.nn.functional as F, copy, math
import torch.nn.init as init
torch.manual_seed(5)
# from-scratch residual block + custom layers, ModuleList/Dict, buffers, hooks, param groups
class Residual(nn.Module):
    def __init__(self, cin, cout, use_1x1conv=False, strides=1):
        super().__init__()
        self.conv1 = nn.Conv2d(cin, cout, kernel_size=3, padding=1, stride=strides); self.conv2 = nn.Conv2d(cout, cout, kernel_size=3, padding=1)
        self.conv3 = nn.Conv2d(cin, cout, kernel_size=1, stride=strides) if use_1x1conv else None
        self.bn1 = nn.BatchNorm2d(cout); self.bn2 = nn.BatchNorm2d(cout); self.relu = nn.ReLU(inplace=True)
    def forward(self, X):
        Y = self.relu(self.bn1(self.conv1(X))); Y = self.bn2(self.conv2(Y))
        if self.conv3: X = self.conv3(X)
        Y += X
        return F.relu(Y)
blk = Residual(2, 3, True, 2); out = blk(torch.rand(2,2,6,6)); print(out.shape, out.mean()); out.sum().backward(); print(blk.conv1.weight.grad.norm())
print(blk)
class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__(); self.layers = nn.ModuleList([nn.Linear(a,b) for a,b in zip(sizes, sizes[1:])]); self.acts = nn.ModuleDict({'relu': nn.ReLU(), 'elu': nn.ELU()}); self.scale = nn.Parameter(torch.ones(1)); self.register_buffer('mean', torch.zeros(2))
    def forward(self, x):
        for l in self.layers[:-1]: x = self.acts['relu'](l(x))
        return self.layers[-1](x) * self.scale
m = MLP([2,3,1]); print(m, len(m.layers), dict(m.named_buffers()), [n for n,_ in m.named_parameters()], sum(p.numel() for p in m.parameters()))
def weights_init(mod):
    classname = mod.__class__.__name__
    if classname.find('Linear') != -1: init.normal_(mod.weight.data, 0.0, 0.02); init.constant_(mod.bias.data, 0)
m.apply(weights_init); print(m.layers[0].weight)
opt = torch.optim.AdamW([{'params': m.layers.parameters(), 'lr': 1e-3}, {'params': [m.scale]}], lr=1e-2); print(opt)
for p in m.layers[0].parameters(): p.requires_grad_(False)
print([p.requires_grad for p in m.parameters()])
handles=[l.register_forward_hook(lambda mod,i,o: print('fwd', mod.__class__.__name__, tuple(o.shape))) for l in m.layers]
l = F.mse_loss(m(torch.ones(4,2)), torch.zeros(4,1)); print(l); l.backward(); opt.step(); [h.remove() for h in handles]
best = copy.deepcopy(m.state_dict()); m.load_state_dict(best); print(all(torch.equal(a,b) for a,b in zip(best.values(), m.state_dict().values())))
try: m.load_state_dict({'x': torch.ones(1)})
except RuntimeError as e: print(e)
try: nn.Linear(2,3)(torch.ones(4,5))
except RuntimeError as e: print(e)
try: F.cross_entropy(torch.ones(2,3), torch.tensor([0,5]))
except IndexError as e: print(e)
try: torch.ones(2,3).view(4,2)
except RuntimeError as e: print(e)
try: torch.cat([torch.ones(2,3),torch.ones(3,2)])
except RuntimeError as e: print(e)
try: torch.tensor([1,2]).requires_grad_()
except RuntimeError as e: print(e)
try: nn.CrossEntropyLoss()(torch.ones(2,3), torch.ones(2))
except RuntimeError as e: print(e)
try: torch.ones(3)[5]
except IndexError as e: print(e)
try: nn.Conv2d(1,2,3)(torch.ones(1,3,5,5))
except RuntimeError as e: print(e)
try: torch.tensor('a')
except Exception as e: print(type(e).__name__, e)
# word2vec / bow
corpus="the quick brown fox jumps over the lazy dog".split(); vocab=sorted(set(corpus)); w2i={w:i for i,w in enumerate(vocab)}
data=[([corpus[i-1],corpus[i+1]],corpus[i]) for i in range(1,len(corpus)-1)]; print(data[:2])
class CBOW(nn.Module):
    def __init__(s, v, d): super().__init__(); s.emb=nn.Embedding(v,d); s.lin=nn.Linear(d,v)
    def forward(s, x): return F.log_softmax(s.lin(s.emb(x).sum(0)),dim=0)
net=CBOW(len(vocab),4); o=torch.optim.RMSprop(net.parameters(),lr=0.01); lf=nn.NLLLoss()
for ep in range(3):
    tot=0
    for c,t in data:
        o.zero_grad(); lo=lf(net(torch.tensor([w2i[w] for w in c])).unsqueeze(0), torch.tensor([w2i[t]])); lo.backward(); o.step(); tot+=lo.item()
    print(f'{ep}: {tot:.3f}')
# grad stuff
x=torch.tensor([2.,3.],requires_grad=True); y=(x**3).sum(); g,=torch.autograd.grad(y,x,create_graph=True); print(g); gg,=torch.autograd.grad(g.sum(),x); print(gg)
print(torch.autograd.functional.jacobian(lambda t:t**2,torch.tensor([1.,2.])), torch.autograd.functional.hessian(lambda t:(t**3).sum(),torch.tensor([1.,2.])))
print(x.grad, x.is_leaf, y.grad_fn.name(), x.detach().requires_grad)
with torch.no_grad(): print((x*2).requires_grad)
z=x*2; z.retain_grad(); z.sum().backward(); print(z.grad, x.grad); x.grad.zero_(); x.grad=None
for O in (torch.optim.SGD, torch.optim.Adam, torch.optim.Adagrad, torch.optim.Adadelta, torch.optim.RMSprop, torch.optim.Adamax, torch.optim.NAdam, torch.optim.RAdam, torch.optim.ASGD, torch.optim.Rprop, torch.optim.AdamW):
    w=nn.Parameter(torch.tensor([1.,-2.])); oo=O([w],lr=0.1)
    for _ in range(3): oo.zero_grad(); (w**2).sum().backward(); oo.step()
    print(O.__name__, w.data)
w=nn.Parameter(torch.tensor([1.,-2.])); oo=torch.optim.LBFGS([w],lr=0.5)
def closure(): oo.zero_grad(); l=((w-3)**2).sum(); l.backward(); return l
for _ in range(2): print(oo.step(closure))
print(w)
print(nn.GRU(2,3,2,batch_first=True,bidirectional=True)); print(nn.LSTM(2,3)(torch.zeros(1,1,2))[0].shape, [n for n,_ in nn.LSTM(1,1).named_parameters()])
for a in (nn.ReLU(),nn.ELU(),nn.SELU(),nn.GELU(),nn.SiLU(),nn.Softplus(),nn.Hardtanh(),nn.LeakyReLU(),nn.PReLU(),nn.Softsign(),nn.Tanhshrink(),nn.LogSigmoid(),nn.Mish(),nn.Hardswish(),nn.Softmax(dim=0),nn.LogSoftmax(dim=0),nn.Softmin(dim=0),nn.CELU(),nn.GLU(dim=0),nn.Threshold(.1,20),nn.ReLU6(),nn.Hardsigmoid(),nn.Softshrink(),nn.Hardshrink()): print(a, a(torch.tensor([-1.,.5,2.,0.])).detach())
