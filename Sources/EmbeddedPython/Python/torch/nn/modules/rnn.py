"""Recurrent layers: plain, LSTM and GRU."""

import math
import warnings

import _imports
import torch
from torch._autocast import narrowed
from torch.nn import functional as F
from torch.nn import init
from torch.nn._nodes import node
from torch.nn.modules._recurrent_steps import (
    _gru_step,
    _lstm_step,
    _narrow_lstm,
    _rnn_step,
    _shape,
)
from torch.nn.modules.module import Module
from torch.nn.parameter import Parameter

_imports.later(
    "torch.nn.modules._recurrent_cells", "GRUCell", "LSTMCell", "RNNCell", "RNNCellBase")


class RNNBase(Module):
    """What the recurrent layers share: weights by layer and direction, and the loop over time."""

    _gates = 1
    _states = 1

    def __init__(
        self,
        mode,
        input_size,
        hidden_size,
        num_layers=1,
        bias=True,
        batch_first=False,
        dropout=0.0,
        bidirectional=False,
        proj_size=0,
        device=None,
        dtype=None,
    ):
        super().__init__()
        self.mode = mode
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.bias = bias
        self.batch_first = batch_first
        self.dropout = float(dropout)
        self.bidirectional = bidirectional
        self.proj_size = proj_size
        for name, flag in (("bias", bias), ("batch_first", batch_first)):
            if not isinstance(flag, bool):
                raise TypeError(f"{name} should be of type bool, got: {type(flag).__name__}")
        if not isinstance(dropout, (int, float)) or not 0 <= dropout <= 1 or isinstance(
                dropout, bool):
            raise ValueError(
                "dropout should be a number in range [0, 1] representing the probability of an "
                "element being zeroed")
        if dropout > 0 and num_layers == 1:
            warnings.warn(
                "dropout option adds dropout after all but last recurrent layer, so non-zero "
                f"dropout expects num_layers greater than 1, but got dropout={dropout} and "
                f"num_layers={num_layers}")
        if not isinstance(hidden_size, int):
            raise TypeError(f"hidden_size should be of type int, got: {type(hidden_size).__name__}")
        if hidden_size <= 0:
            raise ValueError("hidden_size must be greater than zero")
        if num_layers <= 0:
            raise ValueError("num_layers must be greater than zero")
        if proj_size < 0:
            raise ValueError(
                "proj_size should be a positive integer or zero to disable projections")
        if proj_size >= hidden_size:
            raise ValueError("proj_size has to be smaller than hidden_size")
        rows = self._gates * hidden_size
        directions = 2 if bidirectional else 1
        width = proj_size or hidden_size
        self._suffixes = []
        for layer in range(num_layers):
            for direction in range(directions):
                suffix = f"_l{layer}" + ("_reverse" if direction else "")
                self._suffixes.append(suffix)
                seen = input_size if layer == 0 else width * directions
                shapes = {"weight_ih": (rows, seen), "weight_hh": (rows, width)}
                if bias:
                    shapes["bias_ih"] = shapes["bias_hh"] = (rows,)
                if proj_size:
                    shapes["weight_hr"] = (proj_size, hidden_size)
                for name, shape in shapes.items():
                    empty = torch.empty(shape, device=device, dtype=dtype)
                    setattr(self, name + suffix, Parameter(empty))
        self.reset_parameters()

    def reset_parameters(self):
        bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def flatten_parameters(self):
        """Does nothing: only GPUs have a layout of weights to restore."""

    def _names(self, suffix):
        names = ["weight_ih", "weight_hh"] + (["bias_ih", "bias_hh"] if self.bias else [])
        return [name + suffix for name in names + (["weight_hr"] if self.proj_size else [])]

    @property
    def all_weights(self):
        """The weights by layer and direction."""
        return [[getattr(self, n) for n in self._names(suffix)] for suffix in self._suffixes]

    def _weights(self, suffix):
        get = lambda name: self._parameters.get(name + suffix)
        return [get(n) for n in ("weight_ih", "weight_hh", "bias_ih", "bias_hh", "weight_hr")]

    def _check_input(self, input):
        own = self.weight_ih_l0.dtype
        if input.dtype != own and not torch.is_autocast_enabled("cpu"):
            raise ValueError(
                f"RNN input dtype ({input.dtype}) does not match weight dtype ({own}). Convert "
                f"input: input.to({own}), or convert model: model.to({input.dtype})")
        if input.size(-1) != self.input_size:
            raise RuntimeError(
                "input.size(-1) must be equal to input_size. "
                f"Expected {self.input_size}, got {input.size(-1)}")

    def _start(self, input, rows, hx, order=None):
        """The states to begin with, checked, in the order of the rows."""
        layers = len(self._suffixes)
        sizes = [self.proj_size or self.hidden_size, self.hidden_size][: self._states]
        if hx is None:
            return tuple(input.new_zeros((layers, rows, size)) for size in sizes)
        states = hx if self._states > 1 else (hx,)
        words = ["Expected hidden[0] size {}, got {}", "Expected hidden[1] size {}, got {}"]
        if self._states == 1:
            words = ["Expected hidden size {}, got {}"]
        for state, size, text in zip(states, sizes, words):
            if tuple(state.shape) != (layers, rows, size):
                raise RuntimeError(
                    text.format(_shape((layers, rows, size)), list(state.shape)))
        if order is not None:
            states = tuple(state.index_select(1, order) for state in states)
        return tuple(states)

    def _check_state(self, hx, batched):
        if hx is None:
            return None
        name = self._get_name()
        if self._states > 1:
            if not batched:
                if hx[0].dim() != 2 or hx[1].dim() != 2:
                    raise RuntimeError(
                        f"For unbatched 2-D input, hx and cx should also be 2-D but got "
                        f"({hx[0].dim()}-D, {hx[1].dim()}-D) tensors")
                return hx[0].unsqueeze(1), hx[1].unsqueeze(1)
            if hx[0].dim() != 3 or hx[1].dim() != 3:
                raise RuntimeError(
                    f"For batched 3-D input, hx and cx should also be 3-D but got "
                    f"({hx[0].dim()}-D, {hx[1].dim()}-D) tensors")
            return hx
        if not batched:
            if hx.dim() != 2:
                raise RuntimeError(
                    f"For unbatched 2-D input, hx should also be 2-D but got {hx.dim()}-D tensor")
            return hx.unsqueeze(1)
        if hx.dim() != 3:
            raise RuntimeError(
                f"For batched 3-D input, hx should also be 3-D but got {hx.dim()}-D tensor")
        return hx

    def forward(self, input, hx=None):
        from torch.nn.utils.rnn import PackedSequence

        if isinstance(input, PackedSequence):
            return self._run_packed(input, hx)
        if input.dim() not in (2, 3):
            raise ValueError(
                f"{self._get_name()}: Expected input to be 2D or 3D, got {input.dim()}D instead"
            )
        batched = input.dim() == 3
        batch_dim = 0 if self.batch_first else 1
        if not batched:
            input = input.unsqueeze(batch_dim)
        hx = self._check_state(hx, batched)
        self._check_input(input)
        states = self._start(input, input.size(batch_dim), hx)
        steps = input.transpose(0, 1) if self.batch_first else input
        output, final = self._run(steps, states, self._pass)
        if self.batch_first:
            output = self._batch_first(output)
        if not batched:
            output = output.squeeze(batch_dim)
            final = tuple(state.squeeze(1) for state in final)
        return output, (final if self._states > 1 else final[0])

    def _batch_first(self, output):
        # PyTorch turns the output in place here, which has a node of its own.
        return node("TransposeBackward1", lambda t: t.transpose(0, 1), output)

    def _run(self, data, states, run_pass):
        """All layers, each by `run_pass(data, state, weights, backwards)` in each of its directions:
        the last layer's output, all final states."""
        directions = 2 if self.bidirectional else 1
        finals = []
        for layer in range(self.num_layers):
            passes = []
            for direction in range(directions):
                index = layer * directions + direction
                weights = self._weights(self._suffixes[index])
                state = tuple(s[index] for s in states)
                hidden, *final = run_pass(data, state, weights, direction == 1)
                passes.append(hidden)
                finals.append(final)
            data = passes[0] if directions == 1 else torch.cat(passes, -1)
            if self.dropout and self.training and layer < self.num_layers - 1:
                data = F.dropout(data, self.dropout)
        return data, tuple(torch.stack(parts) for parts in zip(*finals))

    def _pass(self, steps, state, weights, backwards):
        """One layer over (time, batch, size) steps: all its hidden states, and the last states."""
        w_ih, w_hh, b_ih, b_hh, w_hr = weights
        hidden = []
        gates = F.linear(steps, w_ih, b_ih).unbind(0)
        for gate in reversed(gates) if backwards else gates:
            state = self._step(gate, state, w_hh, b_hh, w_hr)
            hidden.append(state[0])
        return (torch.stack(hidden[::-1] if backwards else hidden),) + tuple(state)

    def _run_packed(self, packed, hx):
        """Each sequence for as many steps as it has; at step t the first `batch_sizes[t]` run."""
        from torch.nn.utils.rnn import PackedSequence

        data, batch_sizes, order, back = packed
        sizes = batch_sizes.tolist()
        self._check_input(data)
        states = self._start(data, sizes[0], hx, order)
        if len(set(sizes)) == 1:
            steps = data.view(len(sizes), sizes[0], -1)
            output, final = self._run(steps, states, self._pass)
            output = output.view(-1, output.size(-1))
        else:
            output, final = self._run_uneven(data, sizes, states)
        if back is not None:
            final = tuple(s.index_select(1, back) for s in final)
        result = PackedSequence(output, batch_sizes, order, back)
        return result, (final if self._states > 1 else final[0])

    def _run_uneven(self, data, sizes, states):
        def run_pass(data, state, weights, backwards):
            w_ih, w_hh, b_ih, b_hh, w_hr = weights
            gates = F.linear(data, w_ih, b_ih).split(sizes)
            run = self._run_backwards if backwards else self._run_forwards
            hidden, final = run(gates, sizes, state, (w_hh, b_hh, w_hr))
            return (torch.cat(hidden), *final)

        return self._run(data, states, run_pass)

    def _run_forwards(self, steps, sizes, state, weights):
        hidden, ended = [], []
        for x, size in zip(steps, sizes):
            if size < state[0].size(0):
                ended.append(tuple(s[size:] for s in state))
                state = tuple(s.narrow(0, 0, size) for s in state)
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
        if self.proj_size:
            text += f", proj_size={self.proj_size}"
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

    def __init__(self, *args, **kwargs):
        nonlinearity = kwargs.pop("nonlinearity", "tanh")
        if len(args) > 3:
            nonlinearity = args[3]
            args = args[:3] + args[4:]
        if nonlinearity not in ("tanh", "relu"):
            raise ValueError(
                f"Unknown nonlinearity '{nonlinearity}'. Select from 'tanh' or 'relu'."
            )
        if kwargs.get("proj_size"):
            raise ValueError(
                "proj_size argument is only supported for LSTM, not RNN or GRU")
        mode = "RNN_" + nonlinearity.upper()
        super().__init__(mode, *args, **kwargs)
        self.nonlinearity = nonlinearity

    def _step(self, *args):
        activation = torch.tanh if self.nonlinearity == "tanh" else torch.relu
        return _rnn_step(activation)(*args)


class LSTM(RNNBase):
    """Long short-term memory over a sequence (Hochreiter and Schmidhuber 1997)."""

    _gates = 4
    _states = 2
    _step = staticmethod(_lstm_step)

    def __init__(self, *args, **kwargs):
        super().__init__("LSTM", *args, **kwargs)

    def _batch_first(self, output):
        if self.proj_size or output.dtype != torch.float32:
            return super()._batch_first(output)
        return output.transpose(0, 1)

    def _pass(self, steps, state, weights, backwards):
        *own, w_hr = weights
        if w_hr is None:
            steps, *own = narrowed(steps, *own, *state)
            own, state = own[:4], own[4:]
        is_narrow = steps.dtype == torch.bfloat16
        if w_hr is not None or steps.numel() == 0 or not (
                is_narrow or steps.dtype == torch.float32):
            return super()._pass(steps, state, weights, backwards)

        def whole(steps, w_ih, w_hh, b_ih, b_hh, h, c):
            if is_narrow:
                return _narrow_lstm(steps, w_ih, w_hh, b_ih, b_hh, h, c, backwards)
            weights = (w_ih, w_hh, b_ih, b_hh, None)
            return RNNBase._pass(self, steps, (h, c), weights, backwards)

        return node("MkldnnRnnLayerBackward0", whole, steps, *own, *state)


class GRU(RNNBase):
    """Gated recurrent units over a sequence (Cho and others 2014)."""

    _gates = 3
    _step = staticmethod(_gru_step)

    def __init__(self, *args, **kwargs):
        if kwargs.get("proj_size"):
            raise ValueError(
                "proj_size argument is only supported for LSTM, not RNN or GRU")
        super().__init__("GRU", *args, **kwargs)
