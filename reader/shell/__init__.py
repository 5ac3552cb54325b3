"""Reading and marking line by line: a command in, its answer out, for screen readers and for scripts."""
