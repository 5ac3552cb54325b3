"""Invented news in many languages, and how it should read once it is cleaned.

A source in `tests/data/articles/` says what the article is and what becomes of it: `source.py` reads it,
`forms.py` makes the damaged text and the two pages, `gold.py` what should come out, `counts.py` what did.
`python -m tests.references FOLDER` writes the forms and golds as files.
"""
