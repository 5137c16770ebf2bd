import numpy as np, torch
try:
    import warnings; warnings.simplefilter("ignore")
except ImportError: pass
x = np.array([[4.0, 9.0, 1.0], [16.0, 0.25, 25.0]])
u, v = np.array([1, 2, 3]), np.array([4, 5, 6])
A = np.array([[2.0, 1.0], [1.0, 3.0]])
rs = np.random.RandomState
rng = np.random.default_rng
def if_test(a):
    if a: return 1
def shuffled(s):
    a=np.arange(5); r=rs(s); r.shuffle(a); return a
def shuffled2(s):
    a=[1,2,3,4]; r=rng(s); r.shuffle(a); return a
def assign1():
    a=np.zeros((2,3)); a[0]=1; a[1,1:]=[5,6]; a[:,0]+=2; return a
def assign2():
    a=np.arange(5); a[a>2]=0; a[[0,1]]=[7,8]; a[-1]=9; return a
def assign3():
    a=np.arange(4.0); b=a[1:3]; b*=10; return a,b
def assign4():
    a=np.arange(4); a+=1; a*=2; a//=3; a-=1; return a
def assign5():
    a=np.arange(6).reshape(2,3); a[:,[0,2]]=0; a.T[0]=9; return a
def assign6():
    a=np.arange(5); a[1:]=a[:-1]; a.fill(3); a.shape=(5,1); return a
def assign7():
    a=np.array([3,1,2]); a.sort(); b=np.ones((2,2)); b[0,0]=np.nan; b[np.isnan(b)]=7; return a,b
def assign8():
    a=np.array(['a','b','c']); a[0]='zzz'; b=np.zeros(3,dtype=int); b[0]=2.7; np.add.at(b,[1,1],5); return a,b
def bad1():
    a=np.arange(3); a[0]='x'
def bad2():
    a=np.arange(3); a+=1.5
def bad3():
    a=np.arange(3); a[:]=[1,2]
def bad4():
    a=np.arange(3); a[a>0]=[1,2,3]
def bad5():
    a=np.zeros((2,2)); a[0]=[1,2,3]
def bad6():
    a=np.zeros(3); a[5]=1
def bad7():
    a=np.zeros(3); a.shape=(2,2)
def bad8():
    return int(np.array([1,2]))
a3 = np.arange(24).reshape(2,3,4)
def po():
    with np.printoptions(precision=2): s=str(np.array([1/3]))
    return s, str(np.array([1/3]))
def objs():
    a=np.array([1,'a',None],dtype=object); b=np.array([[1,2],[3]],dtype=object) if False else 0
    return a, a.shape, a[1], a.dtype, a==1, np.array([{'a':1},[1,2]],dtype=object)
class Cl:
    def __init__(self): self.w=np.zeros(2)
def cls():
    c=Cl(); c.w+=1; c.w[0]=5; l=[np.ones(2) for _ in range(2)]; l[0]*=3; d={'x':np.arange(2)}; d['x'][0]=7; a,b=np.array([1,2]); (p,q),r=np.array([[1,2],[3,4]])[0],3
    return c.w,l,d,a,b,p,q
