import torch, torch.nn as nn
from torch.nn.utils.rnn import pad_sequence, pack_padded_sequence, pad_packed_sequence, pack_sequence
torch.manual_seed(1)
class Tagger(nn.Module):
    def __init__(self, v, e, h, t):
        super().__init__()
        self.emb = nn.Embedding(v, e, padding_idx=0)
        self.lstm = nn.LSTM(e, h, batch_first=True, bidirectional=True, num_layers=2, dropout=0.1)
        self.out = nn.Linear(2*h, t)
    def forward(self, x, lens):
        p = pack_padded_sequence(self.emb(x), lens, batch_first=True, enforce_sorted=False)
        o, (h, c) = self.lstm(p)
        o, l = pad_packed_sequence(o, batch_first=True)
        return self.out(o), h, l
m = Tagger(10, 4, 3, 2); print(m)
seqs=[torch.tensor([1,2,3]),torch.tensor([4,5]),torch.tensor([6,7,8,9])]
x=pad_sequence(seqs,batch_first=True); print(x)
m.eval()
o,h,l=m(x,torch.tensor([3,2,4])); print(o, h.shape, l)
p=pack_sequence([torch.tensor([1.,2.,3.]),torch.tensor([4.,5.])]); print(p)
print(pad_packed_sequence(p))
for cls in (nn.RNN, nn.GRU, nn.LSTM):
    r=cls(2,3); y,hh=r(torch.randn(4,1,2)); print(y.detach(), (hh if cls is not nn.LSTM else hh[1]).detach())
cell=nn.GRUCell(2,3); hx=torch.zeros(1,3)
for t in range(3): hx=cell(torch.ones(1,2)*t,hx)
print(hx)
# char rnn
text="hello world"; chars=sorted(set(text)); stoi={c:i for i,c in enumerate(chars)}
data=torch.tensor([stoi[c] for c in text]); oh=torch.nn.functional.one_hot(data[:-1],len(chars)).float()
rnn=nn.RNN(len(chars),8); fc=nn.Linear(8,len(chars)); opt=torch.optim.Adam(list(rnn.parameters())+list(fc.parameters()),lr=0.05); crit=nn.CrossEntropyLoss()
for e in range(5):
    out,_=rnn(oh.unsqueeze(1)); logits=fc(out.squeeze(1)); loss=crit(logits,data[1:]); opt.zero_grad(); loss.backward(); opt.step(); print(f"{e} {loss.item():.4f}")
print(''.join(chars[i] for i in logits.argmax(1)))
bag=nn.EmbeddingBag(10,3,mode='sum'); print(bag); print(bag(torch.tensor([1,2,4,5]),torch.tensor([0,2])).detach())
