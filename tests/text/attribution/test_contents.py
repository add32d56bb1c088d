"""Where the reported words begin and end: one rule a case. The speaker is always Ann Lee."""

import pytest

from tests.text.attribution.attributions_of import attributions_of

LEE = "Ann Lee"
CONTENTS = {
    "an object without a verb ends before the next verb": (
        "Ann Lee claimed self-defence and was cleared of murder.",
        [(LEE, "claimed", "self-defence")],
    ),
    "an object ends before a passive": (
        "Ann Lee denied fraud and was released in May.",
        [(LEE, "denied", "fraud")],
    ),
    "a relative clause behind a noun is nobody's words": (
        "The emails in Ann Lee's account that were handed over fill ten boxes.",
        [],
    ),
    "a relative clause behind a claim is not what it claims": (
        "Ann Lee's claim that can be heard everywhere is false.",
        [],
    ),
    "a clause behind a claim is what it claims": (
        "Ann Lee's claim that the plan was rejected is wrong.",
        [(LEE, "claim that", "the plan was rejected")],
    ),
    "and is no object": (
        "The scheme, which Ann Lee both defended and minimized, ended.",
        [],
    ),
    "that before a noun belongs to the object": (
        "Ann Lee repeated that view last week, saying the port was full.",
        [(LEE, "repeated", "that view"), (LEE, "saying", "the port was full")],
    ),
    "that alone is no content": (
        "Ann Lee hinted at that in a news conference on Monday.",
        [],
    ),
    "that before a date is no content": (
        "Ann Lee confirmed that on Friday.",
        [],
    ),
    "that before a date and a clause opens the clause": (
        "Ann Lee said that on Monday, the port closed.",
        [(LEE, "said", "on Monday, the port closed")],
    ),
    "that before a verb without an ending opens a clause": (
        "Ann Lee said that children play there.",
        [(LEE, "said", "children play there")],
    ),
    "an object ends at a comma": (
        "Ann Lee praised the dam, a gift to Oslo.",
        [(LEE, "praised", "the dam")],
    ),
    "an object goes on behind a comma and an and": (
        "Ann Lee praised the dam, and the bridge.",
        [(LEE, "praised", "the dam, and the bridge")],
    ),
    "a list of names goes on behind a comma": (
        "Ann Lee praised Bo Hill, Cy Marsh and Di Orr.",
        [(LEE, "praised", "Bo Hill, Cy Marsh and Di Orr")],
    ),
    "an object ends before the next verb": (
        "Ann Lee praised the dam and went to Oslo.",
        [(LEE, "praised", "the dam")],
    ),
    "not before to belongs to the content": (
        "Ann Lee recommended not to use it.",
        [(LEE, "recommended", "not to use it")],
    ),
    "never before to belongs to the content": (
        "Ann Lee vowed never to return.",
        [(LEE, "vowed", "never to return")],
    ),
    "not behind a hearer belongs to the content": (
        "Ann Lee warned residents not to drink the water.",
        [(LEE, "warned", "not to drink the water")],
    ),
    "not before a gerund belongs to the content": (
        "Ann Lee suggested not using it.",
        [(LEE, "suggested", "not using it")],
    ),
    "not behind an object belongs to the content": (
        "Ann Lee urged the council not to close the bridge.",
        [(LEE, "urged", "the council not to close the bridge")],
    ),
    "not behind an agent belongs to the content": (
        "Residents were urged by Ann Lee not to leave.",
        [(LEE, "were urged", "not to leave")],
    ),
    "an adverb before the object is left out": (
        "Ann Lee endorsed yesterday the plan.",
        [(LEE, "endorsed", "the plan")],
    ),
    "that as a pronoun belongs to the content": (
        "Ann Lee assumed that was a gift.",
        [(LEE, "assumed", "that was a gift")],
    ),
    "a hearer with an article ends before a name": (
        "Ann Lee told a crowd Bo Hill had won.",
        [(LEE, "told", "Bo Hill had won")],
    ),
    "a verb that may have a hearer has none": (
        "The dam broke, Ann Lee cautioned.",
        [(LEE, "cautioned", "The dam broke")],
    ),
    "a day behind the verb is left out": (
        "Ann Lee said Monday the dam broke.",
        [(LEE, "said", "the dam broke")],
    ),
    "a time behind the verb is left out": (
        "The dam, Ann Lee said in May, was old.",
        [(LEE, "said", "The dam | was old")],
    ),
    "a place of several words is left out": (
        "The dam, Ann Lee said in front of the press, was old.",
        [(LEE, "said", "The dam | was old")],
    ),
    "a comma behind that is left out": (
        "Ann Lee said that, in May, it broke.",
        [(LEE, "said", "in May, it broke")],
    ),
    "as before the speaker is left out": (
        "The dam, as Ann Lee points out, is old.",
        [(LEE, "points out", "The dam | is old")],
    ),
    "but before the content is left out": (
        "But the dam broke, Ann Lee said.",
        [(LEE, "said", "the dam broke")],
    ),
    "a semicolon ends what stands before the verb": (
        "It rained; the dam broke, Ann Lee said.",
        [(LEE, "said", "the dam broke")],
    ),
    "a passive before the verb is inside the content": (
        "The dam is expected to break, Ann Lee said.",
        [(LEE, "said", "The dam is expected to break")],
    ),
    "speech goes on behind where it was said": (
        "“It broke,” Ann Lee said to applause, “at last.”",
        [(LEE, "said", "“It broke,” | “at last.”")],
    ),
    "a second verb has speech of its own": (
        "“It broke,” Ann Lee said, adding, “It was old.”",
        [(LEE, "said", "“It broke,”"), (LEE, "adding", "“It was old.”")],
    ),
    "an object inside a report is no report": (
        "Ann Lee said they came to Oslo and praised the dam.",
        [(LEE, "said", "they came to Oslo and praised the dam")],
    ),
    "a participle inside an object is no report": (
        "Ann Lee praised a book blaming Bo Hill.",
        [(LEE, "praised", "a book blaming Bo Hill")],
    ),
    "a clause with while ends the content": (
        "Ann Lee said it broke, while Bo Hill said it was old.",
        [(LEE, "said", "it broke"), ("Bo Hill", "said", "it was old")],
    ),
    "a semicolon ends the content": (
        "Ann Lee said there was water, stones and mud in the pit; it rained.",
        [(LEE, "said", "there was water, stones and mud in the pit")],
    ),
}
NO_REPORTS = {
    "a verb without words": "Ann Lee called before she came to Oslo.",
    "a verb in a free relative clause": "Whatever Ann Lee orders, Bo Hill pays.",
    "an infinitive": "It is hard to say that the dam broke.",
    "a report that came": "A report by Ann Lee, a judge, came late.",
    "a doubt of nobody": "There is no doubt that the dam broke.",
    "a passive at the end": "That is what was reported.",
    "a verb that reports only quotations": "It rained and rained, and the rain continued.",
    "two words before the verb": "It broke, Ann Lee said.",
    "a participle behind its noun": "Ann Lee met a man blaming Bo Hill.",
    "a text without full stops": "He said so " + "and on " * 200,
}
LANGUAGES = {
    "fr: an inverted pronoun": (
        "fr",
        "Paul Roche est venu. « C'est fini », a-t-il dit.",
        [("Paul Roche", "a-t-il dit", "« C'est fini »")],
    ),
    "fr: a pronoun before the verb": (
        "fr",
        "Paul Roche est venu et il dit que la loi est bonne.",
        [("Paul Roche", "dit", "la loi est bonne")],
    ),
    "fr: a pronoun behind a hyphen": (
        "fr",
        "« C'est fini », dit-elle.",
        [(None, "dit", "« C'est fini »")],
    ),
    "ar: no subject": ("ar", "قال إن الوضع خطير.", [(None, "قال", "الوضع خطير")]),
    "ar: the subject of the sentence before": (
        "ar",
        "قال الرئيس محمود عباس إن الوضع خطير. وأضاف أن الحل قريب.",
        [
            ("محمود عباس", "قال", "الوضع خطير"),
            ("محمود عباس", "وأضاف", "الحل قريب"),
        ],
    ),
    "ar: no clause": ("ar", "قال الرئيس كلمة قصيرة.", []),
    "de: the verb behind according to": (
        "de",
        "Laut Max Roth ist die Lage ernst.",
        [("Max Roth", "Laut", "ist die Lage ernst")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CONTENTS.values(), ids=CONTENTS)
def test_the_content_begins_and_ends_with_the_reported_words(text, expected):
    assert attributions_of(text) == expected


@pytest.mark.parametrize("text", NO_REPORTS.values(), ids=NO_REPORTS)
def test_a_sentence_that_reports_nothing_has_no_attribution(text):
    assert attributions_of(text) == []


@pytest.mark.parametrize(("language", "text", "expected"), LANGUAGES.values(), ids=LANGUAGES)
def test_other_languages_have_their_own_word_order(language, text, expected):
    assert attributions_of(text, language) == expected
