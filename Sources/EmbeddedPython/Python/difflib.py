"""What two sequences have in common, and how one becomes the other."""

__all__ = ["SequenceMatcher", "Differ", "context_diff", "get_close_matches", "ndiff", "restore",
           "unified_diff", "Match"]

from collections import namedtuple as _namedtuple

Match = _namedtuple("Match", "a b size")


class SequenceMatcher:
    """Finds the longest stretches that two sequences share."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk, self.autojunk = isjunk, autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        self.a, self._blocks, self._codes = a, None, None

    def set_seq2(self, b):
        self.b, self._blocks, self._codes = b, None, None
        places = {}
        for place, element in enumerate(b):
            places.setdefault(element, []).append(place)
        self.bjunk = {each for each in places if self.isjunk is not None and self.isjunk(each)}
        for each in self.bjunk:
            del places[each]
        self.bpopular = set()
        if self.autojunk and len(b) >= 200:
            limit = len(b) // 100 + 1
            self.bpopular = {each for each, found in places.items() if len(found) > limit}
            for each in self.bpopular:
                del places[each]
        self.b2j = places

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest stretch within limits; of several the first in `a`, then in `b`."""
        a, b = self.a, self.b
        ahi, bhi = len(a) if ahi is None else ahi, len(b) if bhi is None else bhi
        besti, bestj, bestsize = alo, blo, 0
        lengths = {}
        for i in range(alo, ahi):
            new = {}
            for j in self.b2j.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                size = new[j] = lengths.get(j - 1, 0) + 1
                if size > bestsize:
                    besti, bestj, bestsize = i - size + 1, j - size + 1, size
            lengths = new
        for junk in (False, True):
            while besti > alo and bestj > blo and a[besti - 1] == b[bestj - 1] and (
                    (b[bestj - 1] in self.bjunk) == junk):
                besti, bestj, bestsize = besti - 1, bestj - 1, bestsize + 1
            while besti + bestsize < ahi and bestj + bestsize < bhi and (
                    a[besti + bestsize] == b[bestj + bestsize]) and (
                    (b[bestj + bestsize] in self.bjunk) == junk):
                bestsize += 1
        return Match(besti, bestj, bestsize)

    def get_matching_blocks(self):
        """All shared stretches, and an empty one at the end."""
        if self._blocks is not None:
            return self._blocks
        waiting, found = [(0, len(self.a), 0, len(self.b))], []
        while waiting:
            alo, ahi, blo, bhi = waiting.pop()
            match = self.find_longest_match(alo, ahi, blo, bhi)
            i, j, size = match
            if size:
                found.append(match)
                if alo < i and blo < j:
                    waiting.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    waiting.append((i + size, ahi, j + size, bhi))
        found.sort()
        joined = []
        i1 = j1 = size1 = 0
        for i, j, size in found:
            if i1 + size1 == i and j1 + size1 == j:
                size1 += size
            else:
                if size1:
                    joined.append(Match(i1, j1, size1))
                i1, j1, size1 = i, j, size
        if size1:
            joined.append(Match(i1, j1, size1))
        self._blocks = joined + [Match(len(self.a), len(self.b), 0)]
        return self._blocks

    def get_opcodes(self):
        """(tag, i1, i2, j1, j2) for each part: equal, replace, delete, insert."""
        if self._codes is None:
            i = j = 0
            self._codes = []
            for ai, bj, size in self.get_matching_blocks():
                tag = "replace" if i < ai and j < bj else "delete" if i < ai else (
                    "insert" if j < bj else "")
                if tag:
                    self._codes.append((tag, i, ai, j, bj))
                i, j = ai + size, bj + size
                if size:
                    self._codes.append(("equal", ai, i, bj, j))
        return self._codes

    def get_grouped_opcodes(self, n=3):
        """Changes with so many equal elements around them."""
        codes = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        codes = list(codes)
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        """How alike both are, from 0 to 1."""
        total = len(self.a) + len(self.b)
        matches = sum([block.size for block in self.get_matching_blocks()])
        return 2.0 * matches / total if total else 1.0

    def quick_ratio(self):
        total = len(self.a) + len(self.b)
        rest = {}
        for element in self.b:
            rest[element] = rest.get(element, 0) + 1
        matches = 0
        for element in self.a:
            if rest.get(element, 0) > 0:
                rest[element] -= 1
                matches += 1
        return 2.0 * matches / total if total else 1.0

    def real_quick_ratio(self):
        total = len(self.a) + len(self.b)
        return 2.0 * min(len(self.a), len(self.b)) / total if total else 1.0


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The words that are most like another, the best first."""
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    found = []
    for each in possibilities:
        matcher.set_seq1(each)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and (
                matcher.ratio() >= cutoff):
            found.append((matcher.ratio(), each))
    return [each for _, each in sorted(found, reverse=True)[:n]]


class Differ:
    """Lines with signs: `- ` only in the first, `+ ` only in the second, `? ` marks places."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk, self.charjunk = linejunk, charjunk

    def compare(self, a, b):
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "replace":
                yield from self._replace(a, alo, ahi, b, blo, bhi)
            elif tag == "delete":
                yield from self._marked("-", a, alo, ahi)
            elif tag == "insert":
                yield from self._marked("+", b, blo, bhi)
            else:
                yield from self._marked(" ", a, alo, ahi)

    def _marked(self, sign, lines, low, high):
        for place in range(low, high):
            yield f"{sign} {lines[place]}"

    def _plain(self, a, alo, ahi, b, blo, bhi):
        first, second = self._marked("+", b, blo, bhi), self._marked("-", a, alo, ahi)
        if bhi - blo >= ahi - alo:
            first, second = second, first
        yield from first
        yield from second

    def _replace(self, a, alo, ahi, b, blo, bhi):
        """The two most similar lines side by side; what lies before and behind them in turn."""
        best, cutoff = 0.74, 0.75
        matcher = SequenceMatcher(self.charjunk)
        besti = bestj = eqi = eqj = None
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    if eqi is None:
                        eqi, eqj = i, j
                    continue
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (
                        matcher.ratio() > best):
                    best, besti, bestj = matcher.ratio(), i, j
        if best < cutoff:
            if eqi is None:
                yield from self._plain(a, alo, ahi, b, blo, bhi)
                return
            besti, bestj, best = eqi, eqj, 1.0
        else:
            eqi = None
        yield from self._between(a, alo, besti, b, blo, bestj)
        if eqi is None:
            yield from self._pair(matcher, a[besti], b[bestj])
        else:
            yield "  " + a[besti]
        yield from self._between(a, besti + 1, ahi, b, bestj + 1, bhi)

    def _between(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._replace(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from self._marked("-", a, alo, ahi)
        else:
            yield from self._marked("+", b, blo, bhi)

    def _pair(self, matcher, first, second):
        above = below = ""
        matcher.set_seqs(first, second)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            if tag == "replace":
                above, below = above + "^" * (i2 - i1), below + "^" * (j2 - j1)
            elif tag == "delete":
                above += "-" * (i2 - i1)
            elif tag == "insert":
                below += "+" * (j2 - j1)
            else:
                above, below = above + " " * (i2 - i1), below + " " * (j2 - j1)
        yield "- " + first
        if _with_tabs(first, above):
            yield f"? {_with_tabs(first, above)}\n"
        yield "+ " + second
        if _with_tabs(second, below):
            yield f"? {_with_tabs(second, below)}\n"


def _with_tabs(line, marks):
    """Marks below a line, with its tabs, so that they stand where they should."""
    return "".join(["\t" if mark == " " and sign == "\t" else mark
                    for sign, mark in zip(line, marks)]).rstrip()


def _is_blank(character):
    return character in " \t"


def ndiff(a, b, linejunk=None, charjunk=_is_blank):
    """The lines of both with signs before them."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """The lines of the first or second text of an `ndiff`."""
    sign = {1: "- ", 2: "+ "}[int(which)]
    for line in delta:
        if line[:2] in ("  ", sign):
            yield line[2:]


def _span(start, stop):
    """A range of lines as a unified diff writes it."""
    length = stop - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """The changes from one list of lines to another, as `diff -u` writes them."""
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f"--- {fromfile}{chr(9) + fromfiledate if fromfiledate else ''}{lineterm}"
            yield f"+++ {tofile}{chr(9) + tofiledate if tofiledate else ''}{lineterm}"
        first, last = group[0], group[-1]
        yield f"@@ -{_span(first[1], last[2])} +{_span(first[3], last[4])} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if tag in ("replace", "delete"):
                for line in a[i1:i2]:
                    yield "-" + line
            if tag in ("replace", "insert"):
                for line in b[j1:j2]:
                    yield "+" + line


def _context_span(start, stop):
    length = stop - start
    if not length:
        return str(start)
    return str(start + 1) if length <= 1 else f"{start + 1},{stop}"


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """The changes as `diff -c` writes them."""
    signs = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f"*** {fromfile}{chr(9) + fromfiledate if fromfiledate else ''}{lineterm}"
            yield f"--- {tofile}{chr(9) + tofiledate if tofiledate else ''}{lineterm}"
        first, last = group[0], group[-1]
        yield "*" * 15 + lineterm
        yield f"*** {_context_span(first[1], last[2])} ****{lineterm}"
        if any([tag in ("replace", "delete") for tag, *_ in group]):
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    for line in a[i1:i2]:
                        yield signs[tag] + line
        yield f"--- {_context_span(first[3], last[4])} ----{lineterm}"
        if any([tag in ("replace", "insert") for tag, *_ in group]):
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    for line in b[j1:j2]:
                        yield signs[tag] + line
