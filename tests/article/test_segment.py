"""Sentences end where they end, and not behind an abbreviation."""

from __future__ import annotations

import pytest
from hypothesis import given

from reader.article.language import load_language
from reader.article.segment import sentences, words
from tests.strategies import hostile_texts


def cut(text: str, code: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, load_language(code))]


@pytest.mark.parametrize(
    ("code", "first", "second"),
    [
        ("fr", "M. Zelensky l’a dit à Mme Abgrall, av. Foch.", "Il part."),
        ("fr", "Elle a crié « Non ! »", "Puis rien."),
        ("de", "Bis zum 3. Oktober ist z. B. Dr. Sander da.", "Dann nicht."),
        ("de", "Das war 2024.", "Nun ist es anders."),
        ("en", "Mr. Okafor of the U.S. Army met J. R. Smith.", "He left."),
        ("en", "He said “No.”", "She stayed."),
        ("en", "It cost $2.5 million at example.com.", "Was it worth it?"),
        ("es", "El Sr. Ruiz vive en la Avda. Mayor.", "¿Lo sabías?"),
        ("it", "Il dott. Neri è qui.", "È tardi."),
        ("nl", "Dhr. Jansen belde o.a. Piet.", "Toen ging hij."),
        ("ja", "「はい。」と彼は言った。", "終わり。"),
        ("ja", "「はい。」彼女はそう答えた。", "雨が降った。"),
        ("zh", "市长说：“桥很稳。”", "今天下雨了。"),
        ("zh", "“桥很稳！”市长说。", "今天下雨了。"),
        ("en", "It is late, said Mayor Brandt.", "“The sea belongs to us.”"),
        ("en", "It is late.", '"The sea belongs to us."'),
        ("en", "“Why?” Smith asked.", "Nobody knew."),
        ("en", "She said no.", "Then No. 5 came in."),
        ("en", "He moved to the U.S.", "In May he left."),
        ("en", "He left at 5 p.m. Monday.", "She stayed…"),
        ("en", "Wait… what is it?", "A boat!"),
        ("en", "Who?! me?", "Yes."),
        ("en", "“ It is late. ”", "She left."),
        ("fr", "« Non ! » s’exclama M. Dupont.", "« Pourquoi ? »"),
        ("fr", "Elle dit : « C’est fini. »", "« Non », répond-il."),
        ("fr", "Il l’a dit. « étaient perdus ».", "Puis rien."),
        ("de", "»Halt!«", "»Wer da?«"),
        ("de", "„Halt!“, rief Dr. Timm.", "„Wer da?“"),
        ("sv", "Han gick hem.", "”Vi ses”, sade han."),
        ("nl", "‘Waarom?’ vroeg dhr. Jansen.", "Niemand wist het."),
        ("es", "¿Quién es?", "«Yo», dijo el Sr. Ruiz."),
        ("pt", "A Sra. Alves chegou às 9h.", "Ninguém a viu."),
        ("pl", "Prof. Nowak mieszka przy ul. Długiej.", "„Tak” – mówi."),
        ("pl", "To było w 2024 r. i wcześniej.", "Potem nic."),
        ("ru", "Он родился в 1990 г. в Туле.", "«Да», — сказал он."),
        ("uk", "Він живе на вул. Садовій.", "Це все."),
        ("tr", "Bu 3. Ordu için yapıldı.", "Sonra Dr. Aydın geldi."),
        ("ar", "هل وصل الوزير؟", "نعم، قال د. سليم."),
        ("fa", "وزیر رسید؟", "بله."),
        ("he", 'צה"ל הודיע לפרופ. כהן.', "מה קרה?"),
        ("hi", "वह घर गया।", "वह आया॥"),
        ("ur", "وہ گھر گیا۔", "وہ آیا۔"),
        ("ko", "김 시장은 “간다.”라고 말했다.", "비가 왔다."),
        ("el", "Ήρθε χθες.", "Ναι."),
        ("el", "Πού είναι ο κ. Παππάς;", "Δεν ξέρω· ίσως έφυγε."),
        ("el", "«Πού είναι;» ρώτησε.", "Έφυγε."),
        ("hy", "Ինչո՞ւ եկավ Ա. Պետրոսյանը։", "Չգիտեմ։"),
        ("ka", "ის მოვიდა.", "მერე წავიდა."),
        ("am", "ሄደ።", "መጣ፧"),
        ("hi", "डॉ. शर्मा और ए. के. सिंह ने कहा।", "कीमत 3.5 रुपये है।"),
        ("ta", "அவர் வந்தார்.", "பிறகு சென்றார்."),
        ("bn", "সে গেল।", "সে এল!"),
        ("my", "သူ သွားတယ်။", "သူ လာတယ်။"),
        ("km", "គាត់ទៅ។", "គាត់មក៕"),
        ("ar", "بلغ السعر 3.5 دولار…", "«هل وصل؟» سأل الوزير."),
        ("ja", "『海。』を読んだ。", "すごい！！"),
        ("ja", "そうか…。", "彼は言った（笑）。"),
        ("ja", "「行く！」と叫んだ。", "「なぜ？」と聞いた。"),
        ("ja", "行くぞ!", "本当?"),
        ("ja", "３．５％増えた．", "終わり．"),
        ("zh", "“为什么？”他问。", "她没回答……真的。"),
        ("zh", "增长3.5%。", "好!"),
        ("zh", "（完。）", "「不好。」他说。"),
        ("fr", "J.-P. Dupont et M. Martin sont là !", "Ils partent…"),
        ("en", "Wait...", "What?"),
        ("en", "He said 3.5.", "No. 7 won."),
        ("es", "¡Hola, Sra. Ruiz!", "¿Qué tal?"),
        ("th", "นายกฯ กล่าวว่าจะเดินทางไปต่างประเทศในสัปดาห์หน้า", "รัฐมนตรีต่างประเทศจะร่วมเดินทางไปด้วย"),
        ("lo", "ລັດຖະບານຈະປິດທ່າເຮືອໃນເດືອນພຶດສະພາ", "ປະຊາຊົນຕ້ອງການນ້ຳສະອາດແລະໄຟຟ້າ"),
    ],
)
def test_two_sentences_are_two(code: str, first: str, second: str) -> None:
    space = "" if code in ("ja", "zh") else " "
    assert cut(first + space + second, code) == [first, second]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "“Why?” he asked, and left."),
        ("en", "Mr. J. R. van Dyke Jr. came"),
        ("en", "Yahoo! and its rivals fell 3.5 percent"),
        ("fr", "Le n. 12 de l’av. Foch et la p. 7"),
        ("de", "Am 3. Oktober um 10.30 Uhr z. B. hier"),
        ("th", "ข่าววันนี้ดีมาก ฝนตกทั้งวัน"),
        ("ar", "قال د. سليم ذلك"),
        ("th", "พ.ต.อ. สมชาย ใจดี แถลงข่าวที่ กทม. เมื่อวาน"),
        ("th", "นายกรัฐมนตรีเดินทางไปต่างประเทศ และรัฐมนตรีต่างประเทศจะร่วมเดินทางไปด้วย"),
        ("th", "นายกรัฐมนตรีเดินทางไปต่างประเทศเพื่อ รัฐมนตรีต่างประเทศในสัปดาห์หน้านี้"),
        ("th", "นายประยุทธ์ จันทร์โอชา กล่าวว่ารัฐบาลจะดำเนินการต่อไป"),
        ("th", "“เรารอสิ่งนี้มาสิบปีแล้วและจะไม่รออีก” นายกเทศมนตรีออซากล่าวเมื่อวานนี้"),
        ("en", "the Yahoo!日本 news"),
        ("ja", "Yahoo!ニュース"),
        ("fr", "Il dit : oui ; non"),
    ],
)
def test_one_sentence_is_one(code: str, text: str) -> None:
    assert cut(text, code) == [text]


@given(hostile_texts)
def test_sentences_hold_all_that_is_not_white_space(text: str) -> None:
    assert "".join("".join(cut(text, "en")).split()) == "".join(text.split())


@given(hostile_texts)
def test_sentences_and_words_are_in_order_and_inside(text: str) -> None:
    for spans in (sentences(text, load_language("de")), words(text)):
        edges = [place for span in spans for place in span]
        assert edges == sorted(edges)
        assert all(0 <= start < end <= len(text) for start, end in spans)


def test_words_keep_hyphens_apostrophes_and_figures() -> None:
    text = "L’eau aujourd’hui : 9,000 week-ends, l'été"
    assert [text[a:b] for a, b in words(text)] == ["L’eau", "aujourd’hui", "9,000", "week-ends", "l'été"]


def test_words_of_japanese_are_characters_and_runs_of_kana() -> None:
    text = "村上さんはテレビ"
    assert [text[a:b] for a, b in words(text)] == ["村", "上", "さんは", "テレビ"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('צה"ל וארה״ב, "שלום" אמר', ['צה"ל', "וארה״ב", "שלום", "אמר"]),
        ("کتاب‌ها را می‌خوانیم", ["کتاب‌ها", "را", "می‌خوانیم"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("বাংলা ভাষা, தமிழ் மொழி", ["বাংলা", "ভাষা", "தமிழ்", "மொழி"]),
        ("김 시장은 말했다", ["김", "시장은", "말했다"]),
        ("п’ять об’єктів", ["п’ять", "об’єктів"]),
        ("3,5 % de 1.200 à 7:30", ["3,5", "de", "1.200", "à", "7:30"]),
        ("e-mail, rock’n’roll", ["e-mail", "rock’n’roll"]),
    ],
)
def test_words_are_found_in_every_script(text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in words(text)] == found
