"""Arrays of records whose fields are attributes."""

import numpy as np
from numpy._field_making import empty, named_type
from numpy._fields import Records, recarray, record

__all__ = ["array", "fromarrays", "fromrecords", "recarray", "record"]


def fromarrays(arrayList, dtype=None, shape=None, formats=None, names=None):
    """Records of arrays, one a field."""
    columns = [np.asarray(each) for each in arrayList]
    if dtype is None and formats is None:
        formats = [column.dtype.str for column in columns]
    kind = named_type(dtype, formats, names)
    made = empty(kind, columns[0].shape)
    for name, column in zip(kind.names, columns):
        made[name] = column
    return made.view(recarray)


def fromrecords(recList, dtype=None, shape=None, formats=None, names=None):
    """Records of tuples, whose types are found out if none are given."""
    if dtype is None and formats is None:
        return fromarrays([np.array([row[place] for row in recList])
                           for place in range(len(recList[0]))], names=names)
    kind = named_type(dtype, formats, names)
    return np.array([tuple(row) for row in recList], dtype=kind).view(recarray)


def array(obj, dtype=None, shape=None, formats=None, names=None, copy=True):
    """Records of tuples, of arrays, or of an array with fields."""
    if isinstance(obj, Records):
        return (obj.copy() if copy else obj).view(recarray)
    if isinstance(obj, (list, tuple)) and len(obj) and isinstance(obj[0], np.ndarray):
        return fromarrays(obj, dtype, shape, formats, names)
    return fromrecords(obj, dtype, shape, formats, names)
