"""Paths: corners, and how one goes from each to the next."""


class Path:
    """Vertices with codes; without codes, straight lines."""

    STOP, MOVETO, LINETO, CURVE3, CURVE4, CLOSEPOLY = 0, 1, 2, 3, 4, 79

    def __init__(self, vertices, codes=None, _interpolation_steps=1, closed=False,
                 readonly=False):
        import numpy as np
        self.vertices = np.asarray(vertices, dtype=float)
        if codes is not None and len(codes) != len(self.vertices):
            raise ValueError(
                "'codes' must be a 1D list or array with the same length of 'vertices'. Your "
                f"vertices have shape {self.vertices.shape} but your codes have shape "
                f"({len(codes)},)")
        self.codes = None if codes is None else np.asarray(codes, dtype=np.uint8)

    def __repr__(self):
        return f"Path({self.vertices!r}, {self.codes!r})"

    def __len__(self):
        return len(self.vertices)

    def polyline(self):
        """The path as points; curves become a few straight lines."""
        places = [tuple(row) for row in self.vertices.tolist()]
        if self.codes is None:
            return places
        codes, found, i = self.codes.tolist(), [], 0
        while i < len(places):
            if codes[i] in (Path.CURVE3, Path.CURVE4) and found:
                count = codes[i] - 1
                controls = [found[-1]] + places[i:i + count]
                for k in range(1, 13):
                    found.append(_bezier(controls, k / 12))
                i += count
                continue
            if codes[i] == Path.CLOSEPOLY and found:
                found.append(found[0])
            elif codes[i] != Path.STOP:
                found.append(places[i])
            i += 1
        return found

    @staticmethod
    def unit_rectangle():
        return Path([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]], [1, 2, 2, 2, 79])


def _bezier(controls, t):
    while len(controls) > 1:
        controls = [((1 - t) * a[0] + t * b[0], (1 - t) * a[1] + t * b[1])
                    for a, b in zip(controls, controls[1:])]
    return controls[0]
