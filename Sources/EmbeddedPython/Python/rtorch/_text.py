"""R's functions that print and work with text."""

import builtins

from rtorch._vectors import *
from rtorch._vectors import NA, Vector
from rtorch._calls import *
from rtorch._calls import r, table
from rtorch import _printing
from rtorch._conditions import texts
from rtorch._operators import number


def letters(first):
    return vector([chr(first + i) for i in builtins.range(26)], "character")


# Printing


@r("print", "show")
def print_value(x=None, digits=None, quote=True, *rest, **options):
    _printing.show(x, quote, None if digits is None else digits_from(digits))
    return invisible(x)


def digits_from(value):
    """A count of significant digits, as many as R allows."""
    return builtins.max(1, builtins.min(22, int(number(value))))


@r("noquote")
def noquote(obj):
    return obj


def cat_texts(value):
    """The elements as `cat` shows them: seven significant digits, each on its own."""
    if value is None:
        return []
    if is_atom(value):
        return [text_for_cat(value)]
    if isinstance(value, (builtins.list, tuple)):
        return [text for element in value for text in cat_texts(element)]
    return [str(value)]


def text_for_cat(value):
    return _printing.text_of_atom(value, _printing.DIGITS)


@r("cat")
def cat(*values, sep=" ", fill=False, append=False, file="", **named):
    parts = [text for value in values for text in cat_texts(value)]
    parts += [text for key in named for text in cat_texts(named[key])]
    separators = [str(text) for text in elements_of(sep)] or [""]
    output = ""
    for place, part in enumerate(parts):
        output += part
        if place < len(parts) - 1:
            separator = separators[place % len(separators)]
            # A blank is left out behind a line end that an element brought itself.
            if not (separator == " " and part.endswith("\n") and False):
                output += separator
    if fill and not output.endswith("\n"):
        output += "\n"
    builtins.print(output, end="")
    return invisible(None)


@r("message")
def message(*values, **options):
    import sys
    sys.stderr.write("".join([text for value in values for text in texts(value)]) + "\n")
    return invisible(None)


@r("writeLines")
def write_lines(text, con=None, sep="\n"):
    for line in elements_of(text):
        builtins.print(line, end=sep)
    return invisible(None)


# Joining and formatting


def pasted(values, sep, collapse):
    columns = [texts(value) for value in values]
    columns = [column for column in columns if column]
    size = builtins.max([len(column) for column in columns] or [0])
    rows = [sep.join([column[i % len(column)] for column in columns]) for i in builtins.range(size)]
    if collapse is not None:
        return str(collapse).join(rows)
    return vector(rows, "character")


@r("paste")
def paste(*values, sep=" ", collapse=None, **named):
    return pasted(builtins.list(values) + builtins.list(named.values()), sep, collapse)


@r("paste0")
def paste0(*values, collapse=None, **named):
    return pasted(builtins.list(values) + builtins.list(named.values()), "", collapse)


@r("toString")
def to_string(x, sep=", ", collapse=", "):
    return collapse.join(texts(x))


def directives(fmt):
    """The parts of a format: plain texts, and directives in pairs with their letter."""
    parts = []
    text = ""
    place = 0
    while place < len(fmt):
        if fmt[place] != "%":
            text += fmt[place]
            place += 1
            continue
        if fmt[place:place + 2] == "%%":
            text += "%"
            place += 2
            continue
        end = place + 1
        while end < len(fmt) and not fmt[end].isalpha():
            end += 1
        if end >= len(fmt):
            raise ValueError("unrecognised format specification '" + fmt[place:] + "'")
        parts.append((text, ""))
        text = ""
        parts.append((fmt[place:end], fmt[end]))
        place = end + 1
    parts.append((text, ""))
    return parts


def formatted(head, letter, value):
    if value is NA:
        width = "".join([c for c in head[1:] if c in "-0123456789"]) if "." not in head else ""
        return ("%" + width + "s") % "NA"
    if letter == "s":
        return (head + "s") % coerced(value, "character")
    if letter in "di":
        if isinstance(value, float):
            if value != int(value):
                raise ValueError("invalid format '" + head + letter + "'; use format %f, %e, %g or %a "
                                 "for numeric objects")
        elif isinstance(value, str):
            raise ValueError("invalid format '" + head + letter + "'; use format %s for character "
                             "objects")
        return (head + "d") % int(value)
    if letter in "feEgGxXo":
        if isinstance(value, str):
            raise ValueError("invalid format '" + head + letter + "'; use format %s for character "
                             "objects")
        if letter in "xXo":
            return (head + letter) % int(value)
        special = _printing.special_text(float(value))
        if special is not None:
            width = "".join([c for c in head.split(".")[0][1:] if c in "-123456789"])
            return ("%" + width + "s") % special
        return (head + letter) % float(value)
    raise ValueError("unrecognised format specification '" + head + letter + "'")


@r("sprintf", "gettextf")
def sprintf(fmt, *values, **named):
    columns = [elements_of(plain_numbers(value)) for value in values]
    columns += [elements_of(plain_numbers(named[key])) for key in named]
    formats = elements_of(fmt)
    if any(len(column) == 0 for column in columns):
        return vector([], "character")
    size = builtins.max([len(column) for column in columns] + [len(formats)])
    results = []
    for row in builtins.range(size):
        used = 0
        output = ""
        for head, letter in directives(formats[row % len(formats)]):
            if letter == "":
                output += head
                continue
            place = used
            if "$" in head:
                position, rest = head[1:].split("$")
                place = int(position) - 1
                head = "%" + rest
            else:
                used += 1
            if "*" in head:
                head = head.replace("*", str(int(columns[place][row % len(columns[place])])))
                place = used
                used += 1
            if place >= len(columns):
                raise ValueError("too few arguments")
            column = columns[place]
            output += formatted(head, letter, column[row % len(column)])
        results.append(output)
    return vector(results, "character")


def plain_numbers(value):
    """The numbers of a tensor or an array; everything else as it is."""
    if is_foreign(value) and hasattr(value, "tolist"):
        return value.tolist()
    return value


@r("format")
def format_value(x, *rest, **options):
    x = plain_numbers(x)
    digits = options.get("digits")
    digits = _printing.DIGITS if digits is None else digits_from(digits)
    nsmall = int(number(options.get("nsmall", 0)))
    width = int(number(options.get("width", 0)))
    if not isinstance(x, (builtins.list, tuple)) and not is_atom(x):
        return rest_of_format(x, rest)
    elements = elements_of(x)
    if kind_of(x) == "double" or isinstance(x, builtins.list) and common_kind(elements) == "double":
        cells = _printing.format_doubles(elements, digits, nsmall)
    else:
        cells = [_printing.text_of_atom(element, digits) for element in elements]
    marks = options.get("big.mark", "")
    if marks:
        cells = [with_marks(cell, marks) for cell in cells]
    widest = builtins.max([len(cell) for cell in cells] + [width])
    left = kind_of(x) == "character" and options.get("justify", "left") == "left"
    cells = [cell.ljust(widest) if left else cell.rjust(widest) for cell in cells]
    dims = dim_of(x)
    return vector(cells, "character", names_of(x), dims)


def rest_of_format(x, rest):
    if hasattr(x, "strftime"):
        return x.strftime(rest[0] if rest else "%Y-%m-%d %H:%M:%S")
    return str(x)


def with_marks(text, mark):
    head, point, tail = text.partition(".")
    sign = ""
    if head[:1] == "-":
        sign, head = "-", head[1:]
    groups = []
    while len(head) > 3:
        groups.insert(0, head[-3:])
        head = head[:-3]
    return sign + mark.join([head] + groups) + point + tail


@r("formatC")
def format_c(x, *rest, **options):
    given = matched(["x", "width", "digits", "format", "flag", "mode", "big.mark"], (x,) + rest, options)
    letter = given.get("format")
    results = []
    for element in elements_of(plain_numbers(x)):
        if letter is None:
            kind = "g" if isinstance(element, float) else "d"
            kind = "s" if isinstance(element, str) else kind
        else:
            kind = letter
        head = "%" + given.get("flag", "")
        if given.get("width"):
            head += str(int(number(given["width"])))
        if given.get("digits") is not None and kind not in "ds":
            head += "." + str(int(number(given["digits"])))
        value = round(element) if kind == "d" and isinstance(element, float) else element
        text = formatted(head, kind, value)
        results.append(with_marks(text, given["big.mark"]) if given.get("big.mark") else text)
    return vector(results, "character", names_of(x))


@r("prettyNum")
def pretty_num(x, **options):
    return mapped(lambda element: with_marks(texts(element)[0], options.get("big.mark", "")), x)


# Characters


@r("nchar")
def nchar(x, type="chars"):
    return mapped(lambda element: len(texts(element)[0]), x)


@r("toupper")
def toupper(x):
    return mapped(lambda element: texts(element)[0].upper(), x)


@r("tolower")
def tolower(x):
    return mapped(lambda element: texts(element)[0].lower(), x)


@r("trimws")
def trimws(x, which="both"):
    if which == "left":
        return mapped(lambda element: element.lstrip(), x)
    return mapped(lambda element: element.rstrip() if which == "right" else element.strip(), x)


@r("substr", "substring")
def substr(x, first=1, last=1000000, start=None, stop=None):
    begin = first if start is None else start
    end = last if stop is None else stop
    begins, ends, items = elements_of(begin), elements_of(end), texts(x)
    size = builtins.max(len(items), len(begins), len(ends)) if items else 0
    results = []
    for place in builtins.range(size):
        text = items[place % len(items)]
        low = builtins.max(1, int(begins[place % len(begins)]))
        results.append(text[low - 1:builtins.max(0, int(ends[place % len(ends)]))])
    return vector(results, "character")


def pattern(text, fixed, ignore_case=False):
    import re
    if fixed:
        return re.compile(re.escape(text))
    return re.compile(text, re.IGNORECASE if ignore_case else 0)


@r("strsplit")
def strsplit(x, split="", fixed=False, perl=False):
    results = []
    for text in texts(x):
        if split == "":
            parts = builtins.list(text)
        else:
            parts = pattern(split, fixed).split(text)
            if parts and parts[-1] == "":
                parts = parts[:-1]
        results.append(vector(parts, "character"))
    return vector(results, "list")


def replacement_text(text, fixed):
    if fixed:
        return text.replace("\\", "\\\\")
    return text


@r("gsub")
def gsub(pattern_text, replacement, x, fixed=False, perl=False, **options):
    compiled = pattern(pattern_text, fixed, options.get("ignore.case", False))
    new = replacement_text(replacement, fixed)
    return mapped(lambda element: compiled.sub(new, texts(element)[0]), x)


@r("sub")
def sub(pattern_text, replacement, x, fixed=False, perl=False, **options):
    compiled = pattern(pattern_text, fixed, options.get("ignore.case", False))
    new = replacement_text(replacement, fixed)
    return mapped(lambda element: compiled.sub(new, texts(element)[0], 1), x)


@r("grepl")
def grepl(pattern_text, x, fixed=False, perl=False, **options):
    compiled = pattern(pattern_text, fixed, options.get("ignore.case", False))
    return mapped(lambda element: compiled.search(texts(element)[0]) is not None, x)


@r("grep")
def grep(pattern_text, x, fixed=False, perl=False, value=False, **options):
    compiled = pattern(pattern_text, fixed, options.get("ignore.case", False))
    items = texts(x)
    found = [place for place, text in enumerate(items) if compiled.search(text) is not None]
    if value:
        return vector([items[place] for place in found], "character")
    return vector([place + 1 for place in found], "integer")


@r("startsWith")
def starts_with(x, prefix):
    return mapped(lambda element: element.startswith(prefix), x)


@r("endsWith")
def ends_with(x, suffix):
    return mapped(lambda element: element.endswith(suffix), x)


@r("strrep")
def strrep(x, times):
    count = fitting(number(times))
    return mapped(lambda element: element * count, x)


@r("rawToChar", "utf8ToInt")
def utf8_to_int(x):
    return vector([ord(character) for character in x], "integer")


@r("intToUtf8")
def int_to_utf8(x):
    return "".join([chr(int(code)) for code in elements_of(x)])


@r("str")
def structure(object=None):
    kind = kind_of(object)
    words = {"double": "num", "integer": "int", "character": "chr", "logical": "logi"}
    if kind in words:
        elements = elements_of(object)
        head = " " + words[kind] + " "
        if len(elements) > 1:
            head += "[1:" + str(len(elements)) + "] "
        shown = [_printing.quoted(e) if isinstance(e, str) else _printing.text_of_atom(e, 3)
                 for e in elements[:10]]
        builtins.print(head + " ".join(shown) + (" ..." if len(elements) > 10 else ""))
    elif object is None:
        builtins.print(" NULL")
    elif kind == "list":
        builtins.print("List of " + str(len(object)))
        for name, element in zip(names_of(object) or [""] * len(object), elements_of(object)):
            builtins.print(" $ " + name + ":", end="")
            structure(element)
    else:
        builtins.print(" " + repr(object))
    return invisible(None)
