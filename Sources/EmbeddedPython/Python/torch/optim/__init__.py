"""Optimizers, and schedules for their learning rate; each is read when it is first named."""

import _imports

_imports.later("torch.optim", "lr_scheduler", "swa_utils")
_imports.later("torch.optim.adam", "Adam", "Adamax", "AdamW", "NAdam", "RAdam")
_imports.later("torch.optim.adaptive", "Adadelta", "Adagrad", "ASGD", "RMSprop", "Rprop")
_imports.later("torch.optim.lbfgs", "LBFGS")
_imports.later("torch.optim.matrix", "Adafactor", "Muon", "SparseAdam")
_imports.later("torch.optim.optimizer", "Optimizer")
_imports.later("torch.optim.sgd", "SGD")
