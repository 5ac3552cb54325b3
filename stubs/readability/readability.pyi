import re

REGEXES: dict[str, re.Pattern[str]]

class Unparseable(ValueError): ...
