"""One step of each recurrent network."""

import torch
from torch.nn import functional as F

__name__ = "torch.nn.modules.rnn"


def _rnn_step(activation):
    def step(gates, state, w_hh, b_hh, w_hr):
        return (activation(F.linear(state[0], w_hh, b_hh) + gates),)

    return step


def _lstm_step(gates, state, w_hh, b_hh, w_hr):
    h, c = state
    gates = F.linear(h, w_hh, b_hh) + gates
    i, f, g, o = gates.chunk(4, -1)
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    h = o.sigmoid() * c.tanh()
    return (h if w_hr is None else F.linear(h, w_hr)), c


def _narrow_lstm(steps, w_ih, w_hh, b_ih, b_hh, h, c, backwards):
    """All steps of a layer in bfloat16: gates in float32, both states rounded after each step."""
    dtype = steps.dtype
    bias = None if b_ih is None else (b_ih + b_hh).float()
    hidden = []
    with torch.autocast("cpu", enabled=False):
        gates = F.linear(steps.float(), w_ih.float(), bias).unbind(0)
        for gate in reversed(gates) if backwards else gates:
            h, c = _lstm_step(gate, (h.float(), c.float()), w_hh.float(), None, None)
            h, c = h.to(dtype), c.to(dtype)
            hidden.append(h)
    return torch.stack(hidden[::-1] if backwards else hidden), h, c


def _gru_step(gates, state, w_hh, b_hh, w_hr):
    h = state[0]
    x_r, x_z, x_n = gates.chunk(3, -1)
    h_r, h_z, h_n = F.linear(h, w_hh, b_hh).chunk(3, -1)
    r = (h_r + x_r).sigmoid()
    z = (h_z + x_z).sigmoid()
    n = (x_n + h_n * r).tanh()
    return ((h - n) * z + n,)


def _shape(shape):
    return "(" + ", ".join(str(size) for size in shape) + ")"
