"""What is read: an article as one text with spans, and how damaged text becomes one. Pure."""
