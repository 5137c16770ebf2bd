"""Optimizers, and schedules for their learning rate."""

from torch.optim import lr_scheduler, swa_utils
from torch.optim.adam import Adam, Adamax, AdamW, NAdam, RAdam
from torch.optim.adaptive import ASGD, Adadelta, Adagrad, RMSprop, Rprop
from torch.optim.lbfgs import LBFGS
from torch.optim.matrix import Adafactor, Muon, SparseAdam
from torch.optim.optimizer import Optimizer
from torch.optim.sgd import SGD
