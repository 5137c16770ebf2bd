"""Utilities: torch.utils.data and torch.utils.checkpoint, imported when they are first named."""


def __getattr__(name):
    if name == "data":
        import torch.utils.data as data

        return data
    if name == "checkpoint":
        import torch.utils.checkpoint as checkpoint

        return checkpoint
    raise AttributeError(f"module 'torch.utils' has no attribute '{name}'")
