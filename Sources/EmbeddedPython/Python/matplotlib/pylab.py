"""Plots and numbers under bare names."""

from numpy import *
from numpy import random
import numpy as np
from matplotlib.pyplot import *
