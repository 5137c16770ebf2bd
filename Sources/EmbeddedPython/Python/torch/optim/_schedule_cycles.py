"""Schedules that go up and down with the batches, and take the momentum with them."""

import math

from torch.optim._schedule import _per_group, LRScheduler

__name__ = "torch.optim.lr_scheduler"


class CyclicLR(LRScheduler):
    """Goes up and down between two rates (Smith 2017)."""

    def __init__(
        self,
        optimizer,
        base_lr,
        max_lr,
        step_size_up=2000,
        step_size_down=None,
        mode="triangular",
        gamma=1.0,
        scale_fn=None,
        scale_mode="cycle",
        cycle_momentum=True,
        base_momentum=0.8,
        max_momentum=0.9,
        last_epoch=-1,
    ):
        if last_epoch == -1:
            for group, rate in zip(optimizer.param_groups, _per_group(optimizer, base_lr)):
                group["lr"] = rate
        self.max_lrs = _per_group(optimizer, max_lr)
        down = step_size_up if step_size_down is None else step_size_down
        self.total_size = float(step_size_up) + float(down)
        self.step_ratio = step_size_up / self.total_size
        if mode not in ("triangular", "triangular2", "exp_range") and scale_fn is None:
            raise ValueError("mode is invalid and scale_fn is None")
        self.mode = mode
        self.gamma = gamma
        self._custom_scale = scale_fn
        self._by_cycle = scale_mode == "cycle" if scale_fn else mode != "exp_range"
        self.cycle_momentum = cycle_momentum
        if cycle_momentum:
            if not any(name in optimizer.defaults for name in ("momentum", "betas")):
                raise ValueError(
                    "optimizer must support momentum or beta1 with `cycle_momentum` option enabled"
                )
            self.base_momentums = _per_group(optimizer, base_momentum)
            self.max_momentums = _per_group(optimizer, max_momentum)
            for group, momentum in zip(optimizer.param_groups, self.max_momentums):
                _set_momentum(group, momentum)
        super().__init__(optimizer, last_epoch)
        self.base_lrs = _per_group(optimizer, base_lr)

    def _scale(self, x):
        if self._custom_scale is not None:
            return self._custom_scale(x)
        if self.mode == "triangular":
            return 1.0
        if self.mode == "triangular2":
            return 1 / (2.0 ** (x - 1))
        return self.gamma**x

    def get_lr(self):
        self._warn_outside()
        cycle = math.floor(1 + self.last_epoch / self.total_size)
        x = 1.0 + self.last_epoch / self.total_size - cycle
        if x <= self.step_ratio:
            height = x / self.step_ratio
        else:
            height = (x - 1) / (self.step_ratio - 1)
        scale = self._scale(cycle if self._by_cycle else self.last_epoch)
        if self.cycle_momentum:
            pairs = zip(self.optimizer.param_groups, self.base_momentums, self.max_momentums)
            for group, low, high in pairs:
                _set_momentum(group, high - (high - low) * height * scale)
        return [
            base + (top - base) * height * scale for base, top in zip(self.base_lrs, self.max_lrs)
        ]


def _set_momentum(group, momentum):
    if "betas" in group:
        group["betas"] = (momentum, *group["betas"][1:])
    else:
        group["momentum"] = momentum


class OneCycleLR(LRScheduler):
    """One rise and one long fall of the rate, the momentum the other way (Smith 2018)."""

    def __init__(
        self,
        optimizer,
        max_lr,
        total_steps=None,
        epochs=None,
        steps_per_epoch=None,
        pct_start=0.3,
        anneal_strategy="cos",
        cycle_momentum=True,
        base_momentum=0.85,
        max_momentum=0.95,
        div_factor=25.0,
        final_div_factor=1e4,
        three_phase=False,
        last_epoch=-1,
    ):
        if total_steps is None:
            if epochs is None or steps_per_epoch is None:
                raise ValueError(
                    "You must define either total_steps OR (epochs AND steps_per_epoch)"
                )
            if not isinstance(epochs, int) or epochs <= 0:
                raise ValueError(f"Expected positive integer epochs, but got {epochs}")
            if not isinstance(steps_per_epoch, int) or steps_per_epoch <= 0:
                raise ValueError(
                    f"Expected positive integer steps_per_epoch, but got {steps_per_epoch}")
            total_steps = epochs * steps_per_epoch
        elif not isinstance(total_steps, int) or total_steps <= 0:
            raise ValueError(f"Expected positive integer total_steps, but got {total_steps}")
        if pct_start < 0 or pct_start > 1 or not isinstance(pct_start, float):
            raise ValueError(f"Expected float between 0 and 1 pct_start, but got {pct_start}")
        if anneal_strategy not in ("cos", "linear"):
            raise ValueError(
                "anneal_strategy must be one of 'cos' or 'linear', "
                f"instead got {anneal_strategy}"
            )
        self.total_steps = total_steps
        rise = float(pct_start * total_steps) - 1
        if three_phase:
            self._phases = [
                (rise, "initial_lr", "max_lr", "max_momentum", "base_momentum"),
                (2 * rise, "max_lr", "initial_lr", "base_momentum", "max_momentum"),
                (total_steps - 1, "initial_lr", "min_lr", "max_momentum", "max_momentum"),
            ]
        else:
            self._phases = [
                (rise, "initial_lr", "max_lr", "max_momentum", "base_momentum"),
                (total_steps - 1, "max_lr", "min_lr", "base_momentum", "max_momentum"),
            ]
        self._anneal = _anneal_cos if anneal_strategy == "cos" else _anneal_linear
        if last_epoch == -1:
            for group, top in zip(optimizer.param_groups, _per_group(optimizer, max_lr)):
                group["initial_lr"] = top / div_factor
                group["max_lr"] = top
                group["min_lr"] = group["initial_lr"] / final_div_factor
        self.cycle_momentum = cycle_momentum
        if cycle_momentum:
            if not any(name in optimizer.defaults for name in ("momentum", "betas")):
                raise ValueError(
                    "optimizer must support momentum or beta1 with `cycle_momentum` option enabled"
                )
            lows = _per_group(optimizer, base_momentum)
            highs = _per_group(optimizer, max_momentum)
            for group, low, high in zip(optimizer.param_groups, lows, highs):
                _set_momentum(group, high)
                group["max_momentum"] = high
                group["base_momentum"] = low
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        self._warn_outside()
        step = self.last_epoch
        if step > self.total_steps:
            raise ValueError(
                f"Tried to step {step} times. The specified number of total steps is "
                f"{self.total_steps}"
            )
        rates = []
        for group in self.optimizer.param_groups:
            start = 0.0
            for i, (end, low, high, m_low, m_high) in enumerate(self._phases):
                if step <= end or i == len(self._phases) - 1:
                    done = (step - start) / (end - start)
                    rates.append(self._anneal(group[low], group[high], done))
                    if self.cycle_momentum:
                        _set_momentum(group, self._anneal(group[m_low], group[m_high], done))
                    break
                start = end
        return rates


def _anneal_cos(start, end, done):
    return end + (start - end) / 2.0 * (math.cos(math.pi * done) + 1)


def _anneal_linear(start, end, done):
    return (end - start) * done + start
