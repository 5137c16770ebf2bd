"""Modules as functions of their parameters."""

import torch


def functional_call(module, parameter_and_buffer_dicts, args=None, kwargs=None, *, tie_weights=True,
                    strict=False):
    """Calls a module with other parameters and buffers, which it has for this call only."""
    if isinstance(parameter_and_buffer_dicts, dict):
        given = parameter_and_buffer_dicts
    else:
        given = {}
        for part in parameter_and_buffer_dicts:
            given.update(part)
    known = {name for name, _ in module.named_parameters()}
    known |= {name for name, _ in module.named_buffers()}
    unexpected = [name for name in given if name not in known]
    if strict and (unexpected or len(given) < len(known)):
        missing = [name for name in known if name not in given]
        raise RuntimeError(
            f"Error(s) in loading parameters: missing {missing}, unexpected {unexpected}"
        )
    before = []
    try:
        for name, value in given.items():
            path, _, last = name.rpartition(".")
            owner = module.get_submodule(path) if path else module
            for table in (owner._parameters, owner._buffers):
                if last in table:
                    before.append((table, last, table[last]))
                    table[last] = value
        args = () if args is None else args if isinstance(args, tuple) else (args,)
        return module(*args, **(kwargs or {}))
    finally:
        for table, last, value in reversed(before):
            table[last] = value


def stack_module_state(models):
    """The parameters and the buffers of several modules of one kind, stacked by name."""
    if len(models) == 0:
        raise RuntimeError("stack_module_state: Expected at least one model, got 0.")
    kinds = {type(model) for model in models}
    if len(kinds) != 1:
        raise RuntimeError("stack_module_state: Expected all models to be of the same class.")
    params = {
        name: torch.stack([dict(m.named_parameters())[name].detach() for m in models]).requires_grad_()
        for name, _ in models[0].named_parameters()
    }
    buffers = {
        name: torch.stack([dict(m.named_buffers())[name] for m in models])
        for name, _ in models[0].named_buffers()
    }
    return params, buffers
