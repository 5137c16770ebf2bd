"""The functions of `numpy` that are written in the language, gathered from their families."""

from numpy._comparison import *
from numpy._creation import *
from numpy._diagonals import *
from numpy._differences import *
from numpy._elementwise import *
from numpy._functional import *
from numpy._grids import *
from numpy._histograms import *
from numpy._iteration import *
from numpy._joining import *
from numpy._nan import *
from numpy._polynomials import *
from numpy._products import *
from numpy._refused import *
from numpy._searching import *
from numpy._sets import *
from numpy._settings import *
from numpy._shapes import *
from numpy._statistics import *
from numpy._texts import *
from numpy._types import *
