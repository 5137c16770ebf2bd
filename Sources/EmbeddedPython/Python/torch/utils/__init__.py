"""Utilities: see torch.utils.data."""
