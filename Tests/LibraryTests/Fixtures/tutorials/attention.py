import torch, torch.nn as nn, math, copy
torch.manual_seed(2)
class PositionalEncoding(nn.Module):
    def __init__(self, d, maxlen=20):
        super().__init__(); pe=torch.zeros(maxlen,d); pos=torch.arange(0,maxlen,dtype=torch.float).unsqueeze(1)
        div=torch.exp(torch.arange(0,d,2).float()*(-math.log(10000.0)/d)); pe[:,0::2]=torch.sin(pos*div); pe[:,1::2]=torch.cos(pos*div)
        self.register_buffer('pe',pe.unsqueeze(0))
    def forward(self,x): return x+self.pe[:,:x.size(1)]
print(PositionalEncoding(4)(torch.zeros(1,3,4)))
def attention(q,k,v,mask=None):
    s=q@k.transpose(-2,-1)/math.sqrt(q.size(-1))
    if mask is not None: s=s.masked_fill(mask==0,float('-inf'))
    a=s.softmax(-1); return a@v,a
q=torch.randn(1,3,4); o,a=attention(q,q,q,torch.tril(torch.ones(3,3))); print(a)
enc=nn.TransformerEncoder(nn.TransformerEncoderLayer(8,2,16,batch_first=True,dropout=0.0),2); print(enc(torch.ones(1,3,8)).shape)
mask=nn.Transformer.generate_square_subsequent_mask(3); print(mask)
tr=nn.Transformer(8,2,1,1,16,0.0,batch_first=True); y=tr(torch.randn(2,4,8),torch.randn(2,3,8),tgt_mask=mask); print(y.shape, round(y.std().item(),4))
mha=nn.MultiheadAttention(8,2,batch_first=True); o,w=mha(torch.ones(1,3,8),torch.ones(1,3,8),torch.ones(1,3,8)); print(w)
print(enc)
# lazy
net=nn.Sequential(nn.LazyLinear(4),nn.ReLU(),nn.LazyLinear(2)); print(net); print(net[0].weight); net(torch.randn(3,5)); print(net); print(net[0].weight.shape)
net=nn.Sequential(nn.LazyConv2d(3,3),nn.LazyBatchNorm2d(),nn.ReLU(),nn.Flatten(),nn.LazyLinear(2)); print(net); print(net(torch.randn(2,1,5,5)).shape); print(net)
def init_weights(m):
    if isinstance(m, nn.Linear):
        nn.init.xavier_uniform_(m.weight); nn.init.zeros_(m.bias)
net.apply(init_weights); print(net[4].bias)
print(nn.ConstantPad2d(1,3.5), nn.ZeroPad2d((1,0,2,0)), nn.ReflectionPad2d(1)(torch.arange(9.).reshape(1,1,3,3)))
print(nn.PixelShuffle(2)(torch.arange(8.).reshape(1,8,1,1)), nn.Unfold(2)(torch.arange(9.).reshape(1,1,3,3)))
print(nn.ConvTranspose1d(1,2,3,stride=2), nn.ConvTranspose1d(1,1,3,stride=2)(torch.ones(1,1,3)).shape)
print(nn.LocalResponseNorm(2)(torch.ones(1,3,2,2)))
print(nn.InstanceNorm1d(3)(torch.arange(12.).reshape(1,3,4)))
print(nn.DataParallel(nn.Linear(1,1))); print(nn.Conv2d(1,1,3,padding=1,padding_mode='circular')(torch.ones(1,1,3,3)).shape, nn.Conv1d(1,1,3,padding_mode='reflect',padding=1))
