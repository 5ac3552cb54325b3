"""The TinyDB file and what guards it."""
