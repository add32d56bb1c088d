"""Who said what: one frame a case, with the reported words."""

import pytest

from articles.text import StatementKind, split
from tests.text.attribution.attributions_of import attributions_of

LEE = "Ann Lee"
WON, KNEW = "they had won", '"We knew it."'
FRAMES = {
    "quotation, subject, verb": ('"We won," Ann Lee said.', [(LEE, "said", '"We won,"')]),
    "inverted": ('"We won," said Ann Lee, a judge.', [(LEE, "said", '"We won,"')]),
    "verb, quotation": ('Ann Lee said, "We won."', [(LEE, "said", '"We won."')]),
    "colon": ('Ann Lee said: "We won."', [(LEE, "said", '"We won."')]),
    "name and colon": ('Ann Lee: "We won."', [(LEE, "", '"We won."')]),
    "broken": ('"We won," Ann Lee said, "at last."', [(LEE, "said", '"We won," | "at last."')]),
    "goes on": (f'"We won," Ann Lee said. {KNEW}', [(LEE, "said", f'"We won," | {KNEW}')]),
    "goes on in a new paragraph": (
        f'"We won," Ann Lee said.\n\n{KNEW}',
        [(LEE, "said", f'"We won," | {KNEW}')],
    ),
    "question": ('"Why?" Ann Lee asked.', [(LEE, "asked", '"Why?"')]),
    "british marks": ("‘We won,’ said Ann Lee.", [(LEE, "said", "‘We won,’")]),
    "two apostrophes": ("''We won,'' Ann Lee said.", [(LEE, "said", "''We won,''")]),
    "that": ("Ann Lee said that they had won.", [(LEE, "said", WON)]),
    "without that": ("Ann Lee said they had won.", [(LEE, "said", WON)]),
    "behind": ("They had won, Ann Lee said.", [(LEE, "said", "They had won")]),
    "behind, inverted": ("The dam broke, said Ann Lee.", [(LEE, "said", "The dam broke")]),
    "in the middle": ("The vote, Ann Lee said, was fair.", [(LEE, "said", "The vote | was fair")]),
    "according to": (
        "According to the ministry, nobody was hurt.",
        [("the ministry", "According to", "nobody was hurt")],
    ),
    "according to, behind": (
        "Nobody was hurt, according to the ministry.",
        [("the ministry", "according to", "Nobody was hurt")],
    ),
    "told a body": ("Ann Lee told CNN they had won.", [(LEE, "told", WON)]),
    "told a crowd on a day": (
        "Ann Lee told the crowd on Monday they had won.",
        [(LEE, "told", WON)],
    ),
    "in a statement": ("Ann Lee said in a statement that they had won.", [(LEE, "said", WON)]),
    "two verbs": (
        "Ann Lee warned that the dam may break and urged people to leave.",
        [(LEE, "warned", "the dam may break"), (LEE, "urged", "people to leave")],
    ),
    "relative clause": ("Ann Lee, who runs the bank, said they had won.", [(LEE, "said", WON)]),
    "name behind a role": ("The judge, Ann Lee, said they had won.", [(LEE, "said", WON)]),
    "role before a name": ("Former mayor Ann Lee said they had won.", [(LEE, "said", WON)]),
    "object": ("Ann Lee denied the charges.", [(LEE, "denied", "the charges")]),
    "accusation": ("Ann Lee accused him of lying.", [(LEE, "accused", "him of lying")]),
    "infinitive": ("Ann Lee vowed to go.", [(LEE, "vowed", "to go")]),
    "phrase": ("Ann Lee called for a vote.", [(LEE, "called for", "a vote")]),
    "point out": ("Ann Lee pointed out that they had won.", [(LEE, "pointed out", WON)]),
    "question inside": ("Ann Lee asked whether it broke.", [(LEE, "asked", "whether it broke")]),
    "quoted as": (
        "Ann Lee was quoted as saying that they had won.",
        [(LEE, "was quoted as saying", WON)],
    ),
    "nobody named": ("It was reported that it broke.", [(None, "was reported", "that it broke")]),
    "expected": ("The dam is expected to break.", [(None, "is expected", "The dam | to break")]),
    "noun": (
        "Ann Lee issued a warning that the dam may break.",
        [(LEE, "issued a warning that", "the dam may break")],
    ),
    "noun of somebody": (
        "Ann Lee's claim that the dam broke was false.",
        [(LEE, "claim that", "the dam broke")],
    ),
    "concern about": (
        "Ann Lee expressed her concern about the dam.",
        [(LEE, "expressed her concern about", "the dam")],
    ),
    "denied it": ("Ann Lee, known in Oslo, denied it.", [(LEE, "denied", "it")]),
    "document": (
        "A copy of the law seen by Reuters shows that they can appeal.",
        [("A copy of the law seen by Reuters", "shows", "they can appeal")],
    ),
    "participle": ("Ann Lee spoke, saying it was old.", [(LEE, "saying", "it was old")]),
    "auxiliaries": ("Ann Lee has often said it is old.", [(LEE, "has often said", "it is old")]),
    "partly quoted": (
        "Ann Lee said the dam was “as old as the hills.”",
        [(LEE, "said", "the dam was “as old as the hills.”")],
    ),
    "called something": (
        'Ann Lee described the plan as "a gift."',
        [(LEE, "described", 'the plan as "a gift."')],
    ),
    "called somebody something": (
        'Ann Lee called Bo Hill "The King of the Hill."',
        [(LEE, "called", 'Bo Hill "The King of the Hill."')],
    ),
    "called in a campaign": (
        'He ran a campaign dubbing rivals as "clowns."',
        [("a campaign", "dubbing", 'rivals as "clowns."')],
    ),
    "quotation inside what stands before the verb": (
        '"This is a gift" for Bo Hill, said Ann Lee.',
        [(LEE, "said", '"This is a gift" for Bo Hill')],
    ),
    "more speech behind the verb": (
        '"It must come," Ann Lee said, and "with a guard."',
        [(LEE, "said", '"It must come," | "with a guard."')],
    ),
    "verb that looks like a noun, behind speech": (
        '"No leave," the report states, is paid.',
        [("the report", "states", '"No leave,"')],
    ),
    "noun is that": (
        "Ann Lee's boldest claim is that they had won.",
        [(LEE, "claim is that", WON)],
    ),
    "noun by somebody": (
        "There was a report by Ann Lee that they had won.",
        [(LEE, "report by Ann Lee that", WON)],
    ),
    "somebody's call for": (
        "Ann Lee's call for a ban on guns was heard.",
        [(LEE, "call for", "a ban on guns")],
    ),
    "to somebody": (
        "To Ann Lee, it is a “fair and just” plan.",
        [(LEE, "To", "it is a “fair and just” plan")],
    ),
    "wish": ("Ann Lee wants to win.", []),
    "semicolon": ("Ann Lee said they had won; it rained.", [(LEE, "said", WON)]),
    "one in another": (
        "Ann Lee said Bo Hill told her that it was late.",
        [(LEE, "said", "Bo Hill told her that it was late"), ("Bo Hill", "told", "it was late")],
    ),
    "pronoun": (
        "Ann Lee met Bo Hill. She said they had won.",
        [(LEE, "said", WON)],
    ),
    "supposition": ("If they allege fraud, the court will hear them.", []),
    "noun that looks like a verb": ("The report was old, their claims were not.", []),
    "participle before a noun": ("The widely criticized plans were dropped.", []),
    "term": ('He was the so-called "king" of Oslo.', []),
    "title": ('She was on "Meet the Press" that day.', []),
    "nothing": ("The dam broke.", []),
    "according to nobody": ("according to , Smith", []),
}
STANCES = {
    "said": "neutral",
    "claimed": "claims",
    "alleged": "claims",
    "denied": "doubts",
    "feared": "doubts",
    "admitted": "confirms",
    "confirmed": "confirms",
}
LANGUAGES = {
    "fr": [
        ("« C'est fini », a déclaré le président Paul Roche.", "Paul Roche", "« C'est fini »"),
        ("Paul Roche a affirmé que la loi est bonne.", "Paul Roche", "la loi est bonne"),
        ("Selon le ministère, la loi sera votée.", "le ministère", "la loi sera votée"),
    ],
    "de": [
        ("„Es ist vorbei“, sagte Kanzler Max Roth.", "Max Roth", "„Es ist vorbei“"),
        ("Max Roth sagte, dass die Lage ernst ist.", "Max Roth", "die Lage ernst ist"),
        ("Max Roth erklärte, er habe nichts gewusst.", "Max Roth", "er habe nichts gewusst"),
    ],
    "es": [
        ("«Se acabó», dijo el presidente Juan Rojas.", "Juan Rojas", "«Se acabó»"),
        ("Juan Rojas afirmó que el paro ha bajado.", "Juan Rojas", "el paro ha bajado"),
        ("Según el informe, la inflación bajó.", "el informe", "la inflación bajó"),
    ],
    "ar": [
        ("قال الرئيس محمود عباس إن الوضع خطير.", "محمود عباس", "الوضع خطير"),
        ("وبحسب وزارة الصحة، قتل عشرة أشخاص.", "وزارة الصحة", "قتل عشرة أشخاص"),
    ],
}


@pytest.mark.parametrize(("text", "expected"), FRAMES.values(), ids=FRAMES)
def test_a_frame_gives_speaker_cue_and_content(text, expected):
    assert attributions_of(text) == expected


@pytest.mark.parametrize(("verb", "stance"), STANCES.items(), ids=STANCES)
def test_the_verb_has_a_stance(verb, stance):
    attribution = split(f"Ann Lee {verb} that the dam broke.").statements[0].attributions[0]

    assert attribution.stance == stance


@pytest.mark.parametrize(
    ("language", "case"),
    [(language, case) for language, cases in LANGUAGES.items() for case in cases],
)
def test_the_commonest_frames_of_other_languages_are_read(language, case):
    text, speaker, content = case

    assert [(who, what) for who, _cue, what in attributions_of(text, language)] == [
        (speaker, content)
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hayat Tahrir (HT) said it won. HT denied it.", ["Hayat Tahrir", "Hayat Tahrir"]),
        ("Ali al-Amin said it broke. Amin said it was old.", ["Ali al-Amin", "Ali al-Amin"]),
        ("Jan van Dam said it broke. Van Dam said it was old.", ["Jan van Dam", "Jan van Dam"]),
        (
            "Omar Said, also known as Abu Nur, said it broke. Abu Nur said it was old.",
            ["Omar Said", "Omar Said"],
        ),
        (
            "Omar Said, also known as Abu Nur al-Amin, said it broke. Amin said it was old.",
            ["Omar Said", "Omar Said"],
        ),
        ("Officials who asked not to be named said it broke.", ["Officials"]),
    ],
    ids=[
        "acronym",
        "Arabic article",
        "Dutch particle",
        "other name",
        "last part of another name",
        "unnamed",
    ],
)
def test_all_mentions_of_a_person_or_body_are_one_speaker(text, names):
    assert [who for who, _cue, _what in attributions_of(text)][: len(names)] == names


def test_officials_and_a_body_with_an_acronym_are_not_persons():
    result = split("Hayat Tahrir (HT) said it won. Officials said it broke.")

    assert [speaker.kind for speaker in result.speakers] == ["organisation", "unnamed"]


def test_a_quotation_over_several_paragraphs_has_one_speaker():
    text = 'Ann Lee said, "It broke.\n\n"It was old.\n\n"It was late."\n\nNobody came.'

    result = split(text)

    assert [s.kind for s in result.statements] == [StatementKind.QUOTED] * 3 + [
        StatementKind.UNATTRIBUTED
    ]
    assert attributions_of(text) == [(LEE, "said", '"It broke. | "It was old. | "It was late."')]


def test_a_quotation_over_several_sentences_makes_quoted_statements_of_one_attribution():
    result = split('"It broke. It was old. It was late," Ann Lee said.')

    assert [s.kind for s in result.statements] == [StatementKind.QUOTED] * 3
    assert [len(s.attributions) for s in result.statements] == [0, 0, 1]
    assert len(result.statements[0].quotations) == 1


def test_a_term_is_no_quotation():
    statement = split('He was the so-called "king" of Oslo.').statements[0]

    assert (len(statement.quotations), len(statement.terms)) == (0, 1)


def test_english_has_at_least_400_verbs_and_phrases():
    from articles.text.languages import load_language

    cues = {cue.lemma for form in load_language("en").forms.values() for cue in form.cues}

    assert len(cues) >= 400
