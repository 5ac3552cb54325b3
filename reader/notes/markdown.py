"""Words as Markdown that shows them as they are, in Obsidian as well as elsewhere.

Backslashes only, never HTML entities: they would stand in the notes as they are.
"""

from __future__ import annotations

import re
import unicodedata

from reader.article.normalise import clean_line, guard

# In this order: code, emphasis, links, HTML, mathematics, tables; comments, highlights, strikes;
# emphasis by underscores outside words; tags; block ids; HTML entities; embedded files.
OBEYED = re.compile(
    r"[\\`*\[\]<$|]|%{2,}|={2,}|~{2,}"
    r"|(?<!\w)_|_(?!\w)|(?<![^\s(“«\"'])#|(?<!\S)\^(?=[\w-])|&(?=#?\w+;)|!(?=\[)"
)
LEADING_SIGN = re.compile(r"\A([#>+=-])")
LEADING_NUMBER = re.compile(r"\A(\d{1,9})([.)])(?=\s|\Z)")
COMMENT_SIGNS = re.compile(r"%{2,}")
QUOTED = "> "


def plain(line: str) -> str:
    """Escape one line of somebody's words."""
    escaped = OBEYED.sub(lambda sign: _backslashed(sign.group()), guard(clean_line(line)))
    return LEADING_NUMBER.sub(r"\1\\\2", LEADING_SIGN.sub(r"\\\1", escaped))


def own(line: str) -> str:
    """Keep one line of the user's Markdown, unless it would end a managed block."""
    return COMMENT_SIGNS.sub(lambda sign: _backslashed(sign.group()), guard(line))


def quoted(line: str) -> str:
    """Put a line into a block quote."""
    return f"{QUOTED}{line}".rstrip()


def hashtag(tag: str) -> str:
    """Make a tag of words, without the `#`; empty where no letter or number is left."""
    letters = "".join(
        character if _in_tag(character) else "-" for character in clean_line(tag).removeprefix("#")
    )
    name = "/".join(filter(None, (re.sub("-+", "-", part).strip("-") for part in letters.split("/"))))
    # A number alone is no tag to Obsidian.
    return f"_{name}" if name and all(character.isdecimal() for character in name) else name


def _in_tag(character: str) -> bool:
    return character in "_/" or unicodedata.category(character)[0] in "LMN"


def _backslashed(signs: str) -> str:
    return "".join(f"\\{sign}" for sign in signs)
