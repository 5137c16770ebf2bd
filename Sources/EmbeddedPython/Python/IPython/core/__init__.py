"""The parts of IPython that programs name: the shell, displays, the debugger."""
