"""Writes randoms.txt: what PyTorch and NumPy draw for some seeds.

    OMP_NUM_THREADS=1 python randoms.py > randoms.txt

A line is `name dtype count seed hash arguments`: the FNV-1a hash of the bytes of the numbers (and,
for tensors that are filled, of one more float64, which shows where the stream stands).
"""
import warnings
import numpy as np
import torch

warnings.simplefilter("ignore")
def fnv(b):
    h=0xcbf29ce484222325
    for x in b: h=((h^x)*0x100000001b3)&(2**64-1)
    return h
def emit(name,dt,n,seed,a,*args):
    a=np.ascontiguousarray(a)
    print(name,dt,n,seed,fnv(a.tobytes()),*args)
def tn(t): return t.contiguous().view(torch.uint8).numpy() if t.dtype!=torch.bool else t.numpy()
for seed in (0,42,2**40+5):
  for dt in ("float32","float64","float16","bfloat16"):
    D=getattr(torch,dt)
    for n in (1,3,15,16,17,40,100,1000):
        for name,f in {"rand":lambda:torch.rand(n,dtype=D),"uniform":lambda:torch.empty(n,dtype=D).uniform_(-0.3,0.7),
            "randn":lambda:torch.randn(n,dtype=D),"normal":lambda:torch.empty(n,dtype=D).normal_(2,3),
            "exponential":lambda:torch.empty(n,dtype=D).exponential_(1.5),"bernoulli":lambda:torch.empty(n,dtype=D).bernoulli_(0.3),
            "random":lambda:torch.empty(n,dtype=D).random_(),"lognormal":lambda:torch.empty(n,dtype=D).log_normal_(1,.5),
            "cauchy":lambda:torch.empty(n,dtype=D).cauchy_(1,2),"geometric":lambda:torch.empty(n,dtype=D).geometric_(.2),
            "bernoulli_tensor":lambda:torch.bernoulli(torch.linspace(0,1,n).to(D))}.items():
            if dt in ("float16","bfloat16") and name in ("bernoulli_tensor","cauchy","geometric","lognormal"): continue
            torch.manual_seed(seed)
            t=f(); u=torch.rand(1,dtype=torch.float64)
            emit(name,dt,n,seed,np.concatenate([tn(t),tn(u)]))
  for dt in ("int64","int32","int16","uint8","float32"):
    for lo,hi in ((0,10),(-5,7),(0,2**28-1),(0,2**28),(0,2**40)):
        if dt=="float32" and hi>100: continue
        D=getattr(torch,dt)
        try:
            torch.manual_seed(seed); t=torch.randint(lo,hi,(50,),dtype=D)
        except RuntimeError: continue
        emit("randint",dt,50,seed,tn(t),lo,hi)
  for dt in ("int64","int32","int16","uint8","int8","bool"):
    torch.manual_seed(seed); t=torch.empty(30,dtype=getattr(torch,dt)).random_(); u=torch.rand(1,dtype=torch.float64)
    emit("random",dt,30,seed,np.concatenate([t.numpy().view(np.uint8),tn(u)]))
  torch.manual_seed(seed); b=torch.empty(5,4); b.t().normal_(); emit("normal_transposed","float32",20,seed,tn(b))
  torch.manual_seed(seed); b=torch.zeros(6,6); b[:,1:5].normal_(); emit("normal_gaps","float32",36,seed,tn(b))
  torch.manual_seed(seed); b=torch.empty(5,4); b.t().uniform_(); emit("uniform_transposed","float32",20,seed,tn(b))
  w=torch.tensor([.1,.2,.3,.4]); w2=torch.stack([w,w.flip(0)])
  torch.manual_seed(seed); emit("multinomial_one","int64",2,seed,tn(torch.multinomial(w2,1)))
  torch.manual_seed(seed); emit("multinomial_few","int64",6,seed,tn(torch.multinomial(w2,3)))
  torch.manual_seed(seed); emit("multinomial_many","int64",40,seed,tn(torch.multinomial(w2,20,replacement=True)))
  torch.manual_seed(seed); emit("normal_tensors","float32",5,seed,tn(torch.normal(torch.arange(5.),torch.arange(1,6.))))
  torch.manual_seed(seed); emit("normal_mean","float32",5,seed,tn(torch.normal(torch.arange(5.),0.7)))
  torch.manual_seed(seed); emit("normal_std","float32",5,seed,tn(torch.normal(0.7,torch.arange(1,6.))))
  for n in (1,2,10,1000): torch.manual_seed(seed); emit("randperm","int64",n,seed,tn(torch.randperm(n)))
  torch.manual_seed(seed); torch.rand(5); torch.randn(3); emit("state","uint8",5056,seed,torch.get_rng_state().numpy())
for seed in (0,42,123456):
    for n in (1,7,300):
        R=np.random.RandomState(seed)
        emit("np_rand","f",n,seed,R.rand(n)); emit("np_randn","f",n,seed,(np.random.RandomState(seed).randn(n)))
        for hi in (1,2,10,1000,2**32,2**32+1,2**40): emit("np_randint","i",n,seed,np.random.RandomState(seed).randint(0,hi,n),hi)
        emit("np_perm","i",n,seed,np.random.RandomState(seed).permutation(n))
        emit("np_expo","f",n,seed,np.random.RandomState(seed).exponential(size=n))
        emit("np_gamma","f",n,seed,np.random.RandomState(seed).gamma(2.5,size=n))
        emit("np_gamma1","f",n,seed,np.random.RandomState(seed).gamma(.5,size=n))
        p=np.array([.1,.2,.3,.15,.25])
        emit("np_choice","i",n,seed,np.random.RandomState(seed).choice(5,n,p=p))
        emit("np_choice_nr","i",4,seed,np.random.RandomState(seed).choice(5,4,p=p,replace=False))
        for k,q in ((1,.3),(10,.7),(200,.4),(1000,.99)): emit("np_binomial","i",n,seed,np.random.RandomState(seed).binomial(k,q,n),k,q)
        for r in (.5,4,10,33.3): emit("np_poisson","i",n,seed,np.random.RandomState(seed).poisson(r,n),r)
        g=lambda: np.random.default_rng(seed)
        emit("g_rand","f",n,seed,g().random(n)); emit("g_randn","f",n*100,seed,g().standard_normal(n*100)); emit("g_randnf","f",n*100,seed,g().standard_normal(n*100,dtype=np.float32))
        for hi in (1,2,10,1000,2**32-1,2**32,2**32+1,2**40): emit("g_int","i",n,seed,g().integers(0,hi,n),hi)
        emit("g_perm","i",n,seed,g().permutation(n))
        emit("g_expo","f",n*100,seed,g().exponential(size=n*100))
        emit("g_gamma","f",n,seed,g().gamma(2.5,size=n)); emit("g_gamma1","f",n,seed,g().gamma(.5,size=n))
        emit("g_choice","i",n,seed,g().choice(5,n,p=p))
        emit("g_choice_nr","i",4,seed,g().choice(5,4,p=p,replace=False))
        emit("g_sample","i",n,seed,g().choice(500,n,replace=False)); emit("g_sample_big","i",401,seed,g().choice(20000,401,replace=False))
        for k,q in ((1,.3),(10,.7),(200,.4),(1000,.99)): emit("g_binomial","i",n,seed,g().binomial(k,q,n),k,q)
        for r in (.5,4,10,33.3): emit("g_poisson","i",n,seed,g().poisson(r,n),r)
    R=np.random.RandomState([1,2,seed]); emit("np_words","f",5,seed,R.rand(5))
