"""What code in R finds: R's functions, the helpers of its syntax, and rTorch's names."""

import numpy
import torch

from rtorch._calls import table
import rtorch._functions
import rtorch._random
import rtorch._text
import rtorch._statistics

table["torch"] = torch
table["np"] = numpy
table["nn"] = torch.nn
table["T"] = True
table["F"] = False
table["pi"] = 3.141592653589793
table[".globals"] = globals
table["letters"] = rtorch._text.letters(97)
table["LETTERS"] = rtorch._text.letters(65)
