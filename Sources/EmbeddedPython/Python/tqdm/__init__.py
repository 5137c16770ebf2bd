"""Progress of loops. What is counted is shown once, at the end, on the error stream: a bar that is
drawn again and again would fill a session's output."""

import sys
import time

__version__ = "4.67.1"


def _clock(seconds):
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"


class tqdm:
    """An iterable that counts its steps."""

    def __init__(self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None,
                 disable=False, unit="it", unit_scale=False, initial=0, position=None,
                 postfix=None, **kwargs):
        self.iterable, self.desc, self.unit = iterable, desc or "", unit
        if total is None and hasattr(iterable, "__len__"):
            total = len(iterable)
        self.total, self.n, self.leave, self.disable = total, initial, leave, disable
        self.postfix = ""
        self._start, self._is_open = time.time(), True
        if postfix:
            self.set_postfix(postfix)

    def __iter__(self):
        try:
            for item in self.iterable:
                yield item
                self.n += 1
        finally:
            self.close()

    def __len__(self):
        return self.total if self.total is not None else len(self.iterable)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def update(self, n=1):
        self.n += n

    def set_description(self, desc=None, refresh=True):
        self.desc = f"{desc}: " if desc else ""

    def set_description_str(self, desc=None, refresh=True):
        self.desc = desc or ""

    def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
        values = {**(ordered_dict or {}), **kwargs}
        self.postfix = ", ".join(
            f"{key}={value:.3g}" if isinstance(value, float) else f"{key}={value}"
            for key, value in values.items())

    def set_postfix_str(self, s="", refresh=True):
        self.postfix = str(s)

    def refresh(self, *args, **kwargs):
        pass

    def reset(self, total=None):
        self.n, self.total = 0, self.total if total is None else total

    def close(self):
        if not self._is_open:
            return
        self._is_open = False
        if self.leave and not self.disable:
            print(self, file=sys.stderr)

    def __repr__(self):
        spent = time.time() - self._start
        head = self.desc if not self.desc or self.desc.endswith(": ") else self.desc + ": "
        tail = f", {self.postfix}" if self.postfix else ""
        if self.total:
            share = self.n / self.total
            bar = ("█" * int(10 * share)).ljust(10)
            return (f"{head}{share:4.0%}|{bar}| {self.n}/{self.total} [{_clock(spent)}<"
                    f"{_clock(spent / share - spent if share else 0)}{tail}]")
        return f"{head}{self.n}{self.unit} [{_clock(spent)}{tail}]"

    @staticmethod
    def write(s, file=None, end="\n", nolock=False):
        print(s, end=end)


def trange(*args, **kwargs):
    return tqdm(range(*args), **kwargs)
