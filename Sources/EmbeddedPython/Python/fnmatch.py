"""File names matched against patterns with * and ?."""

import re as _re


def translate(pat):
    out, i = [], 0
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == "*":
            out.append(".*")
        elif c == "?":
            out.append(".")
        elif c == "[" and "]" in pat[i + 1:]:
            end = pat.index("]", i + 1)
            inner = pat[i:end].replace("\\", "\\\\")
            out.append("[" + ("^" + inner[1:] if inner.startswith("!") else inner) + "]")
            i = end + 1
        else:
            out.append(_re.escape(c))
    return "(?s:" + "".join(out) + r")\Z"


def fnmatchcase(name, pat):
    return _re.match(translate(pat), name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    return [name for name in names if fnmatchcase(name, pat)]
