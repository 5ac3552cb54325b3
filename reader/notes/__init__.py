"""What is kept as Markdown: one note per article. Pure."""
