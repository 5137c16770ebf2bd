"""Utilities: see torch.utils.data, which is imported when it is first named."""


def __getattr__(name):
    if name == "data":
        import torch.utils.data as data

        return data
    raise AttributeError(f"module 'torch.utils' has no attribute '{name}'")
