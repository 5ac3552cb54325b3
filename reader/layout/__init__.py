"""How text is laid out in terminal cells. Pure."""
