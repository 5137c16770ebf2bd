"""Progress of loops."""

from tqdm import tqdm, trange
