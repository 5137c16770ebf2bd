"""Values written down as text. Trees of programs are not part of this module here."""

import _literals

__all__ = ["literal_eval"]


def literal_eval(node_or_string):
    """The value that a text writes down: numbers, text, bytes, tuples, lists, dicts, sets, True, False
    and None. Nothing in the text is run; a ValueError says what is no such value."""
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    return _literals.value(node_or_string)
