"""The functions of `numpy` that are written in the language, family by family; each is read when one of
its functions is first named."""

import _imports

_imports.later("numpy._comparison", "allclose", "array_equal", "array_equiv", "isclose")
_imports.later(
    "numpy._creation", "asarray_chkfinite", "asfortranarray", "frombuffer", "fromiter",
    "fromstring", "geomspace", "logspace", "require")
_imports.later(
    "numpy._business_days", "busday_count", "busday_offset", "datetime_as_string", "datetime_data",
    "is_busday", "isnat")
_imports.later("numpy._dates", "datetime64", "timedelta64")
_imports.later(
    "numpy._diagonals", "diag", "diag_indices", "diag_indices_from", "diagflat", "fill_diagonal",
    "mask_indices", "tri", "tril", "tril_indices", "tril_indices_from", "triu", "triu_indices",
    "triu_indices_from", "vander")
_imports.later(
    "numpy._differences", "cumulative_prod", "cumulative_sum", "diff", "ediff1d", "gradient",
    "interp", "trapezoid")
_imports.later(
    "numpy._elementwise", "angle", "bartlett", "bitwise_count", "bitwise_left_shift",
    "bitwise_right_shift", "blackman", "divmod", "frexp", "gcd", "hamming", "hanning", "i0", "imag",
    "kaiser", "lcm", "ldexp", "modf", "nextafter", "packbits", "real", "sinc", "spacing",
    "unpackbits", "unwrap")
_imports.later("numpy._fields", "recarray", "record", "void")
_imports.later(
    "numpy._functional", "apply_along_axis", "apply_over_axes", "frompyfunc", "vectorize")
_imports.later(
    "numpy._grids", "c_", "fromfunction", "index_exp", "indices", "ix_", "meshgrid", "mgrid",
    "ogrid", "r_", "s_")
_imports.later("numpy._histograms", "digitize", "histogram", "histogram2d", "histogram_bin_edges")
_imports.later(
    "numpy._iteration", "ndenumerate", "ndindex", "nditer", "ravel_multi_index", "unravel_index")
_imports.later(
    "numpy._joining", "append", "array_split", "block", "column_stack", "delete", "dsplit",
    "dstack", "hsplit", "hstack", "insert", "pad", "row_stack", "split", "stack", "tile", "unstack",
    "vsplit", "vstack")
_imports.later(
    "numpy._nan", "nan_to_num", "nanargmax", "nanargmin", "nancumprod", "nancumsum", "nanmax",
    "nanmean", "nanmedian", "nanmin", "nanpercentile", "nanprod", "nanquantile", "nanstd", "nansum",
    "nanvar")
_imports.later(
    "numpy._polynomials", "poly", "poly1d", "polyadd", "polyder", "polydiv", "polyfit", "polyint",
    "polymul", "polysub", "polyval", "roots")
_imports.later(
    "numpy._products", "convolve", "correlate", "cross", "inner", "kron", "matvec", "tensordot",
    "vdot", "vecdot", "vecmat")
_imports.later(
    "numpy._refused", "asmatrix", "bmat", "bytes_", "einsum_path", "float128", "from_dlpack",
    "fromfile", "histogramdd", "info", "longdouble", "matrix", "memmap", "sort_complex", "uint",
    "uint16", "uint32", "uint64", "uintc", "uintp", "ulong", "ulonglong", "ushort")
_imports.later(
    "numpy._searching", "argpartition", "argwhere", "choose", "compress", "copyto", "extract",
    "flatnonzero", "lexsort", "partition", "piecewise", "place", "put_along_axis", "putmask",
    "select", "take_along_axis")
_imports.later(
    "numpy._sets", "intersect1d", "isin", "setdiff1d", "setxor1d", "union1d", "unique",
    "unique_all", "unique_counts", "unique_inverse", "unique_values", "UniqueAllResult",
    "UniqueCountsResult", "UniqueInverseResult")
_imports.later("numpy._settings", "errstate", "geterr", "printoptions", "seterr")
_imports.later(
    "numpy._shapes", "atleast_1d", "atleast_2d", "atleast_3d", "broadcast", "broadcast_arrays",
    "broadcast_shapes", "expand_dims", "flip", "fliplr", "flipud", "matrix_transpose", "moveaxis",
    "resize", "roll", "rollaxis", "rot90", "trim_zeros")
_imports.later(
    "numpy._statistics", "average", "corrcoef", "count_nonzero", "cov", "median", "nan_",
    "percentile", "ptp", "quantile")
_imports.later(
    "numpy._texts", "base_repr", "binary_repr", "format_float_positional", "format_float_scientific")
_imports.later(
    "numpy._types", "can_cast", "common_type", "finfo", "iinfo", "iscomplex", "iscomplexobj",
    "isdtype", "isfortran", "isneginf", "isposinf", "isreal", "isrealobj", "isscalar", "issubdtype",
    "iterable", "min_scalar_type", "promote_types", "real_if_close", "typecodes", "typename")
_imports.later(
    "numpy._io", "genfromtxt", "load", "loadtxt", "save", "savetxt", "savez", "savez_compressed")
