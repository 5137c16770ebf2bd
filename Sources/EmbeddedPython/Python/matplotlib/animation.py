"""Animations: a figure shows its first frame; the others are not drawn.

A terminal and a notebook's file show pictures that stand still.
"""

import itertools


class Animation:
    """What draws the frames of a figure."""

    def __init__(self, fig, event_source=None, blit=False):
        self._fig = fig

    def save(self, filename, writer=None, **kwargs):
        raise NotImplementedError(
            "animations are not written; draw frames of interest and savefig() each")

    def to_jshtml(self, fps=None, embed_frames=True, default_mode=None):
        raise NotImplementedError(
            "animations are not shown in a notebook; the figure shows the first frame")

    to_html5_video = to_jshtml

    def pause(self):
        """Nothing moves."""

    resume = pause


class FuncAnimation(Animation):
    """An animation whose frames a function draws."""

    def __init__(self, fig, func, frames=None, init_func=None, fargs=None, save_count=None, *,
                 cache_frame_data=True, interval=200, repeat=True, repeat_delay=0, blit=False):
        Animation.__init__(self, fig)
        self._func, self._args = func, tuple(fargs or ())
        if frames is None:
            self._frames = itertools.count
        elif callable(frames):
            self._frames = frames
        elif hasattr(frames, "__iter__"):
            self._frames = lambda: iter(frames)
        else:
            self._frames = lambda: iter(range(frames))
        if init_func is not None:
            init_func()
        else:
            func(next(self.new_frame_seq()), *self._args)

    def new_frame_seq(self):
        """The frames from the beginning."""
        return iter(self._frames())


class ArtistAnimation(Animation):
    """An animation of artists that are there already: each frame shows a list of them."""

    def __init__(self, fig, artists, *, interval=200, repeat=True, repeat_delay=0, blit=False):
        Animation.__init__(self, fig)
        for frame in list(artists)[1:]:
            for artist in frame:
                artist.set_visible(False)
