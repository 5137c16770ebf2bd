"""Text filled into lines of a width."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]


class TextWrapper:
    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _chunks(self, text):
        chunks, i = [], 0
        while i < len(text):
            j = i
            is_space = text[i].isspace()
            while j < len(text) and text[j].isspace() == is_space:
                j += 1
            piece = text[i:j]
            i = j
            if is_space or not self.break_on_hyphens:
                chunks.append(piece)
                continue
            start = 0
            for k in range(1, len(piece) - 1):
                if (piece[k] == "-" and piece[k - 1].isalpha() and piece[k + 1].isalpha()
                        and k - start >= 1):
                    chunks.append(piece[start:k + 1])
                    start = k + 1
            chunks.append(piece[start:])
        return chunks

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate({ord(c): " " for c in "\t\n\x0b\x0c\r "})
        chunks = self._chunks(text)
        chunks.reverse()
        lines = []
        while chunks:
            current, length = [], 0
            prefix = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(prefix)
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                chunks.pop()
            while chunks:
                size = len(chunks[-1])
                if length + size > width:
                    break
                current.append(chunks.pop())
                length += size
            if chunks and len(chunks[-1]) > width:
                space = width - length if width >= 1 else 1
                if self.break_long_words:
                    if space > 0:
                        piece = chunks[-1]
                        current.append(piece[:space])
                        chunks[-1] = piece[space:]
                        length += space
                elif not current:
                    current.append(chunks.pop())
                length = sum(map(len, current))
            if self.drop_whitespace and current and current[-1].strip() == "":
                length -= len(current.pop())
            if not current:
                continue
            more = bool(chunks) and not (self.drop_whitespace and len(chunks) == 1
                                         and not chunks[0].strip())
            if self.max_lines is None or len(lines) + 1 < self.max_lines or (
                    not more and length <= width):
                lines.append(prefix + "".join(current))
                continue
            while current:
                if current[-1].strip() and length + len(self.placeholder) <= width:
                    current.append(self.placeholder)
                    lines.append(prefix + "".join(current))
                    break
                length -= len(current.pop())
            else:
                if lines:
                    last = lines[-1].rstrip()
                    if len(last) + len(self.placeholder) <= self.width:
                        lines[-1] = last + self.placeholder
                        break
                lines.append(prefix + self.placeholder.lstrip())
            break
        return lines

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    wrapper = TextWrapper(width=width, max_lines=1, **kwargs)
    return wrapper.fill(" ".join(text.strip().split()))


def dedent(text):
    lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
    margin = None
    for line in lines:
        if not line:
            continue
        space = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = space
        else:
            n = 0
            while n < min(len(margin), len(space)) and margin[n] == space[n]:
                n += 1
            margin = margin[:n]
    if margin:
        lines = [line[len(margin):] if line else line for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    if predicate is None:
        predicate = str.strip
    return "".join([prefix + line if predicate(line) else line
                    for line in text.splitlines(True)])
