"""Plots with more than the usual two axes."""
