"""How objects of a class are taken apart for pickling, by class."""

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Says what `__reduce__` would give for objects of a class."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")
