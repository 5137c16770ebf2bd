# cycler: cycles of properties, joined and multiplied.
from cycler import concat, cycler

c = cycler(color=["r", "g"]) + cycler(linestyle=["-", "--"])
print(c, len(c), list(c), sorted(c.by_key().items()))
print(cycler("color", "rgb") * cycler("lw", [1, 2]), list(cycler("color", "rg") * cycler("lw", [1])))
print(2 * cycler(color="rg"), concat(cycler(color="r"), cycler(color="g")), cycler(color="rgb")[1:])
turns = cycler(color="rg")()
print([next(turns)["color"] for _ in range(3)], c == c, c == cycler(color="rg"))
for make in (lambda: cycler(), lambda: cycler("a", "b", "c"), lambda: cycler(color="rg") + cycler(lw=[1]),
             lambda: cycler(lw=[1]) + cycler(lw=[2]), lambda: c[0]):
    try:
        make()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
