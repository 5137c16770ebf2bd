"""Files by pattern: a session sees none."""


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return []


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return iter([])


def escape(pathname):
    return "".join([f"[{c}]" if c in "*?[" else c for c in pathname])
