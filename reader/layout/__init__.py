"""How an article lies in the cells of a terminal: widths, wrapping, lines, motions. Knows no screen."""
