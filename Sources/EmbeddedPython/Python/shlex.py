"""Words of a command line, and quotes around them. Nothing is run."""


def split(s, comments=False, posix=True):
    """The words of a line, as a shell reads them."""
    words, word, quote, place = [], None, "", 0
    while place < len(s):
        sign = s[place]
        place += 1
        if quote:
            if sign == quote:
                quote = ""
            elif sign == "\\" and quote == '"' and s[place:place + 1] in ('"', "\\"):
                word += s[place]
                place += 1
            else:
                word += sign
        elif sign in "'\"":
            quote, word = sign, word or ""
        elif sign == "\\":
            if place >= len(s):
                raise ValueError("No escaped character")
            word = (word or "") + s[place]
            place += 1
        elif sign.isspace():
            if word is not None:
                words.append(word)
            word = None
        elif sign == "#" and comments:
            while place < len(s) and s[place] != "\n":
                place += 1
        else:
            word = (word or "") + sign
    if quote:
        raise ValueError("No closing quotation")
    return words if word is None else words + [word]


def quote(s):
    """One word, in quotes if it needs them."""
    if not s:
        return "''"
    if all([sign.isalnum() and sign.isascii() or sign in "@%+=:,./-_" for sign in s]):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join([quote(word) for word in split_command])
