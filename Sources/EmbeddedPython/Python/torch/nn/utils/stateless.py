"""Modules called with other parameters than their own."""


def _owner(module, name):
    *path, last = name.split(".")
    for part in path:
        module = getattr(module, part)
    return module, last


def functional_call(
    module, parameters_and_buffers, args=None, kwargs=None, *, tie_weights=True, strict=False
):
    """The module's output with tensors by name in the place of its parameters and buffers."""
    if isinstance(parameters_and_buffers, (tuple, list)):
        merged = {}
        for each in parameters_and_buffers:
            merged.update(each)
        parameters_and_buffers = merged
    args = () if args is None else args if isinstance(args, tuple) else (args,)
    if strict:
        known = dict(module.named_parameters()) | dict(module.named_buffers())
        unexpected = set(parameters_and_buffers) - set(known)
        missing = set(known) - set(parameters_and_buffers)
        problems = []
        if unexpected:
            problems.append(f"Unexpected key(s): {', '.join(sorted(unexpected))}.")
        if missing:
            problems.append(f"Missing key(s): {', '.join(sorted(missing))}.")
        if problems:
            raise RuntimeError(
                f"Error(s) in reparametrizing for {module._get_name()}:\n\t"
                + "\n\t".join(problems))
    kept = []
    try:
        for name, tensor in parameters_and_buffers.items():
            owner, last = _owner(module, name)
            store = owner._parameters if last in owner._parameters else owner._buffers
            kept.append((store, last, store[last]))
            store[last] = tensor
        return module(*args, **(kwargs or {}))
    finally:
        for store, last, tensor in reversed(kept):
            store[last] = tensor
