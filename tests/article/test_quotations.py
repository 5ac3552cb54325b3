"""Marks are read tolerantly; spans hold the words alone; what is hardly speech scores low."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.assemble import BlockDraft
from reader.article.flat import enrich
from reader.article.language import load_language
from reader.article.model import LIKELY, BlockKind, Quotation
from reader.article.quotations import all_quotations, find_quotations
from tests.strategies import hostile_texts

LANGUAGES = ("fr", "en", "de", "ja", "he", "es", "ko", "xx")
marked_texts = st.lists(
    st.one_of(
        st.sampled_from([*"\"'’‘“”„«»‹›「」『』—– \n.,", "said", "dit-il", "Oui", "5", "ים", "川"]),
        hostile_texts,
    ),
    max_size=30,
).map("".join)


def quoted(text: str, code: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text, load_language(code))]


def across(paragraphs: list[str], code: str) -> list[list[str]]:
    found = all_quotations(paragraphs, load_language(code))
    return [[text[q.start : q.end] for q in here] for text, here in zip(paragraphs, found, strict=True)]


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        # Each language's own marks, and the others that its newspapers use.
        ("fr", "Un chantier « mal préparé et trop cher », dit-elle.", ["mal préparé et trop cher"]),
        ("fr", "“Nous partons demain matin”, dit-il.", ["Nous partons demain matin"]),
        ("fr", 'La gérante soupire : "On ne vend plus rien ici."', ["On ne vend plus rien ici."]),
        ("fr", 'Elle répète : " On ne vend plus rien ", puis se tait.', ["On ne vend plus rien"]),
        (
            "fr",
            "« Elle m’a dit “je reste ici ce soir” », raconte-t-il.",
            ["Elle m’a dit “je reste ici ce soir”", "je reste ici ce soir"],
        ),
        (
            "fr",
            "« Il a crié « au feu, tout brûle » avant de fuir », dit-elle.",
            ["Il a crié « au feu, tout brûle » avant de fuir", "au feu, tout brûle"],
        ),
        (
            "fr",
            "«Le pont tiendra», assure l’ingénieur, «si l’hiver est doux».",
            ["Le pont tiendra", "si l’hiver est doux"],
        ),
        ("en", "“We will not close,” Femi said.", ["We will not close"]),
        (
            "en",
            '"We will not close," Femi said. "Never ever again."',
            ["We will not close", "Never ever again."],
        ),
        ("en", "'I don't know,' she said.", ["I don't know"]),
        ("en", "He said 'the players' union wants it' twice.", ["the players' union wants it"]),
        ("en", "“He told me ‘go away now’ and left.”", ["He told me ‘go away now’ and left.", "go away now"]),
        ("en", '“The kiln broke again," the potter said.', ["The kiln broke again"]),
        (
            "en",
            '"He is 6\'2" tall and still growing," his aunt said.',
            ["He is 6'2\" tall and still growing"],
        ),
        (
            "en",
            '"The shelf is 12" deep," the joiner said. "It holds."',
            ['The shelf is 12" deep', "It holds."],
        ),
        ("en", '"I came here in 1990," she said, "and stayed."', ["I came here in 1990", "and stayed."]),
        ("en", "“The ’90s were kinder to bakers,” he said.", ["The ’90s were kinder to bakers"]),
        ("en", "‘Give ’em the harbour,’ the pilot said.", ["Give ’em the harbour"]),
        (
            "en",
            "‘It’s the dockers’ pier and always was,’ she said.",
            ["It’s the dockers’ pier and always was"],
        ),
        ("en", "The ferry («We sail at noon,» it says) was late.", ["We sail at noon"]),
        (
            "en",
            "She asked, ‘Did he really say “never again” to you?’",
            ["Did he really say “never again” to you?", "never again"],
        ),
        ("de", "„Jeder Umweg kostet“, klagt Preuß.", ["Jeder Umweg kostet"]),
        ("de", "Er sagte: »Das geht so nicht.«", ["Das geht so nicht."]),
        ("de", "«Wir bauen im Frühling», sagte die Wirtin.", ["Wir bauen im Frühling"]),
        ("de", '"Wir bauen im Frühling", sagte die Wirtin.', ["Wir bauen im Frühling"]),
        ("de", '„Wir bauen im Frühling", sagte die Wirtin.', ["Wir bauen im Frühling"]),
        (
            "de",
            "„Sie rief ‚weg vom Deich dort‘ und lief“, sagt er.",
            ["Sie rief ‚weg vom Deich dort‘ und lief", "weg vom Deich dort"],
        ),
        ("de", "„So geht’s nicht weiter“, sagt Timm.", ["So geht’s nicht weiter"]),
        (
            "nl",
            "‘We hebben ’s ochtends geen brood meer’, zei de bakker.",
            ["We hebben ’s ochtends geen brood meer"],
        ),
        ("nl", "‘Opa’s fiets staat nog buiten’, zegt ze.", ["Opa’s fiets staat nog buiten"]),
        ("nl", "“De dijk houdt het wel”, zegt Pieters.", ["De dijk houdt het wel"]),
        ("nl", "„De dijk houdt het wel”, zegt Pieters.", ["De dijk houdt het wel"]),
        ("es", "«El puente aguantará el invierno», dijo Marta.", ["El puente aguantará el invierno"]),
        ("es", "“El puente aguantará”, dijo, “si no llueve”.", ["El puente aguantará", "si no llueve"]),
        ("it", "«Il ponte reggerà fino a maggio», ha detto.", ["Il ponte reggerà fino a maggio"]),
        ("it", "“Non l’avevo mai visto così”, racconta.", ["Non l’avevo mai visto così"]),
        ("pt", "“A ponte aguenta até maio”, disse Rita.", ["A ponte aguenta até maio"]),
        ("pt", "«A ponte aguenta até maio», disse Rita.", ["A ponte aguenta até maio"]),
        ("pl", "„Most wytrzyma do wiosny” – powiedziała Zofia.", ["Most wytrzyma do wiosny"]),
        ("pl", "«Most wytrzyma do wiosny» – powiedziała Zofia.", ["Most wytrzyma do wiosny"]),
        ("ru", "«Мост простоит до весны», — сказал Орлов.", ["Мост простоит до весны"]),
        (
            "ru",
            "«Он крикнул „бегите отсюда скорее“ и упал», — сказала она.",
            ["Он крикнул „бегите отсюда скорее“ и упал", "бегите отсюда скорее"],
        ),
        ("ru", '"Мост простоит до весны", - сказал Орлов.', ["Мост простоит до весны"]),
        ("uk", "«Міст простоїть до весни», — сказала Олена.", ["Міст простоїть до весни"]),
        ("uk", "“П’ять років ми чекали на міст”, – каже вона.", ["П’ять років ми чекали на міст"]),
        ("tr", "“Köprü bahara kadar dayanır” dedi.", ["Köprü bahara kadar dayanır"]),
        ("tr", 'Aydın, "Köprü Ankara\'da da böyle yapıldı" dedi.', ["Köprü Ankara'da da böyle yapıldı"]),
        ("ar", "قال الوزير: “سنعيد بناء الجسر قريبا”.", ["سنعيد بناء الجسر قريبا"]),
        ("ar", "قال الوزير: ”سنعيد بناء الجسر قريبا“.", ["سنعيد بناء الجسر قريبا"]),
        ("ar", "وأضافت: «لن نغلق المكتبة هذا العام».", ["لن نغلق المكتبة هذا العام"]),
        ("ar", 'وصف الخطة ب"أنها خطوة كبيرة إلى الأمام" وقال ذلك.', ["أنها خطوة كبيرة إلى الأمام"]),
        ("he", '"לא נסגור את הספרייה השנה", אמרה דנה.', ["לא נסגור את הספרייה השנה"]),
        ("he", '"צה"ל לא היה כאן השנה", אמר התושב.', ['צה"ל לא היה כאן השנה']),
        ("he", "”לא נסגור את הספרייה השנה”, אמרה דנה.", ["לא נסגור את הספרייה השנה"]),
        ("he", "„לא נסגור את הספרייה השנה”, אמרה דנה.", ["לא נסגור את הספרייה השנה"]),
        ("he", 'הוא דיבר על ה"מהפכה הגדולה של הנמל" ואמר די.', ["מהפכה הגדולה של הנמל"]),
        ("fa", "وزیر گفت: «پل را دوباره می‌سازیم».", ["پل را دوباره می‌سازیم"]),
        ("fa", 'او گفت: "کتابخانه را نمی‌بندیم".', ["کتابخانه را نمی‌بندیم"]),
        ("ja", "一方で「昔の木の灯籠が懐かしい」という声も", ["昔の木の灯籠が懐かしい"]),
        ("ja", "「母は『橋を渡るな』と言った」と彼は語った。", ["母は『橋を渡るな』と言った", "橋を渡るな"]),
        ("ja", "彼女は“橋は春まで持つはずだ”と話した。", ["橋は春まで持つはずだ"]),
        ("zh", "市长说：“这座桥可以用到春天。”", ["这座桥可以用到春天。"]),
        ("zh", "市長說：「這座橋可以用到春天。」", ["這座橋可以用到春天。"]),
        ("zh", '"这座桥可以用到春天"市长说。', ["这座桥可以用到春天"]),
        ("zh", "她说：“父亲告诉我‘桥不会塌’。”", ["父亲告诉我‘桥不会塌’。", "桥不会塌"]),
        ("ko", "김 시장은 “다리는 봄까지 버틴다”고 말했다.", ["다리는 봄까지 버틴다"]),
        ("ko", '김 시장은 "다리는 봄까지 버틴다"고 말했다.', ["다리는 봄까지 버틴다"]),
        ("ko", "그는 '우리는 도서관을 닫지 않는다'고 밝혔다.", ["우리는 도서관을 닫지 않는다"]),
        ("sv", "”Vi går hem nu”, sade han.", ["Vi går hem nu"]),
        ("sv", "»Vi går hem nu i kväll», sade han.", ["Vi går hem nu i kväll"]),
        ("cs", "„Most vydrží až do jara,“ řekla Jana.", ["Most vydrží až do jara"]),
        ("hu", "„A híd kitart tavaszig” – mondta Ilona.", ["A híd kitart tavaszig"]),
        ("el", "«Η γέφυρα θα αντέξει», είπε η Μαρία.", ["Η γέφυρα θα αντέξει"]),
        ("da", "»Broen holder til foråret«, sagde hun.", ["Broen holder til foråret"]),
    ],
)
def test_quotations_are_found(code: str, text: str, words: list[str]) -> None:
    assert quoted(text, code) == words


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("es", "—Me voy a casa —dijo Juan—. Mañana vuelvo.", ["Me voy a casa", "Mañana vuelvo."]),
        ("es", "—Me voy a casa —se levantó Juan.", ["Me voy a casa"]),
        ("fr", "— Je pars demain, dit-il en riant.", ["Je pars demain"]),
        ("fr", "— Oui, dit-il, je viens.", ["Oui", "je viens."]),
        (
            "fr",
            "« Nous avons pleuré, raconte Nadia Chérif, conductrice. Puis nous avons ri de bon cœur. »",
            ["Nous avons pleuré", "Puis nous avons ri de bon cœur."],
        ),
        (
            "fr",
            "« Le projet, lancé en 2010, n’existe plus, a déclaré le maire, et nous le regrettons tous. »",
            ["Le projet, lancé en 2010, n’existe plus", "et nous le regrettons tous."],
        ),
        (
            "ru",
            "«Если они останутся, мы будем рады, — считает Лапшина. — А это уже другая история».",
            ["Если они останутся, мы будем рады", "А это уже другая история"],
        ),
        ("ru", "«Мы — команда, и мы победим», — сказал тренер.", ["Мы — команда, и мы победим"]),
        ("it", "«Oggi è – ha detto il sindaco – una festa per tutti»", ["Oggi è", "una festa per tutti"]),
        ("pl", "„To już koniec – mówi Anna. – Nie ma odwrotu”.", ["To już koniec", "Nie ma odwrotu"]),
        ("fr", "— Oui, répondit le maire. Je viens tout de suite.", ["Oui", "Je viens tout de suite."]),
        (
            "fr",
            "– Le pont – vous le savez – est fermé, précise-t-elle.",
            ["Le pont – vous le savez – est fermé"],
        ),
        ("fr", "- Je pars demain, dit-il.", ["Je pars demain"]),
        ("fr", "— Tu viens ?\n— Non, je reste ici.", ["Tu viens ?", "Non, je reste ici."]),
        ("ru", "— Да, — сказал он, — мост простоит.", ["Да", "мост простоит."]),
        ("ru", "— Москва — столица, и мы туда едем.", ["Москва — столица, и мы туда едем."]),
        ("ru", "— Где мост? — спросила Анна.", ["Где мост?"]),
        ("uk", "— Так, — сказала вона, — міст стоїть.", ["Так", "міст стоїть."]),
        ("pl", "— Idę do domu — powiedział Jan. — Zaraz wrócę.", ["Idę do domu", "Zaraz wrócę."]),
        ("tr", "– Köprüye gidiyorum, dedi.", ["Köprüye gidiyorum"]),
        ("pt", "— Vou para casa — disse o João —, até amanhã.", ["Vou para casa", "até amanhã."]),
        ("it", "— Vado a casa — disse Gianni — e domani torno.", ["Vado a casa", "e domani torno."]),
        ("fr", "- du pain et du sel", []),
        ("fr", "– le prix du pain ;", []),
        ("en", "— The ferry sails at noon, she said.", []),
    ],
)
def test_a_dash_opens_speech_where_the_language_does_so(code: str, text: str, words: list[str]) -> None:
    assert quoted(text, code) == words


@pytest.mark.parametrize(
    ("code", "paragraphs", "words"),
    [
        (
            "en",
            ["“We will stay. We must.", "“Nobody else will.”"],
            [["We will stay. We must."], ["Nobody else will."]],
        ),
        (
            "en",
            ["He said: “We will stay.", "“We must go on.", "“Nobody else will.”"],
            [["We will stay."], ["We must go on."], ["Nobody else will."]],
        ),
        (
            "es",
            ["Dijo: «Nos quedamos aquí.", "»Nadie más lo hará».", "Fin."],
            [["Nos quedamos aquí."], ["Nadie más lo hará"], []],
        ),
        (
            "fr",
            ["Il dit : « Nous restons ici.", "« Personne ne le fera. »"],
            [["Nous restons ici."], ["Personne ne le fera."]],
        ),
        (
            "de",
            ["Er sagte: „Wir bleiben hier.", "Niemand sonst tut es.“ Dann ging er."],
            [["Wir bleiben hier."], ["Niemand sonst tut es."]],
        ),
        (
            "en",
            ["He said “we must and left.", "Nothing more was heard.", "“We go,” she said."],
            [[], [], ["We go"]],
        ),
        ("en", ['A pipe 5" wide”', "Nothing more."], [[], []]),
    ],
)
def test_words_go_on_in_the_next_paragraph(code: str, paragraphs: list[str], words: list[list[str]]) -> None:
    assert across(paragraphs, code) == words


def test_a_quotation_that_nothing_follows_runs_to_the_end() -> None:
    assert quoted("“We will stay. We must.", "en") == ["We will stay. We must."]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "the Millers’ dog"),
        ("en", "rock ’n’ roll"),
        ("en", "the '90s and the '80s were loud"),
        ("en", 'a 5" pipe and a 6" pipe'),
        ("en", "He is 6'2\" in his socks"),
        ("en", "«"),
        ("en", ") ” ("),
        ("fr", "l'été d'avant, aujourd'hui"),
        ("nl", "’s Avonds is ’t hier stil in foto’s"),
        ("he", 'ח"כ לוי ומנכ"ל החברה'),
        ("tr", "Ankara'da ve İzmir'de"),
    ],
)
def test_what_marks_nothing_is_no_quotation(code: str, text: str) -> None:
    assert all_quotations([text], load_language(code)) == ((),)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The “Star” sank off the cape."),
        ("en", "Her novel “The Long Winter of Salt” sold well."),
        ("en", "The so-called “experts” stayed away."),
        ("fr", "Le « Titanic » a coulé en 1912."),
        ("es", "La novela «La Casa del Río» se vendió bien."),
        ("de", "Der „Brexit“ kam spät."),
        ("ja", "映画「川」が公開された。"),
    ],
)
def test_titles_and_words_held_at_arms_length_are_kept_with_a_low_score(code: str, text: str) -> None:
    ((quotation,),) = all_quotations([text], load_language(code))
    assert quotation.score < LIKELY
    assert quoted(text, code) == []


def test_one_word_counts_where_somebody_says_it() -> None:
    assert quoted("She called it “insane”.", "en") == ["insane"]


def test_what_is_said_at_length_scores_more_than_a_word() -> None:
    text = "The “Star” sank. “We saw it go down before our eyes,” the pilot said."
    title, speech = all_quotations([text], load_language("en"))[0]
    assert title.score < LIKELY < speech.score


def test_an_unbalanced_mark_spoils_nothing_behind_it() -> None:
    assert quoted("A « mark. She said “we have to go”.", "en") == ["we have to go"]


def test_an_article_keeps_unlikely_quotations_and_gives_them_no_speaker() -> None:
    draft = BlockDraft(kind=BlockKind.PARAGRAPH, text="“We go home,” said Ann Lee of the “Star”.")
    speech, title = enrich([draft], load_language("en"))[0].quotations
    assert (speech.speaker, title.speaker) == ("Ann Lee", None)
    assert title.score < LIKELY


def test_a_caption_between_two_paragraphs_parts_no_words() -> None:
    kinds = (BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.PARAGRAPH)
    texts = ("She said: “We will stay.", "The harbour at noon", "“We must go on.”")
    drafts = [BlockDraft(kind=kind, text=text) for kind, text in zip(kinds, texts, strict=True)]
    assert [len(draft.quotations) for draft in enrich(drafts, load_language("en"))] == [1, 0, 1]


def spans_are_sound(text: str, found: tuple[Quotation, ...]) -> bool:
    inside = all(0 <= q.start < q.end <= len(text) and 0 < q.score <= 1 for q in found)
    ordered = all((a.start, -a.end) < (b.start, -b.end) for a, b in pairwise(found))
    apart = all(a.end <= b.start or b.end <= a.end for n, a in enumerate(found) for b in found[n + 1 :])
    return inside and ordered and apart


@given(st.lists(marked_texts, max_size=4), st.sampled_from(LANGUAGES))
def test_quotations_lie_inside_any_text_apart_or_in_each_other(texts: list[str], code: str) -> None:
    found = all_quotations(texts, load_language(code))
    assert all(spans_are_sound(text, here) for text, here in zip(texts, found, strict=True))
    assert found == all_quotations(texts, load_language(code))
