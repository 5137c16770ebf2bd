import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(3)
# VAE
class VAE(nn.Module):
    def __init__(self):
        super().__init__(); self.fc1=nn.Linear(6,5); self.mu=nn.Linear(5,2); self.lv=nn.Linear(5,2); self.d1=nn.Linear(2,5); self.d2=nn.Linear(5,6)
    def encode(self,x): h=F.relu(self.fc1(x)); return self.mu(h),self.lv(h)
    def reparameterize(self,mu,lv):
        std=torch.exp(0.5*lv); eps=torch.randn_like(std); return mu+eps*std
    def forward(self,x):
        mu,lv=self.encode(x); z=self.reparameterize(mu,lv); return torch.sigmoid(self.d2(F.relu(self.d1(z)))),mu,lv
def loss_fn(r,x,mu,lv):
    bce=F.binary_cross_entropy(r,x,reduction='sum'); kld=-0.5*torch.sum(1+lv-mu.pow(2)-lv.exp()); return bce+kld
m=VAE(); opt=torch.optim.Adam(m.parameters(),lr=1e-2); x=torch.rand(16,6)
for e in range(4):
    opt.zero_grad(); r,mu,lv=m(x); l=loss_fn(r,x,mu,lv); l.backward(); opt.step(); print('====> Epoch: {} Average loss: {:.4f}'.format(e, l.item()/len(x)))
# GAN
G=nn.Sequential(nn.Linear(2,8),nn.LeakyReLU(0.2),nn.Linear(8,3),nn.Tanh()); D=nn.Sequential(nn.Linear(3,8),nn.LeakyReLU(0.2,inplace=True),nn.Dropout(0.3),nn.Linear(8,1),nn.Sigmoid())
crit=nn.BCELoss(); og=torch.optim.Adam(G.parameters(),lr=2e-4,betas=(0.5,0.999)); od=torch.optim.Adam(D.parameters(),lr=2e-4,betas=(0.5,0.999))
for i in range(3):
    real=torch.randn(8,3); ones=torch.ones(8,1); zeros=torch.zeros(8,1)
    D.zero_grad(); lr=crit(D(real),ones); fake=G(torch.randn(8,2)); lf=crit(D(fake.detach()),zeros); (lr+lf).backward(); od.step()
    G.zero_grad(); lg=crit(D(fake),ones); lg.backward(); og.step(); print(f'[{i}] Loss_D: {(lr+lf).item():.4f} Loss_G: {lg.item():.4f}')
# early stopping etc
class EarlyStopping:
    def __init__(self, patience=2, delta=0): self.patience=patience; self.counter=0; self.best=None; self.stop=False
    def __call__(self, v):
        if self.best is None or v<self.best: self.best=v; self.counter=0
        else:
            self.counter+=1; print(f'EarlyStopping counter: {self.counter} out of {self.patience}'); self.stop=self.counter>=self.patience
es=EarlyStopping()
for v in [1,.9,.95,.96,.5]:
    es(v)
    if es.stop: print('Early stopping'); break
lin=nn.Linear(2,1); o=torch.optim.SGD(lin.parameters(),lr=0.1)
S=torch.optim.lr_scheduler
for sc in [S.StepLR(o,2),S.MultiStepLR(o,[2,3],0.1),S.ExponentialLR(o,0.9),S.CosineAnnealingLR(o,5),S.LambdaLR(o,lambda e:0.95**e),S.OneCycleLR(o,0.1,total_steps=10),S.CyclicLR(o,0.01,0.1),S.CosineAnnealingWarmRestarts(o,3),S.LinearLR(o),S.PolynomialLR(o)]:
    ls=[]
    for _ in range(5): o.step(); sc.step(); ls.append(round(o.param_groups[0]['lr'],5))
    print(type(sc).__name__, ls)
r=S.ReduceLROnPlateau(o,'min',patience=1,factor=0.5)
for v in [1,1,1,1,.5]: r.step(v); print(o.param_groups[0]['lr'])
w=torch.randn(3,requires_grad=True); 
with torch.autograd.set_detect_anomaly(True): (w**2).sum().backward()
print(w.grad/w)
class Clamp(torch.autograd.Function):
    @staticmethod
    def forward(ctx,x,a): ctx.save_for_backward(x); ctx.a=a; return x.clamp(min=a)
    @staticmethod
    def backward(ctx,g): x,=ctx.saved_tensors; return g*(x>=ctx.a).float(), None
xx=torch.tensor([-1.,2.],requires_grad=True); Clamp.apply(xx,0.).sum().backward(); print(xx.grad)
emb=nn.Embedding(5,3); emb.weight.data.copy_(torch.arange(15.).view(5,3)); print(emb(torch.tensor([[0,4],[2,2]])))
cos=nn.CosineSimilarity(dim=1); print(cos(torch.ones(2,3),torch.tensor([[1.,0,0],[1,1,1]])))
tri=nn.TripletMarginLoss(); print(tri(torch.ones(2,3),torch.zeros(2,3),-torch.ones(2,3)))
print(nn.SmoothL1Loss()(torch.ones(2),torch.zeros(2)), nn.HuberLoss()(torch.ones(2)*3,torch.zeros(2)), nn.KLDivLoss(reduction='batchmean')(torch.log_softmax(torch.ones(1,3),1),torch.tensor([[.2,.3,.5]])))
from torch.distributions import Normal, Categorical, Bernoulli, kl_divergence
print(Normal(0.,1.).log_prob(torch.tensor(0.)), Categorical(torch.tensor([.25,.75])).entropy(), kl_divergence(Normal(0.,1.),Normal(1.,2.)), Bernoulli(0.3))
