"""Gradients compared with finite differences."""

import torch
from torch._autograd import grad


class GradcheckError(RuntimeError):
    """A gradient that differs from the finite difference."""


def _outputs(func, inputs):
    result = func(*inputs)
    return result if isinstance(result, (tuple, list)) else (result,)


def _numerical(func, inputs, x, index, eps):
    """The finite differences of output `index` by each element of x, as rows."""
    rows = []
    flat = x.data.view(-1)
    for i in range(flat.numel()):
        before = flat[i].item()
        flat[i] = before + eps
        above = _outputs(func, inputs)[index].detach().clone().reshape(-1)
        flat[i] = before - eps
        below = _outputs(func, inputs)[index].detach().clone().reshape(-1)
        flat[i] = before
        rows.append((above - below) / (2 * eps))
    return torch.stack(rows)


def gradcheck(
    func,
    inputs,
    *,
    eps=1e-6,
    atol=1e-5,
    rtol=0.001,
    raise_exception=True,
    nondet_tol=0.0,
    check_undefined_grad=True,
    check_grad_dtypes=False,
    check_batched_grad=False,
    check_forward_ad=False,
    check_backward_ad=True,
    fast_mode=False,
    masked=None,
):
    """Whether gradients agree with finite differences; the inputs should be of double precision."""
    inputs = (inputs,) if isinstance(inputs, torch.Tensor) else tuple(inputs)
    wanted = [x for x in inputs if isinstance(x, torch.Tensor) and x.requires_grad]
    if not wanted:
        raise ValueError(
            "gradcheck expects at least one input tensor to require gradient, but none of the them "
            "have requires_grad=True."
        )
    for index, output in enumerate(_outputs(func, inputs)):
        if not output.requires_grad:
            continue
        elements = output.reshape(-1)
        for place, x in enumerate(wanted):
            columns = []
            for i in range(elements.numel()):
                g = grad(elements[i], x, retain_graph=True, allow_unused=True)[0]
                columns.append((torch.zeros_like(x) if g is None else g).reshape(-1))
            analytical = torch.stack(columns, 1)
            with torch.no_grad():
                numerical = _numerical(func, inputs, x, index, eps)
            if not torch.allclose(analytical, numerical, rtol, atol):
                if not raise_exception:
                    return False
                raise GradcheckError(
                    f"Jacobian mismatch for output {index} with respect to input {place},\n"
                    f"numerical:{numerical}\nanalytical:{analytical}\n"
                )
    return True


def gradgradcheck(func, inputs, grad_outputs=None, *, eps=1e-6, atol=1e-5, rtol=0.001, **options):
    """`gradcheck` of the gradients."""
    inputs = (inputs,) if isinstance(inputs, torch.Tensor) else tuple(inputs)

    def first(*points):
        wanted = [x for x in points if isinstance(x, torch.Tensor) and x.requires_grad]
        outputs = [o for o in _outputs(func, points) if o.requires_grad]
        total = sum(o.sum() for o in outputs)
        return grad(total, wanted, create_graph=True)

    return gradcheck(first, inputs, eps=eps, atol=atol, rtol=rtol)
