"""argparse, logging, pathlib, csv, fnmatch, warnings, sys, time."""

import argparse, csv, fnmatch, io, logging, sys, time, warnings
import subprocess, threading, urllib.request, pickle, gc, weakref
from pathlib import PurePath, Path

p = argparse.ArgumentParser(description="Train")
p.add_argument("--epochs", type=int, default=10, help="how long")
p.add_argument("--lr", "-l", type=float, default=0.1)
p.add_argument("--cuda", action="store_true"); p.add_argument("--names", nargs="+"); p.add_argument("--no-log", dest="log", action="store_false")
print(p.parse_args([]), p.parse_args(["--epochs", "5", "-l", "0.5", "--cuda", "--names", "a", "b"]), p.parse_args(["--lr=2"]).lr, p.parse_known_args(["--zzz", "1"]))
q = argparse.ArgumentParser(); q.add_argument("x", type=int); q.add_argument("y", nargs="?", default="d"); q.add_argument("--mode", choices=["a", "b"], default="a"); print(q.parse_args(["3"]), q.parse_args(["3", "4", "--mode", "b"]), vars(q.parse_args(["7"])))
log = logging.getLogger("app"); h = logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s")); log.addHandler(h); log.setLevel(logging.INFO)
log.info("hello %s", "x"); log.debug("hidden"); log.warning("w %d %s", 1, 2); log.error("e"); print(log, log.isEnabledFor(10), logging.getLevelName(20), logging.getLogger("app") is log, logging.getLogger("app.sub").getEffectiveLevel())
a = PurePath("/usr/lib") / "x.tar.gz"
print(a, repr(a), a.name, a.suffix, a.stem, a.parent, a.parts, a.suffixes, a.with_suffix(".zip"), a.with_name("y"), a.is_absolute(), PurePath("a/b").joinpath("c"), a.relative_to("/usr"), PurePath("a") == PurePath("a/."), [str(x) for x in a.parents], str(Path("data") / "raw"), Path("x.txt").exists())
print(list(csv.reader(["a,b,c", '1,"x, y",""', '"q""q",2,3'])), list(csv.DictReader(["a,b", "1,2"]))); out = io.StringIO(); w = csv.writer(out); w.writerow([1, "a,b", 'q"', None]); csv.DictWriter(out, ["k"]).writeheader(); print(repr(out.getvalue()))
print(fnmatch.fnmatch("a.py", "*.py"), fnmatch.filter(["a.txt", "b.py"], "*.[pt]*"))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always"); warnings.warn("careful"); warnings.warn("old", DeprecationWarning); print(len(caught), caught[0].message, caught[1].category.__name__)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: warnings.warn("boom")
    except UserWarning as e: print("raised", e)
warnings.filterwarnings("ignore"); warnings.warn("not shown")
print(sys.version_info[:2] >= (3, 11), sys.maxsize, sys.byteorder, sys.version_info.major, isinstance(sys.path, list), sys.getrecursionlimit() > 0); sys.stdout.write("direct\n")
t = time.perf_counter(); time.sleep(0.01); print(time.perf_counter() - t >= 0.01, isinstance(time.time(), float), time.strftime("%Y", time.gmtime(0)), time.gmtime(86400).tm_mday, len(time.ctime()), time.gmtime(0)[:6], isinstance(time.time_ns(), int))
try: sys.exit(3)
except SystemExit as e: print("exit", e.code)
print(gc.collect() >= 0, weakref.ref(p)() is p, callable(subprocess.run))
