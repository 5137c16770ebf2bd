"""Transformations of functions: gradients, Jacobians, and maps over a dimension."""

from torch.func.derivatives import grad, grad_and_value, hessian, jacfwd, jacrev, jvp, linearize, vjp
from torch.func.modules import functional_call, stack_module_state
from torch.func.mapping import vmap
