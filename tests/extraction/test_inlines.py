"""What stands inside a paragraph survives as spans."""

from reader.article.model import InlineKind
from tests.extraction.articles import in_article

PARAGRAPH = (
    "<p>On <time datetime='2026-03-14T08:00Z'>Saturday</time> the lake held 12 mg of CO<sub>2</sub> a litre, "
    "said the council, and 10<sup>6</sup> litres of it were let into the river before the evening came.</p>"
)


def test_times_and_what_stands_off_the_line_are_spans() -> None:
    article = in_article(PARAGRAPH)
    found = {(one.kind, article.text[one.start : one.end], one.target) for one in article.inlines}
    assert found == {
        (InlineKind.TIME, "Saturday", "2026-03-14T08:00Z"),
        (InlineKind.SUBSCRIPT, "2", None),
        (InlineKind.SUPERSCRIPT, "6", None),
    }
    assert "CO2 a litre" in article.text
