"""Parts of NumPy that stand behind its functions."""

from numpy.lib import stride_tricks
