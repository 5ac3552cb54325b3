"""Formulas are one piece of the line that they stand in."""

from __future__ import annotations

import pytest

from tests.extraction.articles import between, in_article

X2 = "<msup><mi>x</mi><mn>2</mn></msup>"
MATH = f"<math>{X2}<annotation encoding='application/x-tex'>x^2</annotation></math>"


@pytest.mark.parametrize(
    "drawn",
    [
        MATH,
        f"<span class=katex><span class=katex-mathml>{MATH}</span>"
        "<span class=katex-html aria-hidden=true>x<span>2</span></span></span>",
        f"<mjx-container><mjx-math aria-hidden=true><mjx-mi></mjx-mi></mjx-math>"
        f"<mjx-assistive-mml>{MATH}</mjx-assistive-mml></mjx-container>",
        f"<span class=mwe-math-element><span class=mwe-math-mathml-inline style='display: none'>{MATH}</span>"
        "<img class=mwe-math-fallback-image-inline alt='x^2'></span>",
        "<script type='math/tex'>x^2</script>",
        "<span class=MathJax_Preview>x2</span><script type='math/tex; mode=display'>x^2</script>",
    ],
)
def test_a_formula_stands_in_its_sentence_however_the_page_draws_it(drawn: str) -> None:
    sentence = f"<p>The area of the square is {drawn} and of nothing else at all.</p>"
    assert between(in_article(sentence)) == (
        "[paragraph] The area of the square is x^2 and of nothing else at all.",
    )


@pytest.mark.parametrize(
    ("mathml", "written"),
    [
        ("<mi>a</mi><mo>≠</mo><mn>0</mn>", "a ≠ 0"),
        ("<mo>−</mo><mi>b</mi>", "−b"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>", "(a + b)/2"),
        ("<msqrt><mi>x</mi></msqrt>", "√x"),
        (
            "<munderover><mo>∑</mo><mrow><mi>k</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>"
            "<msub><mi>a</mi><mi>k</mi></msub>",
            "∑_(k = 1)^n a_k",
        ),
        ("<mover><mi>x</mi><mo>˙</mo></mover>", "x˙"),
        ("<mfenced><mi>x</mi><mi>y</mi></mfenced>", "(x, y)"),
        (
            "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd></mtr></mtable>",
            "a b; c",
        ),
        ("<semantics><mi>x</mi><annotation>x</annotation></semantics>", "x"),
        ("<mi>f</mi><mo>\u2061</mo><mi>x</mi>", "fx"),
        ("<mfrac><mi>a</mi></mfrac>", "a"),
    ],
)
def test_mathml_is_written_out(mathml: str, written: str) -> None:
    sentence = f"<p>It is said of the pump that <math>{mathml}</math> as long as it gives water.</p>"
    assert between(in_article(sentence)) == (
        f"[paragraph] It is said of the pump that {written} as long as it gives water.",
    )
