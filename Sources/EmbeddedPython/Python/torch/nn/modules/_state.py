"""How a module's state is saved by name and loaded again: methods of `Module`."""

from collections import OrderedDict, namedtuple

import torch

_EXTRA = "_extra_state"


class _IncompatibleKeys(namedtuple("IncompatibleKeys", ["missing_keys", "unexpected_keys"])):
    """What `load_state_dict` found: names that were missing, names that nobody knows."""

    def __repr__(self):
        if not self.missing_keys and not self.unexpected_keys:
            return "<All keys matched successfully>"
        return super().__repr__()

    __str__ = __repr__


def _hooks(module, name):
    """The hooks of a kind, in a dictionary made when the first one comes."""
    if name not in module.__dict__:
        object.__setattr__(module, name, OrderedDict())
    return module.__dict__[name]


def _has_extra(module):
    from torch.nn.modules.module import Module

    return type(module).get_extra_state is not Module.get_extra_state


def state_dict(self, *args, destination=None, prefix="", keep_vars=False):
    """Parameters and persistent buffers by dotted name, sharing the module's memory."""
    if destination is None:
        destination = OrderedDict()
    for hook in self.__dict__.get("_state_dict_pre_hooks", {}).values():
        hook(self, prefix, keep_vars)
    for name, parameter in self._parameters.items():
        if parameter is not None:
            destination[prefix + name] = parameter if keep_vars else parameter.detach()
    for name, buffer in self._buffers.items():
        if buffer is not None and name not in self._non_persistent_buffers_set:
            destination[prefix + name] = buffer if keep_vars else buffer.detach()
    if _has_extra(self):
        destination[prefix + _EXTRA] = self.get_extra_state()
    for name, module in self._modules.items():
        if module is not None:
            module.state_dict(
                destination=destination, prefix=prefix + name + ".", keep_vars=keep_vars
            )
    for hook in self.__dict__.get("_state_dict_hooks", {}).values():
        hook(self, destination, prefix, {})
    return destination


def _own_names(module):
    """What one module expects under its own prefix."""
    for name, parameter in module._parameters.items():
        if parameter is not None:
            yield name, parameter
    for name, buffer in module._buffers.items():
        if buffer is not None and name not in module._non_persistent_buffers_set:
            yield name, buffer


def _load(module, state, prefix, strict, assign, missing, unexpected, problems):
    for hook in module.__dict__.get("_load_state_dict_pre_hooks", {}).values():
        hook(module, state, prefix, {}, strict, missing, unexpected, problems)
    known = set()
    for name, target in list(_own_names(module)):
        key = prefix + name
        known.add(name)
        if key not in state:
            missing.append(key)
            continue
        value = state[key]
        if not isinstance(value, torch.Tensor):
            problems.append(
                f'While copying the parameter named "{key}", expected torch.Tensor or Tensor-like '
                f"object from checkpoint but received {type(value)}")
            continue
        if value.dim() == 1 and target.dim() == 0 and value.numel() == 1:
            value = value[0]
        if value.shape != target.shape:
            problems.append(
                f"size mismatch for {key}: copying a param with shape {value.shape} "
                f"from checkpoint, the shape in current model is {target.shape}."
            )
            continue
        if assign:
            if isinstance(target, torch.nn.Parameter) and not isinstance(value, torch.nn.Parameter):
                value = torch.nn.Parameter(value, requires_grad=target.requires_grad)
            setattr(module, name, value)
        else:
            with torch.no_grad():
                target.copy_(value)
    if _has_extra(module):
        known.add(_EXTRA)
        if prefix + _EXTRA in state:
            module.set_extra_state(state[prefix + _EXTRA])
        elif strict:
            missing.append(prefix + _EXTRA)
    if strict:
        for key in state:
            if key.startswith(prefix):
                name = key[len(prefix):].split(".")
                own = name[0] in module._modules if len(name) > 1 else name[0] in known
                if not own:
                    unexpected.append(key)
    for name, child in module._modules.items():
        if child is not None:
            below = prefix + name + "."
            part = {k: v for k, v in state.items() if k.startswith(below)}
            _load(child, part, below, strict, assign, missing, unexpected, problems)
    found = _IncompatibleKeys(missing, unexpected)
    for hook in module.__dict__.get("_load_state_dict_post_hooks", {}).values():
        hook(module, found)


def load_state_dict(self, state_dict, strict=True, assign=False):
    """Copies values by name into this module's parameters and buffers."""
    if not hasattr(state_dict, "keys"):
        raise TypeError(
            f"Expected state_dict to be dict-like, got {type(state_dict)}."
        )
    missing, unexpected, problems = [], [], []
    state = OrderedDict(state_dict)
    _load(self, state, "", True, assign, missing, unexpected, problems)
    if strict:
        if unexpected:
            names = ", ".join(f'"{name}"' for name in unexpected)
            problems.insert(0, f"Unexpected key(s) in state_dict: {names}. ")
        if missing:
            names = ", ".join(f'"{name}"' for name in missing)
            problems.insert(0, f"Missing key(s) in state_dict: {names}. ")
    if problems:
        raise RuntimeError(
            f"Error(s) in loading state_dict for {type(self).__name__}:\n\t"
            + "\n\t".join(problems)
        )
    return _IncompatibleKeys(missing, unexpected)


def register_state_dict_pre_hook(self, hook):
    """Calls `hook(module, prefix, keep_vars)` before the state is gathered."""
    return self._add_hook(_hooks(self, "_state_dict_pre_hooks"), hook)


def register_state_dict_post_hook(self, hook):
    """Calls `hook(module, state_dict, prefix, metadata)` once the state is gathered."""
    return self._add_hook(_hooks(self, "_state_dict_hooks"), hook)


def register_load_state_dict_pre_hook(self, hook):
    """Calls the hook before a module's own state is loaded, with all that loading looks at."""
    return self._add_hook(_hooks(self, "_load_state_dict_pre_hooks"), hook)


def register_load_state_dict_post_hook(self, hook):
    """Calls `hook(module, incompatible_keys)` once a module's state is loaded."""
    return self._add_hook(_hooks(self, "_load_state_dict_post_hooks"), hook)
