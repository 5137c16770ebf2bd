"""Schedules that change the learning rate of every parameter group as training goes on."""

import _imports

_imports.later("torch.optim._schedule", "EPOCH_DEPRECATION_WARNING", "LRScheduler", "_LRScheduler")
_imports.later("torch.optim._schedule_chains", "ChainedScheduler", "SequentialLR")
_imports.later(
    "torch.optim._schedule_cosines", "CosineAnnealingLR", "CosineAnnealingWarmRestarts")
_imports.later("torch.optim._schedule_cycles", "CyclicLR", "OneCycleLR")
_imports.later("torch.optim._schedule_plateau", "ReduceLROnPlateau")
_imports.later(
    "torch.optim._schedule_steps", "ConstantLR", "ExponentialLR", "LambdaLR", "LinearLR",
    "MultiplicativeLR", "MultiStepLR", "PolynomialLR", "StepLR")
