"""Honest quotations that a plain comparison of words would call altered: a source and a passage a case."""

import pytest

from articles.text.evidence import MatchOutcome, locate
from tests.text.evidence.shown import shown

PIER = "The pier is safe and we inspect it on every day of the year"
HEAD = "ORRIN COUNCIL\nMinutes of the port"

ALIKE = {
    "a head of two lines on two pages": (
        f"{HEAD}\n\nThe pier is safe and\n\n\f{HEAD}\n\nwe inspect it on every day of the year.",
        PIER,
    ),
    "a head of two lines and page numbers": (
        f"{HEAD}\n\nThe pier is safe and\n\n7\n\n{HEAD}\n\nwe inspect it on every day of the year.",
        PIER,
    ),
    "a head that names its page": (
        "Orrin Council | 4\nThe pier is safe and\n\fOrrin Council | 5\nwe inspect it on every day of the year",
        PIER,
    ),
    "a page number": ("The pier is safe and\n\n- 7 -\n\nwe inspect it on every day of the year.", PIER),
    "footnotes below a line": (
        "The pier is safe and\n_____\n1 See the report of 2024.\n\fwe inspect it on every day of the year.",
        PIER,
    ),
    "the star of a footnote": ("The pier is safe and* we inspect it on every day of the year.", PIER),
    "cues of subtitles": (
        """1\n00:00:01,000 --> 00:00:03,000\nThe pier is safe and\n
2\n00:00:03,000 --> 00:00:06,000\nwe inspect it on every day of the year""",
        PIER,
    ),
    "cues without numbers": (
        """00:01.000 --> 00:03.000\nThe pier is safe and\n
00:03.000 --> 00:06.000\nwe inspect it on every day of the year""",
        PIER,
    ),
    "times in brackets": (
        "[00:01:02] The pier is safe and\n[00:01:05] we inspect it on every day of the year",
        PIER,
    ),
    "a time inside the line": (
        "The pier is safe (00:01:05) and we inspect it on every day of the year",
        PIER,
    ),
    "times before lines": (
        "00:01:02 The pier is safe and\n00:01:05 we inspect it on every day of the year",
        PIER,
    ),
    "Arabic vowel signs": ("قالت: الجِسرُ آمِنٌ ونَحنُ نَفحَصُه كُلَّ يَومٍ", "الجسر آمن ونحن نفحصه كل يوم"),
    "a stretched Arabic word": ("قالت: الجـــسر آمن ونحن نفحصه كل يوم", "الجسر آمن ونحن نفحصه كل يوم"),
    "Hebrew points": ("הַגֶּשֶׁר בָּטוּחַ וַאֲנַחְנוּ בּוֹדְקִים אוֹתוֹ", "הגשר בטוח ואנחנו בודקים אותו"),
    "Turkish dots": ("Köprü yarın İstanbul'da açılıyor dedi", "Köprü yarın Istanbul'da açılıyor dedi"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "passage"), ALIKE.values(), ids=ALIKE)
def test_what_a_page_puts_between_words_is_no_difference(source, passage):
    match = locate(passage, source)

    assert (match.outcome, shown(passage, source, match)) == (MatchOutcome.EXACT, [])


SPELLED = {
    "organise and organize": (
        "We must organise the work at the pier.",
        "We must organize the work at the pier",
        ["spelled otherwise: organize > organise"],
    ),
    "several words": (
        "We must organise the harbour labour again.",
        "We must organize the harbor labor again",
        [
            "spelled otherwise: organize > organise",
            "spelled otherwise: harbor labor > harbour labour",
        ],
    ),
    "analysed and analyzed": (
        "They analysed the water at the pier.",
        "They analyzed the water at the pier",
        ["spelled otherwise: analyzed > analysed"],
    ),
    "travelling and traveling": (
        "They were travelling to the pier.",
        "They were traveling to the pier",
        ["spelled otherwise: traveling > travelling"],
    ),
    "defence and defense": (
        "The defence of the city was strong.",
        "The defense of the city was strong",
        ["spelled otherwise: defense > defence"],
    ),
    "letters read as digits": (
        "It is i11egal to close the pier now.",
        "It is illegal to close the pier now",
        ["spelled otherwise: illegal > i11egal"],
    ),
    "a letter missing": (
        "The goverment must close the pier.",
        "The government must close the pier",
        ["spelled otherwise: government > goverment"],
    ),
    "two letters swapped": (
        "The minsiter must close the pier.",
        "The minister must close the pier",
        ["spelled otherwise: minister > minsiter"],
    ),
    "a wrong vowel": (
        "They keep seperate piers at the port.",
        "They keep separate piers at the port",
        ["spelled otherwise: separate > seperate"],
    ),
    "Serbian in Cyrillic": (
        "Рекла је: „Мост је љут“.",
        "Most je ljut",
        [f"spelled otherwise: {pair}" for pair in ("Most > Мост", "je > је", "ljut > љут")],
    ),
    "Serbian in Latin": (
        "Rekla je: „Most je bezbedan i džep je pun“.",
        "Мост је безбедан и џеп",
        [
            f"spelled otherwise: {pair}"
            for pair in ("Мост > Most", "је > je", "безбедан > bezbedan", "и > i", "џеп > džep")
        ],
    ),
}


@pytest.mark.parametrize(("source", "passage", "differences"), SPELLED.values(), ids=SPELLED)
def test_the_same_words_spelled_otherwise_are_not_altered(source, passage, differences):
    match = locate(passage, source)

    assert shown(passage, source, match) == differences
    assert match.outcome == MatchOutcome.SPELLING


SOUND_THE_SAME = {
    "she said between dashes": (
        "“The pier – she said – must close soon.”",
        "The pier must close soon",
        ["aside: > she said"],
    ),
    "she said inside one pair of marks": (
        "“The pier, said Ana Markovic, must close soon.”",
        "The pier must close soon",
        ["aside: > said Ana Markovic"],
    ),
    "a half behind millions": (
        "Le pays a compté 3,5 millions de votes pour la liste.",
        "Le pays a compté trois millions et demi de votes pour la liste",
        ["writing: trois millions et demi > 3,5 millions"],
    ),
    "half a million": (
        "Some 500,000 people have left the country.",
        "Some half a million people have left the country",
        ["writing: half a million > 500,000"],
    ),
}


@pytest.mark.parametrize(
    ("source", "passage", "differences"), SOUND_THE_SAME.values(), ids=SOUND_THE_SAME
)
def test_what_sounds_the_same_is_not_altered(source, passage, differences):
    match = locate(passage, source)

    assert shown(passage, source, match) == differences
    assert match.outcome == MatchOutcome.PUNCTUATION


SCATTERED = {
    "over four sentences": (
        "We will not close. They raise pigs. All fares were before them. The end of 2027 is near.",
        "We will raise fares before the end of 2027",
    ),
    "over a question": (
        "We will see. Raise fares? Never before the end of the year.",
        "We will raise fares before the end",
    ),
    "over three sentences": (
        "The school is old. It was closed in May. And the children, he said, are rarely safe.",
        "the school is closed and the children are safe",
    ),
}


@pytest.mark.parametrize(("source", "passage"), SCATTERED.values(), ids=SCATTERED)
def test_no_passage_is_put_together_over_the_end_of_a_sentence(source, passage):
    assert locate(passage, source).outcome == MatchOutcome.NOT_FOUND


ASIDES_THAT_SAY_MORE = {
    "a negation": "“The pier, he never said, must close soon.”",
    "no verb of saying": "“The pier, she knew, must close soon.”",
    "what somebody thinks": "“The pier – the old one – must close soon.”",
}


@pytest.mark.parametrize("source", ASIDES_THAT_SAY_MORE.values(), ids=ASIDES_THAT_SAY_MORE)
def test_other_words_between_dashes_belong_to_the_quotation(source):
    assert locate("The pier must close soon", source).outcome == MatchOutcome.ALTERED
