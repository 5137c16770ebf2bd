"""What code in R finds: R's functions, the helpers of its syntax, and rTorch's names."""

import numpy
import torch

from rtorch._calls import table
import rtorch._flow
import rtorch._operators
import rtorch._indices
import rtorch._conditions
import rtorch._making
import rtorch._attributes
import rtorch._kinds
import rtorch._going_through
import rtorch._functions
import rtorch._random
import rtorch._text
import rtorch._statistics
import rtorch._order
import rtorch._truth

table["torch"] = torch
table["np"] = numpy
table["nn"] = torch.nn
table["T"] = True
table["F"] = False
table["pi"] = 3.141592653589793
table[".globals"] = globals
table["letters"] = rtorch._text.letters(97)
table["LETTERS"] = rtorch._text.letters(65)
