"""The versions of the packages that can be imported."""

from importlib import import_module


class PackageNotFoundError(ModuleNotFoundError):
    """No package of that name is there."""

    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        return self.args[0]


_packages = ["torch", "numpy", "matplotlib", "tqdm", "safetensors"]


def version(distribution_name):
    """The version of a package as text."""
    if distribution_name.lower() not in _packages:
        raise PackageNotFoundError(distribution_name)
    return import_module(distribution_name.lower()).__version__
