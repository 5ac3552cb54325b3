"""Authors' names as bylines print them: with "By", dates, roles and addresses, no part of any name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.article.normalise import clean_line
from reader.extraction.dates import shown_date

_BY = (
    r"(?:written|words|story|text|reporting|posted|published|reported|authored)\s+by|by"
    r"|(?:escrito|publicado) por|texto de|por|(?:écrit|publié|rédigé) par|propos recueillis par|par"
    r"|geschrieben von|verfasst von|von|scritto da|di|da|geschreven door|door"
    r"|skrevet av|skriven av|av|af|autor(?:in|es)?"
    r"|authors?|auteure?s?|autore|автор|авторы|текст|tekst|yazan|作者|记者|記者|文|執筆|글"
)
_SPEAKING = re.compile(rf"(?:{_BY})(?:\s*[:：/／]\s*|\s+)(?=\S)", re.IGNORECASE)
_ALONE = re.compile(rf"(?:{_BY})\s*[:：]?", re.IGNORECASE)
_BELOW = re.compile(
    r"(?:(?:[Ww]ritten|[Ww]ords|[Ss]tory|[Pp]osted|[Pp]ublished|[Rr]eported)\s+)?"
    r"(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]oor|[Aa]v)\s*:?\s+(?=[^\W\d_a-zß-ÿ])"
)
_ENDS = re.compile(
    r"\s*(?:[|•·∙・]|\s[–—-]\s|[(（\[]|https?:|\b(?:updated|published|posted|last (?:modified|updated)"
    r"|(?:reviewed|edited|photos?) by|fact[- ]checked|medically|photographs?|illustrat|follow|share"
    r"|read (?:more|time)|aktualisiert|publié|mis à jour|publicado|actualizado|veröffentlicht"
    r"|\d+\s*min)\b).*",
    re.IGNORECASE | re.DOTALL,
)
_DATED_END = re.compile(r"\s*,?\s(?:on|at|le|am|den|el|il|em|op)\s[^,]*\d.*", re.IGNORECASE | re.DOTALL)
_SHOWN_END = re.compile(r"\s(?:for|in|from|à|aus|en|de notre|senior|staff)\s.*", re.DOTALL)
_MAIL = re.compile(r"\S+@\S+\.\S+")
_ROLES = (
    r"editor|reporter|writer|correspondent|columnist|journalist|critic|contributor|producer|analyst|fellow|professor"
    r"|director|manager|specialist|expert|officer|strategist|redakteur\w*|journaliste|rédac\w+|correspondant\w*"
    r"|redactor\w*|periodista|giornalista|redattore|CEO|CTO|founder|co-founder|president"
    r"|head(?= of\b)|vice president"
)
_ROLE = re.compile(
    rf",\s*(?:(?:[\w&’'-]+\s+){{0,4}}(?:{_ROLES})\b.*|ph\.?\s?d\.?|m\.?d\.?|[A-Z]{{2,5}}"
    r"|usa today|reuters|associated press)\s*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[;、]|,|\s(?:and|und|et|y|e|en|och|og|i|&|и|та|ve)(?=\s))\s*", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\d|@|://|[:!?]|\b(?:read|subscribe|sign|follow|view|share|about|authors?|written|posts?|articles?|min|minutes?"
    r"|newsletter|comments?|home|menu|contact|see|more|biography|bio|profile|all|click|your|our|this|that|is|was|are"
    r"|has|last|update|updated|published|reviewed|edited|back|search|blog)\b",
    re.IGNORECASE,
)
_TEMPLATE = re.compile(r"[{}<>%\[\]]|\w+\.\w+\.\w+")
_ACCOUNTS = frozenset(
    {"admin", "administrator", "editor", "webmaster", "user", "guest", "author", "staff", "root"}
)
_LONGEST = 120
_MOST_WORDS = 5


def as_names(text: str, *, shown: bool = False) -> str | None:
    """Take off a byline what is no name; several names are parted by commas.

    `shown`: the text was printed for people, and may go on with a place or a paper ("for the Gazette").
    """
    text = _MAIL.sub("", " ".join(clean_line(text[: 8 * _LONGEST]).split())).strip(" ,;|·•-–—")
    while lead := _SPEAKING.match(text):
        text = text[lead.end() :]
    if is_lead(text) or text.startswith(("@", "www.", "/", "http:", "https:")) or _TEMPLATE.search(text):
        return None
    for end in (_ENDS, _DATED_END, _SHOWN_END) if shown else (_ENDS, _DATED_END):
        text = end.sub("", text, count=1)
    while role := _ROLE.search(text):
        text = text[: role.start()]
    names = [
        name.strip(" .,:") + ("." if name.strip().endswith("Jr.") else "") for name in _BETWEEN.split(text)
    ]
    return ", ".join(dict.fromkeys(filter(bare, names))) or None


def is_lead(text: str) -> bool:
    """Tell whether a text is a byline's first words alone: "Written by"."""
    return bool(_ALONE.fullmatch(text.strip()))


def without_lead(line: str) -> str:
    """Take "By" off a line that goes on with a name, as it must to be a byline."""
    return _BELOW.sub("", line, count=1) if _BELOW.match(line) else line


def is_person(name: str, sites: Iterable[str] = ()) -> bool:
    """Tell whether a name is somebody's, not the site's own nor an account's."""
    letters = bare(name)
    if letters in _ACCOUNTS or letters in map(bare, sites) or len(name) > 3 * _LONGEST:
        return False
    if re.search(r"\d", name) or shown_date(name, None):
        return False
    return " " in name or not name.isascii() or not name.islower()


def without_sites(names: str, sites: Iterable[str]) -> str:
    """Take the site's own name out of several: "Ada Fern, The Example Post"."""
    own = set(map(bare, sites))
    return ", ".join(name for name in names.split(", ") if bare(name) not in own) or names


def leading_names(text: str) -> str:
    """Return the names that a line begins with, without what follows them: "Ada Fern, our woman in Oban"."""
    names: list[str] = []
    for part in text.split(", "):
        if not reads_as_names(part):
            break
        names.append(part)
    return ", ".join(names)


def reads_as_names(text: str) -> bool:
    """Tell whether a shown line is names and nothing else: few words, most of them capitalised."""
    if len(text) > _LONGEST or _NO_NAME.search(text):
        return False
    return all(_reads_as_name(name.split()) for name in text.split(", "))


def _reads_as_name(words: list[str]) -> bool:
    if not 1 <= len(words) <= _MOST_WORDS or all(word.islower() for word in words):
        return False
    return 2 * sum(not word[0].islower() for word in words) >= len(words)


def bare(text: str) -> str:
    """Return a text's letters, case folded."""
    return "".join(character for character in text.casefold() if character.isalpha())
