"""Common texts."""

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class Template:
    """Text in which $name and ${name} are replaced."""

    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _replace(self, values, strict):
        text, out, i = self.template, [], 0
        while i < len(text):
            if text[i] != "$":
                out.append(text[i])
                i += 1
                continue
            start = i
            i += 1
            if text[i:i + 1] == "$":
                out.append("$")
                i += 1
                continue
            braced = text[i:i + 1] == "{"
            end = i + 1 if braced else i
            begin = end
            while end < len(text) and (text[end].isalnum() or text[end] == "_"):
                end += 1
            name = text[begin:end]
            closed = not braced or text[end:end + 1] == "}"
            if not name or name[0].isdigit() or not closed:
                if strict:
                    line = text[:start].count("\n") + 1
                    column = start - (text.rfind("\n", 0, start) + 1) + 1
                    raise ValueError(
                        f"Invalid placeholder in string: line {line}, col {column}")
                out.append("$")
                continue
            i = end + 1 if braced else end
            if strict or name in values:
                out.append(str(values[name]))
            else:
                out.append(text[start:i])
        return "".join(out)

    def substitute(self, mapping={}, /, **kws):
        return self._replace({**mapping, **kws}, True)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._replace({**mapping, **kws}, False)


class Formatter:
    """The machinery of str.format as an object."""

    def format(self, format_string, /, *args, **kwargs):
        return format_string.format(*args, **kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
