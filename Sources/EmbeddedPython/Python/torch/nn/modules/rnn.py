"""Recurrent layers: plain, LSTM and GRU."""

import math

import torch
from torch.nn import functional as F
from torch.nn import init
from torch.nn.modules.module import Module
from torch.nn.parameter import Parameter


def _rnn_step(activation):
    def step(x, state, w_ih, w_hh, b_ih, b_hh):
        return (activation(F.linear(x, w_ih, b_ih) + F.linear(state[0], w_hh, b_hh)),)

    return step


def _lstm_step(x, state, w_ih, w_hh, b_ih, b_hh):
    h, c = state
    gates = F.linear(x, w_ih, b_ih) + F.linear(h, w_hh, b_hh)
    i, f, g, o = gates.chunk(4, -1)
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c


def _gru_step(x, state, w_ih, w_hh, b_ih, b_hh):
    h = state[0]
    x_r, x_z, x_n = F.linear(x, w_ih, b_ih).chunk(3, -1)
    h_r, h_z, h_n = F.linear(h, w_hh, b_hh).chunk(3, -1)
    r = (x_r + h_r).sigmoid()
    z = (x_z + h_z).sigmoid()
    n = (x_n + r * h_n).tanh()
    return ((h - n) * z + n,)


class RNNBase(Module):
    """What the recurrent layers share: weights by layer and direction, and the loop over time."""

    _gates = 1
    _states = 1

    def __init__(
        self,
        input_size,
        hidden_size,
        num_layers=1,
        bias=True,
        batch_first=False,
        dropout=0.0,
        bidirectional=False,
        device=None,
        dtype=None,
    ):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.bias = bias
        self.batch_first = batch_first
        self.dropout = float(dropout)
        self.bidirectional = bidirectional
        rows = self._gates * hidden_size
        directions = 2 if bidirectional else 1
        for layer in range(num_layers):
            width = input_size if layer == 0 else hidden_size * directions
            for direction in range(directions):
                suffix = f"_l{layer}" + ("_reverse" if direction else "")
                shapes = {"weight_ih": (rows, width), "weight_hh": (rows, hidden_size)}
                if bias:
                    shapes["bias_ih"] = shapes["bias_hh"] = (rows,)
                for name, shape in shapes.items():
                    empty = torch.empty(shape, device=device, dtype=dtype)
                    setattr(self, name + suffix, Parameter(empty))
        self.reset_parameters()

    def reset_parameters(self):
        bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def _weights(self, suffix):
        names = ["weight_ih", "weight_hh"]
        weights = [getattr(self, name + suffix) for name in names]
        if self.bias:
            return weights + [getattr(self, "bias_ih" + suffix), getattr(self, "bias_hh" + suffix)]
        return weights + [None, None]

    def forward(self, input, hx=None):
        from torch.nn.utils.rnn import PackedSequence

        if isinstance(input, PackedSequence):
            return self._run_packed(input, hx)
        batched = input.dim() == 3
        if input.dim() not in (2, 3):
            raise ValueError(
                f"{self._get_name()}: Expected input to be 2D or 3D, got {input.dim()}D instead"
            )
        if not batched:
            input = input.unsqueeze(0 if self.batch_first else 1)
        if input.size(-1) != self.input_size:
            raise RuntimeError(
                f"input.size(-1) must be equal to input_size. "
                f"Expected {self.input_size}, got {input.size(-1)}"
            )
        steps = input.transpose(0, 1) if self.batch_first else input
        directions = 2 if self.bidirectional else 1
        if hx is None:
            shape = (self.num_layers * directions, steps.size(1), self.hidden_size)
            states = (steps.new_zeros(shape),) * self._states
        else:
            states = hx if self._states > 1 else (hx,)
            if not batched:
                states = tuple(s.unsqueeze(1) for s in states)
        output = list(steps.unbind(0))
        finals = []
        for layer in range(self.num_layers):
            passes = []
            for direction in range(directions):
                index = layer * directions + direction
                weights = self._weights(f"_l{layer}" + ("_reverse" if direction else ""))
                state = tuple(s[index] for s in states)
                sequence = reversed(output) if direction else output
                hidden = []
                for x in sequence:
                    state = self._step(x, state, *weights)
                    hidden.append(state[0])
                passes.append(hidden[::-1] if direction else hidden)
                finals.append(state)
            output = passes[0] if directions == 1 else [torch.cat(p, -1) for p in zip(*passes)]
            if self.dropout and self.training and layer < self.num_layers - 1:
                output = list(F.dropout(torch.stack(output), self.dropout).unbind(0))
        result = torch.stack(output, 1 if self.batch_first else 0)
        final = tuple(torch.stack(parts) for parts in zip(*finals))
        if not batched:
            result = result.squeeze(0 if self.batch_first else 1)
            final = tuple(s.squeeze(1) for s in final)
        return result, (final if self._states > 1 else final[0])

    def _run_packed(self, packed, hx):
        """Each sequence for as many steps as it has; at step t the first `batch_sizes[t]` run."""
        from torch.nn.utils.rnn import PackedSequence

        data, batch_sizes, order, back = packed
        sizes = batch_sizes.tolist()
        directions = 2 if self.bidirectional else 1
        if hx is None:
            shape = (self.num_layers * directions, sizes[0], self.hidden_size)
            states = (data.new_zeros(shape),) * self._states
        else:
            states = hx if self._states > 1 else (hx,)
            if order is not None:
                states = tuple(s.index_select(1, order) for s in states)
        output, finals = list(data.split(sizes)), []
        for layer in range(self.num_layers):
            passes = []
            for direction in range(directions):
                index = layer * directions + direction
                weights = self._weights(f"_l{layer}" + ("_reverse" if direction else ""))
                start = tuple(s[index] for s in states)
                run = self._run_backwards if direction else self._run_forwards
                hidden, final = run(output, sizes, start, weights)
                passes.append(hidden)
                finals.append(final)
            output = passes[0] if directions == 1 else [torch.cat(p, -1) for p in zip(*passes)]
            if self.dropout and self.training and layer < self.num_layers - 1:
                output = list(F.dropout(torch.cat(output), self.dropout).split(sizes))
        final = tuple(torch.stack(parts) for parts in zip(*finals))
        if back is not None:
            final = tuple(s.index_select(1, back) for s in final)
        result = PackedSequence(torch.cat(output), batch_sizes, order, back)
        return result, (final if self._states > 1 else final[0])

    def _run_forwards(self, steps, sizes, state, weights):
        hidden, ended = [], []
        for x, size in zip(steps, sizes):
            if size < state[0].size(0):
                ended.append(tuple(s[size:] for s in state))
                state = tuple(s[:size] for s in state)
            state = self._step(x, state, *weights)
            hidden.append(state[0])
        ended.append(state)
        return hidden, tuple(torch.cat(parts[::-1]) for parts in zip(*ended))

    def _run_backwards(self, steps, sizes, start, weights):
        hidden, state = [], tuple(s[: sizes[-1]] for s in start)
        for x, size in zip(reversed(steps), reversed(sizes)):
            have = state[0].size(0)
            if size > have:
                state = tuple(torch.cat([s, z[have:size]]) for s, z in zip(state, start))
            state = self._step(x, state, *weights)
            hidden.append(state[0])
        return hidden[::-1], state

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        if self.num_layers != 1:
            text += f", num_layers={self.num_layers}"
        if not self.bias:
            text += f", bias={self.bias}"
        if self.batch_first:
            text += f", batch_first={self.batch_first}"
        if self.dropout:
            text += f", dropout={self.dropout}"
        if self.bidirectional:
            text += f", bidirectional={self.bidirectional}"
        return text


class RNN(RNNBase):
    """`h = tanh(W_ih x + b_ih + W_hh h + b_hh)` over a sequence."""

    def __init__(self, input_size, hidden_size, num_layers=1, nonlinearity="tanh", *args, **kwargs):
        if nonlinearity not in ("tanh", "relu"):
            raise ValueError(
                f"Unknown nonlinearity '{nonlinearity}'. Select from 'tanh' or 'relu'."
            )
        super().__init__(input_size, hidden_size, num_layers, *args, **kwargs)
        self.nonlinearity = nonlinearity
        activation = torch.tanh if nonlinearity == "tanh" else torch.relu
        self._step = _rnn_step(activation)


class LSTM(RNNBase):
    """Long short-term memory over a sequence (Hochreiter and Schmidhuber 1997)."""

    _gates = 4
    _states = 2
    _step = staticmethod(_lstm_step)


class GRU(RNNBase):
    """Gated recurrent units over a sequence (Cho and others 2014)."""

    _gates = 3
    _step = staticmethod(_gru_step)


class _Cell(Module):
    """One step of a recurrent layer."""

    _gates = 1

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        rows = self._gates * hidden_size
        self.weight_ih = Parameter(torch.empty((rows, input_size), device=device, dtype=dtype))
        self.weight_hh = Parameter(torch.empty((rows, hidden_size), device=device, dtype=dtype))
        if bias:
            self.bias_ih = Parameter(torch.empty(rows, device=device, dtype=dtype))
            self.bias_hh = Parameter(torch.empty(rows, device=device, dtype=dtype))
        else:
            self.register_parameter("bias_ih", None)
            self.register_parameter("bias_hh", None)
        self.reset_parameters()

    reset_parameters = RNNBase.reset_parameters

    def _advance(self, step, input, state):
        weights = (self.weight_ih, self.weight_hh, self.bias_ih, self.bias_hh)
        return step(input, state, *weights)

    def _zeros(self, input):
        return input.new_zeros(input.shape[:-1] + (self.hidden_size,))

    def extra_repr(self):
        bias = "" if self.bias_ih is not None else ", bias=False"
        return f"{self.input_size}, {self.hidden_size}{bias}"


class RNNCell(_Cell):
    def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh", **kwargs):
        super().__init__(input_size, hidden_size, bias, **kwargs)
        self.nonlinearity = nonlinearity

    def forward(self, input, hx=None):
        activation = torch.tanh if self.nonlinearity == "tanh" else torch.relu
        state = (self._zeros(input) if hx is None else hx,)
        return self._advance(_rnn_step(activation), input, state)[0]


class LSTMCell(_Cell):
    _gates = 4

    def forward(self, input, hx=None):
        state = (self._zeros(input), self._zeros(input)) if hx is None else hx
        return self._advance(_lstm_step, input, state)


class GRUCell(_Cell):
    _gates = 3

    def forward(self, input, hx=None):
        state = (self._zeros(input) if hx is None else hx,)
        return self._advance(_gru_step, input, state)[0]
