"""Credits are taken apart as far as they tell, and off the captions they stand in."""

from __future__ import annotations

import pytest
from hypothesis import given

from reader.article.captions import is_credit, parse_credit, split_caption
from reader.article.language import load_language
from tests.strategies import hostile_texts

CREDITS = [
    ("fr", "Photo : Getty Images / Carsten Koall", "Getty Images", "Carsten Koall"),
    (
        "fr",
        "Photo : pool/afp via getty images / GAVRIIL GRIGOROV",
        "pool/afp via getty images",
        "GAVRIIL GRIGOROV",
    ),
    (
        "fr",
        "Photo : Associated Press / Ministère de la Défense",
        "Associated Press",
        "Ministère de la Défense",
    ),
    ("fr", "© AFP", "AFP", None),
    ("de", "Foto: Jana Wirtz/Nordpresse", "Nordpresse", "Jana Wirtz"),
    ("de", "Foto: dpa", "dpa", None),
    ("en", "(Photo by Aoife Byrne/Northgate Press)", "Northgate Press", "Aoife Byrne"),
    ("en", "REUTERS/Brendan McDermid", "REUTERS", "Brendan McDermid"),
    ("en", "© Jane Roe via Getty Images", "Getty Images", "Jane Roe"),
    ("en", "Photograph: Adrian Malloch for the Guardian", "the Guardian", "Adrian Malloch"),
    ("en", "Credit...Doug Mills/The New York Times", "The New York Times", "Doug Mills"),
    ("en", "Photo by Jane Roe", None, "Jane Roe"),
    ("es", "Foto: Luis Mora/EFE", "EFE", "Luis Mora"),
    ("es", "Luis Mora (EFE)", "EFE", "Luis Mora"),
    ("es", "LUIS MORA (EL PAÍS)", "EL PAÍS", "LUIS MORA"),
    ("fr", "(Photo Anne Roux)", None, "Anne Roux"),
    ("ru", "Источник: Минобороны", "Минобороны", None),
    ("nl", "© Karin Bos", None, "Karin Bos"),
    ("nl", "© Belga/Jan Smit", "Belga", "Jan Smit"),
    ("it", "© LaPresse", "LaPresse", None),
    ("ru", "Волга-медиа / Анна Петрова", "Волга-медиа", "Анна Петрова"),
    ("ja", "写真：東都通信／佐々木遥", "東都通信", "佐々木遥"),
    ("ja", "保存会提供", "保存会", None),
    ("ja", "田中太郎撮影", None, "田中太郎"),
    ("zh", "新华社记者李明摄", "新华社", "李明"),
    ("zh", "图片来源：路透社", "路透社", None),
    ("zh", "受访者供图", "受访者", None),
    ("ko", "사진=뉴시스", "뉴시스", None),
    ("ko", "홍길동 기자", None, "홍길동"),
    ("zh", "（南方日报 王小明 摄影）", "南方日报", "王小明"),
    ("ja", "撮影：西村直樹", None, "西村直樹"),
    ("he", "(צילום: רונית כהן)", None, "רונית כהן"),
    ("ar", "(أ ف ب)", "أ ف ب", None),
    ("pl", "fot. PAP/Jan Nowak", "PAP", "Jan Nowak"),
    ("ru", "Фото: РИА Новости / Анна Петрова", "РИА Новости", "Анна Петрова"),
    ("uk", "Фото: Укрінформ", "Укрінформ", None),
    ("tr", "Fotoğraf: Mehmet Kaya / Anadolu Ajansı", "Anadolu Ajansı", "Mehmet Kaya"),
    ("ar", "الصورة: رويترز", "رويترز", None),
    ("he", "צילום: רויטרס", "רויטרס", None),
    ("fa", "عکس: ایرنا", "ایرنا", None),
]


@pytest.mark.parametrize(("code", "raw", "agency", "photographer"), CREDITS)
def test_a_credit_names_agency_and_photographer(
    code: str, raw: str, agency: str | None, photographer: str | None
) -> None:
    rest, credit = split_caption(raw, load_language(code))
    assert credit is not None
    assert rest == ""
    assert (credit.raw, credit.agency, credit.photographer) == (raw, agency, photographer)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Photo: this is how the minister saw the whole affair."),
        ("en", "Eastern Michigan quarterback Mike Glass III"),
        ("en", "The press was angry."),
        ("fr", "(Photo d’archives)"),
        ("fr", "Les images de la presse"),
        ("de", "Bild der Wissenschaft"),
        ("ja", "補助金を提供"),
        ("en", ""),
    ],
)
def test_a_sentence_is_no_credit(code: str, text: str) -> None:
    assert not is_credit(text, load_language(code))


@pytest.mark.parametrize(
    ("code", "caption", "between", "credit"),
    [
        ("en", "Whale expert Hori Parata.", " ", "Photograph: Adrian Malloch for the Guardian"),
        ("en", "The first global geologic map of Titan.", " ", "(NASA/JPL-Caltech/ASU)"),
        ("en", "Where infected people sought treatment", "", "Credit: EPA"),
        ("en", "He didn’t get it.", "", "Credit...Doug Mills/The New York Times"),
        ("fr", "Les clés pour aller bien.", " ", "Getty Images"),
        ("fr", "Un soldat tire au canon. (Photo d’archives)", " ", "Photo : AFP / Jean Roux"),
        ("de", "Die Brücke am Montag.", " ", "Foto: Jana Wirtz/Nordpresse"),
    ],
)
def test_a_caption_is_parted_from_its_credit(code: str, caption: str, between: str, credit: str) -> None:
    text, found = split_caption(caption + between + credit, load_language(code))
    assert (text, found and found.raw) == (caption, credit)


def test_a_caption_without_credit_is_whole() -> None:
    text = "China’s press (state-owned) met the minister at Reuters headquarters in 2019"
    assert split_caption(text, load_language("en")) == (text, None)


def test_what_says_that_it_is_a_caption_is_taken_off() -> None:
    text, _ = split_caption("Image caption, Dr. Marsh sorts wet maps", load_language("en"))
    assert text == "Dr. Marsh sorts wet maps"


@given(hostile_texts)
def test_any_text_can_be_read_as_a_caption_or_a_credit(text: str) -> None:
    language = load_language("fr")
    caption, credit = split_caption(text, language)
    assert caption in text
    assert credit is None or credit.raw in text
    assert parse_credit(text, language).raw == text.strip()


@pytest.mark.parametrize(
    ("code", "text", "caption", "raw"),
    [
        ("zh", "抢修人员在清理水渠。新华社记者 李明远 摄", "抢修人员在清理水渠。", "新华社记者 李明远 摄"),
        ("ar", "سكان ينتظرون صهريج المياه (رويترز)", "سكان ينتظرون صهريج المياه", "(رويترز)"),
        (
            "ko",
            "시민들이 열차를 기다리고 있다. (사진=뉴시스)",
            "시민들이 열차를 기다리고 있다.",
            "(사진=뉴시스)",
        ),
    ],
)
def test_a_credit_at_the_end_of_its_caption_is_split_off(
    code: str, text: str, caption: str, raw: str
) -> None:
    rest, credit = split_caption(text, load_language(code))
    assert (rest, credit and credit.raw) == (caption, raw)
