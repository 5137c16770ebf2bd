"""Masked arrays: an array, and for each element whether it counts. What is masked is left out of sums
and the like, and stays masked through arithmetic."""

from numpy._masked_array import (
    MaskedArray, MaskedConstant, MaskError, MaskType, default_fill_value, filled, getdata, getmask,
    getmaskarray, masked, masked_array, masked_singleton, nomask)
from numpy._masked_choices import (
    make_mask, mask_or, masked_equal, masked_greater, masked_greater_equal, masked_inside,
    masked_invalid, masked_less, masked_less_equal, masked_not_equal, masked_object,
    masked_outside, masked_values, masked_where)
from numpy._masked_functions import *
