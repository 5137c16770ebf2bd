"""Averages of a model's weights over training."""

import copy
import math

import torch
from torch.nn import Module
from torch.optim.lr_scheduler import LRScheduler


def get_ema_multi_avg_fn(decay=0.999):
    """An exponential moving average of all parameters at once."""
    if decay < 0.0 or decay > 1.0:
        raise ValueError(
            f"Invalid decay value {decay} provided. Please provide a value in [0,1] range.")

    def ema_update(ema_param_list, current_param_list, _):
        with torch.no_grad():
            for mean, now in zip(ema_param_list, current_param_list):
                if mean.is_floating_point():
                    mean.lerp_(now, 1 - decay)
                else:
                    mean.copy_(mean * decay + now * (1 - decay))

    return ema_update


def get_swa_multi_avg_fn():
    """The plain mean of all parameters at once."""

    def swa_update(averaged_param_list, current_param_list, num_averaged):
        with torch.no_grad():
            for mean, now in zip(averaged_param_list, current_param_list):
                mean.copy_(mean + (now - mean) / (num_averaged + 1))

    return swa_update


def get_ema_avg_fn(decay=0.999):
    """An exponential moving average of one parameter."""
    if decay < 0.0 or decay > 1.0:
        raise ValueError(
            f"Invalid decay value {decay} provided. Please provide a value in [0,1] range.")

    def ema_update(ema_param, current_param, num_averaged):
        with torch.no_grad():
            return decay * ema_param + (1 - decay) * current_param

    return ema_update


def get_swa_avg_fn():
    """The plain mean of one parameter."""

    def swa_update(averaged_param, current_param, num_averaged):
        with torch.no_grad():
            return averaged_param + (current_param - averaged_param) / (num_averaged + 1)

    return swa_update


class AveragedModel(Module):
    """A copy of a model whose parameters are averages; call `update_parameters(model)`."""

    def __init__(self, model, device=None, avg_fn=None, multi_avg_fn=None, use_buffers=False):
        super().__init__()
        if avg_fn is not None and multi_avg_fn is not None:
            raise AssertionError("Only one of avg_fn and multi_avg_fn should be provided")
        self.module = copy.deepcopy(model)
        if device is not None:
            self.module = self.module.to(device)
        self.register_buffer("n_averaged", torch.tensor(0, dtype=torch.long))
        self.avg_fn = avg_fn
        self.multi_avg_fn = multi_avg_fn
        self.use_buffers = use_buffers

    def forward(self, *args, **kwargs):
        return self.module(*args, **kwargs)

    def update_parameters(self, model):
        """Takes the model's present parameters into the average."""
        own, theirs = list(self.module.parameters()), list(model.parameters())
        if self.use_buffers:
            own += list(self.module.buffers())
            theirs += list(model.buffers())
        own, theirs = [p.detach() for p in own], [p.detach() for p in theirs]
        if self.n_averaged == 0:
            for mean, now in zip(own, theirs):
                mean.copy_(now)
        elif self.multi_avg_fn is not None or self.avg_fn is None:
            update = self.multi_avg_fn or get_swa_multi_avg_fn()
            update(own, theirs, self.n_averaged)
        else:
            for mean, now in zip(own, theirs):
                mean.copy_(self.avg_fn(mean, now, self.n_averaged))
        if not self.use_buffers:
            for mean, now in zip(self.module.buffers(), model.buffers()):
                mean.detach().copy_(now.detach())
        self.n_averaged += 1


def update_bn(loader, model, device=None):
    """Computes the running statistics of batch norms anew, in one pass over the data."""
    momenta = {}
    for module in model.modules():
        if isinstance(module, torch.nn.modules.normalization._BatchNorm):
            module.reset_running_stats()
            momenta[module] = module.momentum
    if not momenta:
        return
    was_training = model.training
    model.train()
    for module in momenta:
        module.momentum = None
    with torch.no_grad():
        for batch in loader:
            if isinstance(batch, (list, tuple)):
                batch = batch[0]
            model(batch if device is None else batch.to(device))
    for module, momentum in momenta.items():
        module.momentum = momentum
    model.train(was_training)


class SWALR(LRScheduler):
    """Goes to a constant rate within `anneal_epochs`."""

    def __init__(
        self, optimizer, swa_lr, anneal_epochs=10, anneal_strategy="cos", last_epoch=-1
    ):
        rates = swa_lr if isinstance(swa_lr, (list, tuple)) else [swa_lr] * len(
            optimizer.param_groups)
        if len(rates) != len(optimizer.param_groups):
            raise ValueError(
                "swa_lr should have the same length as optimizer.param_groups: swa_lr has "
                f"{len(rates)}, optimizer.param_groups has {len(optimizer.param_groups)}")
        for rate, group in zip(rates, optimizer.param_groups):
            group["swa_lr"] = rate
        if anneal_strategy not in ("cos", "linear"):
            raise ValueError(
                "anneal_strategy must by one of 'cos' or 'linear', instead got "
                f"{anneal_strategy}")
        if not isinstance(anneal_epochs, int) or anneal_epochs < 0:
            raise ValueError(
                f"anneal_epochs must be equal or greater than 0, got {anneal_epochs}")
        self._strategy = anneal_strategy
        self.anneal_epochs = anneal_epochs
        super().__init__(optimizer, last_epoch)

    def _anneal(self, t):
        return (1 - math.cos(math.pi * t)) / 2 if self._strategy == "cos" else t

    def get_lr(self):
        step = self._step_count - 1
        if self.anneal_epochs == 0:
            step = max(1, step)
        before = max(0, min(1, (step - 1) / max(1, self.anneal_epochs)))
        alpha_before = self._anneal(before)
        starts = []
        for group in self.optimizer.param_groups:
            rate, swa = group["lr"], group["swa_lr"]
            starts.append(swa if alpha_before == 1 else (rate - alpha_before * swa) / (
                1 - alpha_before))
        alpha = self._anneal(max(0, min(1, step / max(1, self.anneal_epochs))))
        return [
            group["swa_lr"] * alpha + start * (1 - alpha)
            for group, start in zip(self.optimizer.param_groups, starts)]
