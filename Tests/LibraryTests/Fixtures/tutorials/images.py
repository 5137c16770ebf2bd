import torch, torch.nn as nn, torch.nn.functional as F, torch.optim as optim
from torch.utils.data import Dataset, DataLoader, random_split, TensorDataset, WeightedRandomSampler, SubsetRandomSampler, BatchSampler, SequentialSampler
torch.manual_seed(0)
class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.conv1 = nn.Conv2d(1, 4, kernel_size=3, padding=1)
        self.bn = nn.BatchNorm2d(4)
        self.conv2 = nn.Conv2d(4, 8, 3)
        self.drop = nn.Dropout2d(0.25)
        self.fc1 = nn.Linear(8*2*2, 16)
        self.fc2 = nn.Linear(16, 3)
    def forward(self, x):
        x = F.max_pool2d(F.relu(self.bn(self.conv1(x))), 2)
        x = F.relu(self.conv2(x))
        x = self.drop(x)
        x = torch.flatten(x, 1)
        return F.log_softmax(self.fc2(F.relu(self.fc1(x))), dim=1)
net = Net()
print(net)
print(sum(p.numel() for p in net.parameters() if p.requires_grad))
class Data(Dataset):
    def __init__(self, n): self.x = torch.randn(n,1,8,8); self.y = torch.randint(0,3,(n,))
    def __len__(self): return len(self.x)
    def __getitem__(self, i): return self.x[i], self.y[i]
full = Data(40)
tr, va = random_split(full, [32, 8], generator=torch.Generator().manual_seed(42))
print(len(tr), len(va), tr.indices[:5])
dl = DataLoader(tr, batch_size=8, shuffle=True)
opt = optim.SGD(net.parameters(), lr=0.05, momentum=0.9, weight_decay=1e-4, nesterov=True)
sched = optim.lr_scheduler.StepLR(opt, step_size=1, gamma=0.5)
for ep in range(2):
    net.train(); tot=0
    for i,(x,y) in enumerate(dl):
        opt.zero_grad()
        out=net(x); loss=F.nll_loss(out,y); loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        opt.step(); tot+=loss.item()*x.size(0)
    sched.step()
    net.eval()
    with torch.no_grad():
        c=sum((net(x).argmax(1)==y).sum().item() for x,y in DataLoader(va,batch_size=4))
    print(f"Epoch {ep+1}: loss {tot/len(tr):.3f}, lr {sched.get_last_lr()}, acc {c/len(va):.2%}")
print(opt)
for n,p in net.named_parameters(): print(n, tuple(p.shape), p.grad.abs().mean() > 0)
print(list(net.state_dict().keys()))
sampler = WeightedRandomSampler(torch.tensor([0.1,0.2,0.7]), 5, replacement=True)
print(list(sampler))
print(list(BatchSampler(SequentialSampler(range(7)), 3, False)))
def collate(b): return torch.stack([t[0].mean() for t in b]), [int(t[1]) for t in b]
for a,b in DataLoader(full, batch_size=16, collate_fn=collate, drop_last=True): print(a.shape, b[:4])
act={}
def hook(name):
    def f(m,i,o): act[name]=o.detach()
    return f
h=net.fc1.register_forward_hook(hook('fc1')); net(torch.randn(2,1,8,8)); print(act['fc1'].shape); h.remove()
print(opt.state_dict()['param_groups'])
import io; f=io.BytesIO(); torch.save(net.state_dict(), f); f.seek(0); n2=Net(); print(n2.load_state_dict(torch.load(f))); print(torch.equal(n2.fc1.weight, net.fc1.weight))
f=io.BytesIO(); torch.save({'epoch':3,'model':net.state_dict(),'opt':opt.state_dict(),'loss':1.5},f); f.seek(0); ck=torch.load(f); print(ck['epoch'],ck['loss'],list(ck.keys()), ck['opt']['param_groups'][0]['lr'])
