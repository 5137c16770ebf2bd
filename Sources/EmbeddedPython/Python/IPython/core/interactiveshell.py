"""The shell that runs the cells.

`InteractiveShell.ast_node_interactivity` says which values a cell shows: "last_expr" that of its last
row, "all" that of every expression, "last_expr_or_assign" also what a last assignment gave, "none"
nothing.
"""

from IPython._magics import InteractiveShell
