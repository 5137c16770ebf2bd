"""Animations: only one frame is shown, since figures here stand still."""


class Animation:
    """What the animations share: they cannot be written."""

    def __init__(self, fig, event_source=None, blit=False):
        self._fig, self._blit = fig, blit

    def _refuse(self, name):
        raise NotImplementedError(
            f"{name} is not supported: figures stand still here; draw some frames side by side "
            "with plt.subplots")

    def save(self, filename, *args, **kwargs):
        self._refuse("Animation.save")

    def to_jshtml(self, *args, **kwargs):
        self._refuse("Animation.to_jshtml")

    def to_html5_video(self, *args, **kwargs):
        self._refuse("Animation.to_html5_video")

    def pause(self):
        """Stands still already."""

    resume = pause


class FuncAnimation(Animation):
    """Calls a function for each frame; here for the first one, which the figure shows."""

    def __init__(self, fig, func, frames=None, init_func=None, fargs=None, save_count=None, *,
                 cache_frame_data=True, **kwargs):
        Animation.__init__(self, fig, blit=kwargs.get("blit", False))
        self._func, self._args = func, tuple(fargs or ())
        if init_func is not None:
            drawn = init_func()
        else:
            drawn = func(self._first(frames), *self._args)
        if self._blit and (drawn is None or not hasattr(drawn, "__iter__")):
            what = "init_func" if init_func is not None else "animation function"
            raise RuntimeError(
                f"The {what} must return a sequence of Artist objects.")

    @staticmethod
    def _first(frames):
        if frames is None or isinstance(frames, int):
            return 0
        if callable(frames):
            frames = frames()
        return next(iter(frames))


class ArtistAnimation(Animation):
    """Shows lists of artists in turn; here the last one stays visible."""

    def __init__(self, fig, artists, *args, **kwargs):
        Animation.__init__(self, fig)
        for group in artists[:-1]:
            for artist in group:
                artist.set_visible(False)


class PillowWriter:
    """A writer of files, of which there are none here."""

    def __init__(self, fps=5, **kwargs):
        self.fps = fps


class FFMpegWriter(PillowWriter):
    """A writer of files, of which there are none here."""
