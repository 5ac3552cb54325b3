"""Invented news in many languages, and how it should read once it is cleaned.

A source in `tests/data/articles/` says what the article is and what becomes of it: `source.py` reads it and
explains its notation, `forms.py` makes the damaged text and the two pages, `gold.py` what should come out,
`cleaned.py` cleans the forms and `counts.py` counts what came out right.

    python -m tests.references                      # a table: each language, development beside held out
    python -m tests.references FOLDER [held]        # the forms and golds as files, of all or of one set
"""
