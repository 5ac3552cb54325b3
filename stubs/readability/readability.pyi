import re

REGEXES: dict[str, re.Pattern[str]]

def clean(text: str) -> str: ...

class Unparseable(ValueError): ...
