"""NumPy's arrays of records."""

import numpy as np

x = np.array([("Rex", 9, 81.0), ("Fido", 3, 27.0)], dtype=[("name", "U10"), ("age", "i4"), ("weight", "f4")])
print(repr(x), x, x[1], repr(x[1]), x["age"], x["name"], x.dtype, x.dtype.names, x.shape, x.dtype["age"], x.itemsize, len(x), x.size, x.nbytes)
x["age"] = 5
x[0]["age"] = 7
x[0] = ("A", 1, 2.5)
x[1]["weight"] = 4
print(repr(x), repr(x[["name", "age"]]), x.dtype.fields["age"], x.tolist(), x[0].item(), type(x).__name__, isinstance(x, np.ndarray))
data = np.zeros(4, dtype={"names": ("name", "age", "weight"), "formats": ("U10", "i4", "f8")})
data["name"], data["age"], data["weight"] = ["Alice", "Bob", "Cathy", "Doug"], [25, 45, 37, 19], [55.0, 85.5, 68.0, 61.5]
print(data, data.dtype, data[data["age"] < 30]["name"], data[-1]["name"], repr(data[data["weight"] > 60]))
print(repr(np.sort(data, order="age")), np.sort(data, order=["weight", "age"])["name"], data.argsort(order="age"))
print(repr(np.dtype([("name", "S10"), ("age", "i4")])), repr(np.dtype("U10,i4,f8")), repr(np.dtype({"names": ["a", "b"], "formats": ["i4", "f8"]})), np.dtype([("a", "i4")]) == np.dtype([("a", "i4")]))
tp = np.dtype([("id", "i8"), ("mat", "f8", (3, 3))])
X = np.zeros(1, dtype=tp)
print(X[0], X["mat"][0], repr(tp), tp.itemsize, X["mat"].shape)
rec = data.view(np.recarray)
rec.age[0] = 26
print(rec.age, type(rec).__name__, rec[0].name, repr(rec), data["age"][0])
r = np.rec.array([(1, 2.5, "a"), (2, 3.5, "b")], dtype=[("x", int), ("y", float), ("z", "U1")])
print(r.x, r.y, repr(r[0]), repr(r), r[1].z)
r2 = np.rec.fromarrays([[1, 2], [3.0, 4.0]], names="a,b")
print(repr(r2), r2.a, repr(r2.dtype))
for row in x:
    print(row["name"], row[1], row)
print(x == x, x["age"].mean(), (x != x).any())
print(np.empty(2, dtype=[("a", bool)])["a"].shape, repr(np.ones(2, dtype=[("a", int), ("b", float)])), repr(np.zeros((2, 2), dtype="i4,f4")))
p = np.array((1, 2), dtype=[("x", "f8"), ("y", "f8")])
print(repr(p), repr(p["x"]), p.shape)
print(repr(np.array([(i, i * 1.5) for i in range(12)], dtype=[("i", "i4"), ("f", "f8")])))
pt = np.dtype([("pos", [("x", float), ("y", float)]), ("c", "U3")])
a = np.array([((1, 2), "ab"), ((3, 4), "c")], dtype=pt)
print(repr(a), a["pos"]["x"], repr(pt))
print(np.concatenate([x, x]).shape, x.copy()[0]["name"], repr(x.reshape(2, 1)), x.reshape(2, 1).T.shape)
for bad in (lambda: x["foo"], lambda: x[["foo"]], lambda: x[0]["foo"], lambda: np.dtype([("a", "i4"), ("a", "f4")]), lambda: x.__setitem__(0, (1, 2))):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
