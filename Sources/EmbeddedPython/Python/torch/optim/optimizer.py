"""The base class of optimizers: groups of parameters, each with its options, and their state."""

import warnings
from collections import OrderedDict, defaultdict

import torch


class _Required:
    def __repr__(self):
        return "<required parameter>"


required = _Required()


class Optimizer:
    """Holds parameters in groups; a subclass's `_update` changes one parameter by its gradient."""

    _takes_complex = True

    def __init__(self, params, defaults):
        self.defaults = defaults
        self.state = defaultdict(dict)
        self.param_groups = []
        self._step_pre_hooks = OrderedDict()
        self._step_post_hooks = OrderedDict()
        if isinstance(params, torch.Tensor):
            raise TypeError(
                "params argument given to the optimizer should be an iterable of Tensors or "
                f"dicts, but got {params.type()}"
            )
        groups = list(params)
        if len(groups) == 0:
            raise ValueError("optimizer got an empty parameter list")
        if not isinstance(groups[0], dict):
            groups = [{"params": groups}]
        for group in groups:
            self.add_param_group(group)

    def add_param_group(self, param_group):
        """Adds parameters with options of their own, such as newly unfrozen layers."""
        if not isinstance(param_group, dict):
            raise TypeError(f"param_group must be a dict, but got {type(param_group)}")
        params = param_group["params"]
        if isinstance(params, torch.Tensor):
            params = [params]
        elif isinstance(params, set):
            raise TypeError(
                "optimizer parameters need to be organized in ordered collections, but the "
                "ordering of tensors in sets will change between runs. Please use a list instead."
            )
        params = list(params)
        names = [p[0] for p in params if isinstance(p, tuple)]
        if names and len(names) != len(params):
            raise ValueError(
                "all optimizer params should be with/without names. Some param names are missing")
        params = [p[1] if isinstance(p, tuple) else p for p in params]
        for p in params:
            if not isinstance(p, torch.Tensor):
                raise TypeError(
                    f"optimizer can only optimize Tensors, but one of the params is {torch.typename(p)}"
                )
            if p.is_complex() and not self._takes_complex:
                raise NotImplementedError(
                    f"{type(self).__name__} takes no complex parameters in Taper; SGD, Adam, AdamW and "
                    "RMSprop do"
                )
            if not (p.is_leaf or p.retains_grad):
                raise ValueError("can't optimize a non-leaf Tensor")
        group = dict(param_group)
        group["params"] = params
        if names:
            group["param_names"] = names
        for name, value in self.defaults.items():
            if value is required and name not in group:
                raise ValueError(
                    f"parameter group didn't specify a value of required optimization parameter {name}"
                )
            group.setdefault(name, value)
        if len(params) != len({id(p) for p in params}):
            warnings.warn(
                "optimizer contains a parameter group with duplicate parameters; in future, this "
                "will cause an error; see github.com/pytorch/pytorch/issues/40967 for more information",
                stacklevel=3,
            )
        known = {id(p) for g in self.param_groups for p in g["params"]}
        if any(id(p) in known for p in params):
            raise ValueError("some parameters appear in more than one parameter group")
        self.param_groups.append(group)

    def step(self, closure=None):
        """Updates every parameter that has a gradient; `closure` recomputes the loss first."""
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for hook in self._step_pre_hooks.values():
            hook(self, (), {})
        update = self._update
        with torch.no_grad():
            for group in self.param_groups:
                maximize = group["maximize"] if "maximize" in group else False
                if group.get("capturable"):
                    self._require_capturable(group)
                for p in group["params"]:
                    grad = p.grad
                    if grad is not None:
                        update(group, p, -grad if maximize else grad)
        for hook in self._step_post_hooks.values():
            hook(self, (), {})
        self._opt_called = True
        return loss

    def _update(self, group, p, grad):
        raise NotImplementedError

    def _parts(self, p, grad, state):
        """A complex parameter, its gradient and state as views of real numbers: each part has moments of
        its own."""
        view = torch.view_as_real
        parts = {key: view(x) if torch.is_tensor(x) and x.is_complex() else x for key, x in state.items()}
        return view(p), view(grad), parts

    def zero_grad(self, set_to_none=True):
        """Forgets the gradients, or fills them with zeros."""
        for group in self.param_groups:
            for p in group["params"]:
                if set_to_none:
                    p.grad = None
                elif p.grad is not None:
                    p.grad.detach_()
                    p.grad.zero_()

    def profile_hook_step(func):
        """Gives back the function: no profiler watches the steps."""
        return func

    def register_state_dict_pre_hook(self, hook, prepend=False):
        """Calls `hook(optimizer)` before the state is gathered."""
        return self._add_hook(self._own_hooks("_state_dict_pre_hooks"), hook)

    def register_state_dict_post_hook(self, hook, prepend=False):
        """Calls `hook(optimizer, state_dict)`; what it returns replaces the state."""
        return self._add_hook(self._own_hooks("_state_dict_post_hooks"), hook)

    def register_load_state_dict_pre_hook(self, hook, prepend=False):
        """Calls `hook(optimizer, state_dict)`; what it returns is loaded instead."""
        return self._add_hook(self._own_hooks("_load_pre_hooks"), hook)

    def register_load_state_dict_post_hook(self, hook, prepend=False):
        """Calls `hook(optimizer)` once a state is loaded."""
        return self._add_hook(self._own_hooks("_load_post_hooks"), hook)

    def _own_hooks(self, name):
        return self.__dict__.setdefault(name, OrderedDict())

    def register_step_pre_hook(self, hook):
        return self._add_hook(self._step_pre_hooks, hook)

    def register_step_post_hook(self, hook):
        return self._add_hook(self._step_post_hooks, hook)

    def _add_hook(self, hooks, hook):
        from torch.utils.hooks import RemovableHandle

        handle = RemovableHandle(hooks)
        hooks[handle.id] = hook
        return handle

    def state_dict(self):
        """State by parameter number, and the groups with numbers for their parameters."""
        for hook in self._own_hooks("_state_dict_pre_hooks").values():
            hook(self)
        number = {}
        groups = []
        for group in self.param_groups:
            for p in group["params"]:
                number.setdefault(id(p), len(number))
            packed = {name: value for name, value in group.items() if name != "params"}
            packed["params"] = [number[id(p)] for p in group["params"]]
            groups.append(packed)
        state = {
            number[id(p)] if isinstance(p, torch.Tensor) else p: value
            for p, value in self.state.items()
        }
        result = {"state": state, "param_groups": groups}
        for hook in self._own_hooks("_state_dict_post_hooks").values():
            changed = hook(self, result)
            result = result if changed is None else changed
        return result

    def load_state_dict(self, state_dict):
        """Takes over options and state that `state_dict` gave."""
        for hook in self._own_hooks("_load_pre_hooks").values():
            changed = hook(self, state_dict)
            state_dict = state_dict if changed is None else changed
        saved = state_dict["param_groups"]
        if len(saved) != len(self.param_groups):
            raise ValueError("loaded state dict has a different number of parameter groups")
        own = [len(g["params"]) for g in self.param_groups]
        if own != [len(g["params"]) for g in saved]:
            raise ValueError(
                "loaded state dict contains a parameter group that doesn't match the size of "
                "optimizer's group"
            )
        by_number = {}
        for mine, theirs in zip(self.param_groups, saved):
            by_number.update(zip(theirs["params"], ((p, mine) for p in mine["params"])))
            for name, value in theirs.items():
                if name != "params":
                    mine[name] = value
        self.state = defaultdict(dict)
        for key, value in state_dict["state"].items():
            if key in by_number:
                p, group = by_number[key]
                self.state[p] = {name: self._fitted(group, p, name, v) for name, v in value.items()}
            else:
                self.state[key] = value
        for hook in self._own_hooks("_load_post_hooks").values():
            hook(self)

    @staticmethod
    def _fitted(group, p, name, value):
        """A value of a loaded state in the type and on the device of its parameter."""
        if not isinstance(value, torch.Tensor):
            return value
        if name == "step":
            if group.get("capturable") or group.get("fused"):
                return value.to(device=p.device, dtype=torch.float32)
            return value
        if p.is_floating_point():
            return value.to(device=p.device, dtype=p.dtype)
        return value.to(device=p.device)

    @staticmethod
    def _require_capturable(group):
        if not all(p.is_cuda for p in group["params"] if p.grad is not None):
            raise AssertionError(
                "If capturable=True, params and state_steps must be on supported devices: "
                "['cuda', 'xpu', 'hpu', 'privateuseone', 'xla']."
            )

    @staticmethod
    def _count_type():
        return torch.float64 if torch.get_default_dtype() == torch.float64 else torch.float32

    def _new_count(self, group, p, start=0.0):
        """A number of the state that the host reads in each step, such as the count of steps.

        It lies on the CPU, where looking at it waits for nothing, unless the group is capturable or
        fused, which keep it beside the parameter.
        """
        stays = group.get("capturable") or group.get("fused")
        dtype = torch.float32 if group.get("fused") else self._count_type()
        return torch.tensor(start, dtype=dtype, device=p.device if stays else "cpu")

    def _count(self, group, state, name):
        """Such a number; back on the CPU if all that a session holds was moved to a device."""
        value = state[name]
        if value.is_cuda and not (group.get("capturable") or group.get("fused")):
            value = state[name] = value.cpu()
        return value

    def _next_step(self, group, state):
        """Counts a step and gives the count; of one on a device the host remembers it, not to wait."""
        count = self._count(group, state, "step")
        if not count.is_cuda:
            return count.add_(1).item()
        known = self.__dict__.setdefault("_known_steps", {})
        tensor, version, number = known.get(id(count), (None, 0, 0))
        if tensor is not count or version != count._version:
            number = count.item()
        count.add_(1)
        known[id(count)] = count, count._version, number + 1
        return number + 1

    def __repr__(self):
        text = type(self).__name__ + " ("
        for i, group in enumerate(self.param_groups):
            text += f"\nParameter Group {i}\n"
            for name in sorted(group):
                if name != "params":
                    text += f"    {name}: {group[name]}\n"
        return text + ")"


def _check(name, value, low=0.0):
    if not low <= value:
        raise ValueError(f"Invalid {name}: {value}")


def _check_betas(betas):
    for i, beta in enumerate(betas):
        if not 0.0 <= beta < 1.0:
            raise ValueError(f"Invalid beta parameter at index {i}: {beta}")
