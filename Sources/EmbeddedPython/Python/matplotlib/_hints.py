"""Names that look like a mistaken one, for messages."""


def _matching(a, b):
    """How many signs two words share: the longest common run, and so on at both of its sides."""
    best, at, bt = 0, 0, 0
    for i in range(len(a)):
        for j in range(len(b)):
            k = 0
            while i + k < len(a) and j + k < len(b) and a[i + k] == b[j + k]:
                k += 1
            if k > best:
                best, at, bt = k, i, j
    if not best:
        return 0
    return (best + _matching(a[:at], b[:bt]) + _matching(a[at + best :], b[bt + best :]))


def close_to(word, names, cutoff=0.5, count=3):
    """Up to three names that are most like `word`, as a sentence, or nothing."""
    scored = []
    for name in names:
        ratio = 2 * _matching(name, word) / max(len(name) + len(word), 1)
        if ratio >= cutoff:
            scored.append((ratio, name))
    near = [name for _, name in sorted(scored, reverse=True)[:count]]
    if not near:
        return "."
    return ". Did you mean one of: " + ", ".join(repr(name) for name in near) + "?"
