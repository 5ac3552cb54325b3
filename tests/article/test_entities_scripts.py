"""Languages with cases, and scripts without capitals: what is sure is found there too."""

from __future__ import annotations

import pytest

from reader.article.assemble import BlockDraft, assemble
from reader.article.entities import suggest
from reader.article.language import load_language
from reader.article.model import BlockKind, Metadata
from reader.edges.places import territories


def mentions(language: str, text: str) -> dict[tuple[str, str], list[str]]:
    made = assemble([BlockDraft(kind=BlockKind.PARAGRAPH, text=text)], Metadata(language=language))
    found = suggest(made, load_language(language), territories(language))
    return {(one.name, one.kind.value): [made.text_of(span) for span in one.mentions] for one in found}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ru",
            "Президент Франции Леон Орлов говорил в Киеве. Орлов уехал из Киева 5 мая 2023 года.",
            {
                ("Франция", "place"): ["Франции"],
                ("Леон Орлов", "person"): ["Леон Орлов", "Орлов"],
                ("Киев", "place"): ["Киеве", "Киева"],
                ("5 мая 2023", "date"): ["5 мая 2023"],
            },
        ),
        (
            "uk",
            "Він був у Німеччині, а потім у Франції.",
            {("Німеччина", "place"): ["Німеччині"], ("Франція", "place"): ["Франції"]},
        ),
        (
            "pl",
            "Minister Adam Kruk był w Warszawie 5 maja 2023 r., a potem z Krukiem rozmawiał wójt.",
            {
                ("Adam Kruk", "person"): ["Adam Kruk", "Krukiem"],
                ("Warszawa", "place"): ["Warszawie"],
                ("5 maja 2023", "date"): ["5 maja 2023"],
            },
        ),
        (
            "ru",
            "Вчера Северный институт океанологии поздравил Ольгу Иванову из Саратова.",
            {
                ("Северный институт океанологии", "organisation"): ["Северный институт океанологии"],
                ("Ольгу Иванову", "person"): ["Ольгу Иванову"],
                ("Саратов", "place"): ["Саратова"],
            },
        ),
        (
            "uk",
            "Учора Міністерство культури і спорту закрило музей у Чернівцях.",
            {
                ("Міністерство культури і спорту", "organisation"): ["Міністерство культури і спорту"],
                ("Чернівці", "place"): ["Чернівцях"],
            },
        ),
        (
            "tr",
            "Dün Mersin'de Ayşe Kara'yı gördük.",
            {("Mersin", "place"): ["Mersin"], ("Ayşe Kara", "person"): ["Ayşe Kara"]},
        ),
        (
            "nl",
            "Gisteren sprak Samira Ouali van de Technische Universiteit Delft.",
            {
                ("Samira Ouali", "person"): ["Samira Ouali"],
                ("Technische Universiteit Delft", "organisation"): ["Technische Universiteit Delft"],
            },
        ),
        ("tr", "Dün 5 Mayıs 2023 idi.", {("5 Mayıs 2023", "date"): ["5 Mayıs 2023"]}),
        (
            "ja",
            "村上健二さんは五月三日に東京で、北陸大学と金沢市の人に会った。全国の市町村も。",
            {
                ("村上健二", "person"): ["村上健二"],
                ("五月三日", "date"): ["五月三日"],
                ("東京", "place"): ["東京"],
                ("北陸大学", "organisation"): ["北陸大学"],
                ("金沢市", "place"): ["金沢市"],
            },
        ),
        (
            "zh",
            "清远市水利局局长黄志强与中山大学教授林晓峰5月3日在石潭镇会面，黄志强随后前往广州。",
            {
                ("清远市水利局", "organisation"): ["清远市水利局"],
                ("黄志强", "person"): ["黄志强", "黄志强"],
                ("中山大学", "organisation"): ["中山大学"],
                ("林晓峰", "person"): ["林晓峰"],
                ("5月3日", "date"): ["5月3日"],
                ("石潭镇", "place"): ["石潭镇"],
                ("广州", "place"): ["广州"],
            },
        ),
        (
            "ar",
            "كان سامر الخصاونة في جامعة اليرموك في مدينة إربد يوم 14 مارس 2025. وزار الخصاونة بغداد.",
            {
                ("سامر الخصاونة", "person"): ["سامر الخصاونة", "الخصاونة"],
                ("جامعة اليرموك", "organisation"): ["جامعة اليرموك"],
                ("إربد", "place"): ["إربد"],
                ("14 مارس 2025", "date"): ["14 مارس 2025"],
                ("بغداد", "place"): ["بغداد"],
            },
        ),
        (
            "fa",
            "دکتر بهرام توکلی از دانشگاه تهران ۱۲ اردیبهشت ۱۴۰۴ به شیراز رفت.",
            {
                ("بهرام توکلی", "person"): ["بهرام توکلی"],
                ("دانشگاه تهران", "organisation"): ["دانشگاه تهران"],
                ("۱۲ اردیبهشت ۱۴۰۴", "date"): ["۱۲ اردیبهشت ۱۴۰۴"],
                ("شیراز", "place"): ["شیراز"],
            },
        ),
        (
            "ko",
            "권태식 씨는 5월 3일 청송군에서 청송경찰서를 찾았다. 권 씨는 서울로 갔다.",
            {
                ("권태식", "person"): ["권태식", "권"],
                ("5월 3일", "date"): ["5월 3일"],
                ("청송군", "place"): ["청송군"],
                ("청송경찰서", "organisation"): ["청송경찰서"],
                ("서울", "place"): ["서울"],
            },
        ),
        ("zh", "他去了法国和乌克兰。", {("法国", "place"): ["法国"], ("乌克兰", "place"): ["乌克兰"]}),
        ("ko", "그는 일본에서 서울로 갔다.", {("일본", "place"): ["일본"], ("서울", "place"): ["서울"]}),
        ("ar", "سافر إلى باريس وفرنسا", {("باريس", "place"): ["باريس"], ("فرنسا", "place"): ["فرنسا"]}),
        ("he", "הוא נסע בישראל", {("ישראל", "place"): ["ישראל"]}),
    ],
)
def test_names_are_found(language: str, text: str, expected: dict[tuple[str, str], list[str]]) -> None:
    assert mentions(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "チリソースを買った。同市によると、両県の村。"),
        ("ko", "그는 갔다."),
        ("ar", "قال إنه ذهب"),
        ("zh", "他走了。"),
    ],
)
def test_parts_of_other_words_are_no_names(language: str, text: str) -> None:
    assert mentions(language, text) == {}
