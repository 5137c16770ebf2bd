"""How R shows values: seven significant digits, `[1]` before each line, columns for matrices."""

from rtorch._vectors import *
from rtorch._vectors import NA, Vector

WIDTH = 80
DIGITS = 7


# Numbers


def significant(value, digits):
    """The fewest significant digits, at most `digits`, that show a number to that precision."""
    if value == 0:
        return 1
    text = "%.*e" % (digits - 1, abs(value))
    mantissa = text.split("e")[0].replace(".", "").rstrip("0")
    return max(1, len(mantissa))


def exponent_of(value, digits):
    """The decimal exponent of a number rounded to significant digits."""
    if value == 0:
        return 0
    return int(("%.*e" % (digits - 1, abs(value))).split("e")[1])


def special_text(value):
    """The text of what is no finite number, or None."""
    if value is NA:
        return "NA"
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "Inf" if value > 0 else "-Inf"
    return None


def format_doubles(values, digits=None, nsmall=0):
    """Texts of numbers in a common format: fixed unless scientific notation is shorter."""
    digits = DIGITS if digits is None else digits
    finite = [value for value in values if special_text(value) is None]
    decimals = 0
    left = 1
    mantissa = 1
    widest = 0
    for value in finite:
        count = significant(value, digits)
        exponent = exponent_of(value, digits)
        decimals = max(decimals, count - exponent - 1)
        left = max(left, exponent + 1 + (1 if value < 0 else 0))
        mantissa = max(mantissa, count)
        widest = max(widest, abs(exponent))
    decimals = max(decimals, 0)
    negative = any(value < 0 for value in finite)
    fixed = left + (decimals + 1 if decimals > 0 else 0)
    scientific = (1 if negative else 0) + mantissa + (1 if mantissa > 1 else 0)
    scientific += 5 if widest >= 100 else 4
    decimals = max(decimals, nsmall)
    texts = []
    for value in values:
        special = special_text(value)
        if special is not None:
            texts.append(special)
        elif fixed <= scientific:
            texts.append("%.*f" % (decimals, value))
        else:
            texts.append("%.*e" % (mantissa - 1, value))
    return texts


def text_of_double(value, digits=None):
    return format_doubles([value], digits)[0]


def text_of_atom(value, digits=None):
    """The text of one element without quotes, as `cat` and `paste` show it."""
    if value is NA:
        return "NA"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return text_of_double(value, digits)
    return str(value)


def quoted(text):
    """A string in quotes, its special characters escaped."""
    result = '"'
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    for character in text:
        result += escapes.get(character, character)
    return result + '"'


def texts_of(elements, kind, quote=True, digits=None):
    """The texts of a vector's elements before they are made equally wide."""
    if kind == "double":
        return format_doubles(elements, digits)
    if kind == "character" and quote:
        return ["NA" if element is NA else quoted(element) for element in elements]
    if kind == "character":
        return ["<NA>" if element is NA else element for element in elements]
    if kind == "list":
        return [summary(element) for element in elements]
    return [text_of_atom(element) for element in elements]


def summary(value):
    """An element of a list of lists or a matrix, in few words."""
    if value is None:
        return "NULL"
    if is_atom(value):
        return quoted(value) if isinstance(value, str) else text_of_atom(value)
    kind = kind_of(value)
    if kind is None:
        return "?"
    words = {"list": "list", "double": "numeric"}
    return words.get(kind, kind) + "," + str(len(value))


# Vectors


def vector_lines(elements, kind, quote=True, digits=None):
    """The lines of a vector without names."""
    if not elements:
        return [EMPTY[kind]]
    texts = texts_of(elements, kind, quote, digits)
    width = max(len(text) for text in texts)
    if kind == "character":
        cells = [text.ljust(width) for text in texts]
    else:
        cells = [text.rjust(width) for text in texts]
    label = len(str(len(cells))) + 2
    count = max(1, (WIDTH - label) // (width + 1))
    lines = []
    for start in range(0, len(cells), count):
        head = ("[" + str(start + 1) + "]").rjust(label)
        lines.append(head + " " + " ".join(cells[start:start + count]))
    return lines


EMPTY = {
    "logical": "logical(0)",
    "integer": "integer(0)",
    "double": "numeric(0)",
    "character": "character(0)",
    "list": "list()",
}


def named_lines(value, quote=True, digits=None):
    """The lines of a vector with names: each name above its element."""
    texts = texts_of(list(value), value.kind, quote, digits)
    names = [name if name else "" for name in value.names]
    width = max(max(len(text) for text in texts), max(len(name) for name in names))
    count = max(1, WIDTH // (width + 1))
    lines = []
    for start in range(0, len(texts), count):
        end = start + count
        lines.append(" ".join(name.rjust(width) for name in names[start:end]) + " ")
        lines.append(" ".join(text.rjust(width) for text in texts[start:end]) + " ")
    return lines


def matrix_lines(value, quote=True, digits=None):
    """The lines of a matrix; each column has a format of its own."""
    rows, columns = value.dim
    names = value.dimnames if value.dimnames is not None else [None, None]
    row_names = elements_of(names[0]) or ["[" + str(i + 1) + ",]" for i in range(rows)]
    column_names = elements_of(names[1]) or ["[," + str(j + 1) + "]" for j in range(columns)]
    if rows == 0 or columns == 0:
        return ["<0 x 0 matrix>" if rows == columns else "".join(column_names)]
    elements = list(value)
    label = max(len(name) for name in row_names)
    blocks = []
    for column in range(columns):
        cells = elements[column * rows:(column + 1) * rows]
        texts = texts_of(cells, value.kind, quote, digits)
        width = max(len(column_names[column]), max(len(text) for text in texts))
        left = value.kind == "character" and quote
        shown = [column_names[column]] + texts
        blocks.append([text.ljust(width) if left else text.rjust(width) for text in shown])
    lines = []
    start = 0
    while start < columns:
        end = start
        width = label
        while end < columns and (end == start or width + 1 + len(blocks[end][0]) <= WIDTH):
            width += 1 + len(blocks[end][0])
            end += 1
        for row in range(rows + 1):
            head = "" if row == 0 else row_names[row - 1]
            cells = [blocks[column][row] for column in range(start, end)]
            lines.append(head.ljust(label) + " " + " ".join(cells))
        start = end
    return lines


def array_lines(value, quote=True, digits=None):
    """The lines of an array of more dimensions: its matrices, one after the other."""
    rows, columns = value.dim[0], value.dim[1]
    size = rows * columns
    counts = value.dim[2:]
    elements = list(value)
    lines = []
    for block in range(len(elements) // size if size else 0):
        places = []
        rest = block
        for count in counts:
            places.append(str(rest % count + 1))
            rest //= count
        part = vector(elements[block * size:(block + 1) * size], value.kind, None, [rows, columns])
        lines += [", , " + ", ".join(places), ""]
        lines += matrix_lines(part, quote, digits) + [""]
    return lines


# Lists and everything else


def list_lines(value, prefix):
    """The lines of a list: the path to each element, then the element."""
    elements = elements_of(value)
    names = names_of(value)
    if not elements:
        empty = "named list()" if names is not None else "list()"
        return [empty if not prefix else "list()"]
    lines = []
    for place, element in enumerate(elements):
        name = names[place] if names is not None else ""
        if name:
            path = prefix + "$" + (name if is_syntactic(name) else "`" + name + "`")
        else:
            path = prefix + "[[" + str(place + 1) + "]]"
        lines.append(path)
        lines += lines_of(element, path)
        if not is_list_to_show(element) or not elements_of(element):
            lines.append("")
    if not prefix:
        return lines
    return lines + [""]


def is_list_to_show(value):
    return kind_of(value) == "list" and as_vector(value) is None


def is_syntactic(name):
    if not name or name[0].isdigit() or name[0] == "_":
        return False
    return all(character.isalnum() or character in "._" for character in name)


def as_vector(value):
    """A list of Python's whose elements are of one kind as the vector that R makes of it, or None."""
    if isinstance(value, Vector) or not isinstance(value, list) or not value:
        return None
    if not all(is_atom(element) for element in value):
        return None
    kinds = set(kind_of(element) for element in value)
    return value if len(kinds) == 1 else None


def lines_of(value, prefix="", quote=True, digits=None):
    """The lines that show a value."""
    if value is None:
        return ["NULL"]
    if is_atom(value):
        return vector_lines([value], kind_of(value), quote, digits)
    if isinstance(value, Vector):
        if value.kind == "list" and value.dim is None:
            return list_lines(value, prefix)
        if value.dim is not None and len(value.dim) == 2:
            return matrix_lines(value, quote, digits)
        if value.dim is not None and len(value.dim) > 2:
            return array_lines(value, quote, digits)
        if value.names is not None and len(value) > 0:
            return named_lines(value, quote, digits)
        return vector_lines(list(value), value.kind, quote, digits)
    homogeneous = as_vector(value)
    if homogeneous is not None:
        return vector_lines(homogeneous, common_kind(homogeneous), quote, digits)
    if type(value) in (list, tuple, dict):
        return list_lines(value, prefix)
    from rtorch._calls import source_of
    source = source_of(value)
    if source is not None:
        return source.split("\n")
    return repr(value).split("\n")


def show(value, quote=True, digits=None):
    for line in lines_of(value, "", quote, digits):
        print(line)
