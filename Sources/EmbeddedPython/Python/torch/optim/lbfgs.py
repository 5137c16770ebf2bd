"""Limited-memory BFGS: a quasi-Newton method that calls the closure several times a step."""

import torch
from torch.optim._line_search import strong_wolfe
from torch.optim.optimizer import Optimizer


class LBFGS(Optimizer):
    """Keeps the last `history_size` steps; with a line search if it is 'strong_wolfe'."""

    _takes_complex = False

    def __init__(
        self,
        params,
        lr=1,
        max_iter=20,
        max_eval=None,
        tolerance_grad=1e-7,
        tolerance_change=1e-9,
        history_size=100,
        line_search_fn=None,
        *,
        maximize=False,
    ):
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        if max_eval is None:
            max_eval = max_iter * 5 // 4
        defaults = dict(
            lr=lr,
            max_iter=max_iter,
            max_eval=max_eval,
            tolerance_grad=tolerance_grad,
            tolerance_change=tolerance_change,
            history_size=history_size,
            line_search_fn=line_search_fn,
            maximize=maximize,
        )
        super().__init__(params, defaults)
        if len(self.param_groups) != 1:
            raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")
        self._params = self.param_groups[0]["params"]

    def _gradient(self):
        parts = [
            torch.zeros_like(p).reshape(-1) if p.grad is None else p.grad.reshape(-1)
            for p in self._params
        ]
        flat = torch.cat(parts)
        return flat.neg() if self.param_groups[0]["maximize"] else flat

    def _move(self, t, direction):
        start = 0
        for p in self._params:
            p.add_(direction[start : start + p.numel()].view_as(p), alpha=t)
            start += p.numel()

    def step(self, closure):
        group = self.param_groups[0]
        sign = -1.0 if group["maximize"] else 1.0
        with torch.enable_grad():
            first_loss = closure()
        with torch.no_grad():
            self._iterate(group, lambda: sign * float(closure()), sign * float(first_loss))
        return first_loss

    def _iterate(self, group, closure, loss):
        state = self.state[self._params[0]]
        state["func_evals"] = state.get("func_evals", 0) + 1
        gradient = self._gradient()
        if gradient.abs().max() <= group["tolerance_grad"]:
            return
        history = state.setdefault("history", [])
        evaluations = 1
        for _ in range(group["max_iter"]):
            state["n_iter"] = state.get("n_iter", 0) + 1
            if state["n_iter"] == 1:
                direction, scale = gradient.neg(), 1
            else:
                change = gradient.sub(state["prev_gradient"])
                step = state["direction"].mul(state["t"])
                curvature = change.dot(step)
                if curvature > 1e-10:
                    if len(history) == group["history_size"]:
                        history.pop(0)
                    history.append((change, step, 1.0 / curvature))
                    state["scale"] = curvature / change.dot(change)
                direction = self._direction(gradient, history, state.get("scale", 1))
            state["prev_gradient"] = gradient.clone()
            previous_loss = loss
            if state["n_iter"] == 1:
                t = min(1.0, (1.0 / gradient.abs().sum()).item()) * group["lr"]
            else:
                t = group["lr"]
            slope = gradient.dot(direction)
            if slope > -group["tolerance_change"]:
                break
            if group["line_search_fn"] is not None:
                if group["line_search_fn"] != "strong_wolfe":
                    raise RuntimeError("only 'strong_wolfe' is supported")
                start = [p.clone() for p in self._params]

                def at(t):
                    self._move(t, direction)
                    with torch.enable_grad():
                        value = float(closure())
                    found = self._gradient()
                    for p, old in zip(self._params, start):
                        p.copy_(old)
                    return value, found

                loss, gradient, t, tries = strong_wolfe(
                    at, t, direction, loss, gradient, slope)
                self._move(t, direction)
            else:
                self._move(t, direction)
                tries = 1
                with torch.enable_grad():
                    loss = float(closure())
                gradient = self._gradient()
            state["direction"], state["t"] = direction, t
            evaluations += tries
            state["func_evals"] += tries
            done = (
                evaluations >= group["max_eval"]
                or gradient.abs().max() <= group["tolerance_grad"]
                or direction.mul(t).abs().max() <= group["tolerance_change"]
                or abs(loss - previous_loss) < group["tolerance_change"]
            )
            if done:
                break

    def _direction(self, gradient, history, scale):
        q = gradient.neg()
        weights = []
        for change, step, inverse in reversed(history):
            weight = step.dot(q) * inverse
            q.add_(change, alpha=-float(weight))
            weights.append(weight)
        direction = q.mul(scale)
        for (change, step, inverse), weight in zip(history, reversed(weights)):
            direction.add_(step, alpha=float(weight - change.dot(direction) * inverse))
        return direction
