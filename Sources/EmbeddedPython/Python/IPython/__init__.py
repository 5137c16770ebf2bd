"""What programs ask of the notebook itself: magics, and displays of their own."""

__version__ = "9.15.0"
version_info = (9, 15, 0, "")

from IPython._magics import InteractiveShell

_shell = InteractiveShell()


def get_ipython():
    """The shell that runs the cells."""
    return _shell


from IPython import display
