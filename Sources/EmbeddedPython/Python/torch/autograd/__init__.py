"""Gradients: the two walks of the graph, and functions with derivatives of their own."""

from torch import enable_grad, inference_mode, no_grad, set_grad_enabled
from torch._autograd import backward, grad
from torch.autograd import function, functional
from torch.autograd.function import Function
from torch.autograd.gradcheck import GradcheckError, gradcheck, gradgradcheck
from torch.autograd.grad_mode import detect_anomaly, set_detect_anomaly, set_multithreading_enabled
from torch.autograd.variable import Variable
