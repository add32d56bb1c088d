"""Each case: what a source says, what is looked for in it, the outcome, and what differs.

A difference reads `kind: words of the passage > words of the source`, with "number", "negation" and
"name" behind it when they stand out.
"""

import pytest

from articles.text.evidence import Change, Located, Outcome, Reason, locate, source_of

EXACT, PUNCTUATION, ALTERED = Outcome.EXACT, Outcome.PUNCTUATION, Outcome.ALTERED
STITCHED, NOT_FOUND, NOT_CHECKABLE = Outcome.STITCHED, Outcome.NOT_FOUND, Outcome.NOT_CHECKABLE

CAMP = "The minister spoke on Monday. “Al-Hol camp must be emptied,” he said. Nobody objected."
FIGURES = (
    "There are about 30,000 displaced people in Syrian camps from 60 nationalities, in addition to "
    "9,000 ISIS members detained in prisons. Unemployment rose by 4.5 per cent in May."
)


def shown(passage: str, source: str, found: Located) -> list[str]:
    lines = []
    for one in found.differences:
        flags = [name for name in ("number", "negation", "name") if getattr(one, name)]
        words = (passage[slice(*one.passage)].strip(), ">", source[slice(*one.source)].strip())
        lines.append(f"{one.kind}: {' '.join(word for word in (*words, *flags) if word)}")
    return lines


ALIKE = {
    "as it stands": (CAMP, "Al-Hol camp must be emptied"),
    "with its full stop": (CAMP, "Al-Hol camp must be emptied."),
    "with the comma that American style puts inside": (CAMP, "Al-Hol camp must be emptied,"),
    "straight marks around it": (CAMP, '"Al-Hol camp must be emptied"'),
    "curly marks around it": (CAMP, "“Al-Hol camp must be emptied”"),
    "guillemets around it": (CAMP, "« Al-Hol camp must be emptied »"),
    "German marks around it": (CAMP, "„Al-Hol camp must be emptied“"),
    "single marks around it": (CAMP, "‘Al-Hol camp must be emptied’"),
    "a small first letter": (CAMP, "the minister spoke on Monday"),
    "a great first letter": ("We must act at once, he said.", "Must act at once, he said"),
    "a bracketed first letter": (CAMP, "[t]he minister spoke on Monday"),
    "curly apostrophe in the source": ("It isn’t over yet, she said.", "It isn't over yet"),
    "straight apostrophe in the source": ("It isn't over yet, she said.", "It isn’t over yet"),
    "nested marks, curly and straight": (
        "He said, “They call it ‘the fair deal’ in town.”",
        'They call it "the fair deal" in town',
    ),
    "nested marks, single and double": (
        "They call it “the fair deal” in town.",
        "They call it ‘the fair deal’ in town",
    ),
    "a dash with and without blanks": (
        "The end — the real end — is near.",
        "The end—the real end—is near",
    ),
    "two hyphens for a dash": (
        "The end — the real end — is near.",
        "The end -- the real end -- is near",
    ),
    "an en dash": ("The end — the real end — is near.", "The end – the real end – is near"),
    "a non-breaking blank": (
        "There were 30\u00a0prisoners in the camp.",
        "There were 30 prisoners in the camp",
    ),
    "a line break": ("The camp must\nbe emptied soon.", "The camp must be emptied soon"),
    "two blanks": ("The camp  must be   emptied soon.", "The camp must be emptied soon"),
    "a tab": ("The camp\tmust be emptied soon.", "The camp must be emptied soon"),
    "a hyphen at the end of a line": (
        "Iraq's secu-\nrity service has said so.",
        "Iraq's security service has said so",
    ),
    "a hyphen of the word at the end of a line": (
        "A well-\nknown man has said so.",
        "A well-known man has said so",
    ),
    "a hyphen at the end of a line of the passage": (
        "Iraq's security service has said so.",
        "Iraq's secu-\nrity service has said so",
    ),
    "a soft hyphen": (
        "Iraq's secu\u00adrity service has said so.",
        "Iraq's security service has said so",
    ),
    "a soft hyphen at the end of a line": (
        "Iraq's secu\u00ad\nrity service has said so.",
        "Iraq's security service has said so",
    ),
    "a page break": ("The camp must\fbe emptied soon.", "The camp must be emptied soon"),
    "a page number": ("The camp must\n\n12\n\nbe emptied soon.", "The camp must be emptied soon"),
    "a page number before a form feed": (
        "The camp must\n12\n\fbe emptied soon.",
        "The camp must be emptied soon",
    ),
    "a page number with words": (
        "The camp must\n\nPage 12 of 40\n\nbe emptied soon.",
        "The camp must be emptied soon",
    ),
    "a page number between dashes": (
        "The camp must\n- 12 -\nbe emptied soon.",
        "The camp must be emptied soon",
    ),
    "a hyphen at the end of a page": (
        "The secu-\n\n12\n\nrity service has said so.",
        "The security service has said so",
    ),
    "a ligature": ("An eﬃcient ofﬁce has said so.", "An efficient office has said so"),
    "full-width letters": ("Ｔｈｅ camp must be emptied.", "The camp must be emptied"),
    "letters with their accents apart": (
        "Le cafe\u0301 est ferme\u0301 ce soir.",
        "Le café est fermé ce soir",
    ),
    "a zero-width blank": ("The camp must be emp\u200btied soon.", "The camp must be emptied soon"),
    "a reference as in an encyclopedia": (
        "The camp[12] must be emptied soon.",
        "The camp must be emptied soon",
    ),
    "the sign of a footnote": ("The camp¹ must be emptied soon.", "The camp must be emptied soon"),
    "an ellipsis on both sides": (
        "The camp … must be emptied soon.",
        "The camp ... must be emptied soon",
    ),
    "[sic] for a word of the source": (
        "The camp it must be emptied soon.",
        "The camp it [sic] must be emptied soon",
    ),
    "several paragraphs": (
        "“The camp must close.\n\n“It must close soon.”",
        "The camp must close.\n\nIt must close soon.",
    ),
    "several paragraphs as one": (
        "“The camp must close.\n\n“It must close soon.”",
        "The camp must close. It must close soon.",
    ),
    "German": ("Er sagte: „Das Lager muss geräumt werden.“", "Das Lager muss geräumt werden"),
    "French": ("« Le camp doit être vidé », a-t-il dit.", "Le camp doit être vidé"),
    "Japanese marks": ("大臣は「収容所は閉鎖されるべきだ」と述べた。", "収容所は閉鎖されるべきだ"),
    "Arabic": ("قال الوزير إن المخيم يجب أن يفرغ قريبا", "المخيم يجب أن يفرغ قريبا"),
    "Russian": ("Министр сказал: «Лагерь должен быть закрыт».", "Лагерь должен быть закрыт"),
    "small words alone, as they stand": ("Well, it is what it is, he said.", "it is what it is"),
    "points in an abbreviation": (
        "The U.S. army has left the camp.",
        "The US army has left the camp",
    ),
    "a number grouped by a thin blank": (
        "We hold 30\u2009000 men in the camp.",
        "We hold 30,000 men in the camp",
    ),
    "a number grouped by a blank": (
        "We hold 30 000 men in the camp.",
        "We hold 30,000 men in the camp",
    ),
}


@pytest.mark.parametrize(("source", "passage"), ALIKE.values(), ids=ALIKE)
def test_the_same_words_are_exact_however_they_are_printed(source, passage):
    found = locate(passage, source)

    assert (found.outcome, shown(passage, source, found)) == (EXACT, [])


MARKS = {
    "a comma lost": (
        "The camp, he said, must be emptied.",
        "The camp he said, must be emptied",
        ["punctuation: > ,"],
    ),
    "a stop for a comma": (
        "The camp is full. It must close.",
        "The camp is full, it must close",
        ["punctuation: , > .", "case: it > It"],
    ),
    "a hyphen for a blank": (
        "A well known man has said so.",
        "A well-known man has said so",
        ["punctuation: - >"],
    ),
    "marks around a word": (
        "The so-called moderates have left.",
        "The so-called “moderates” have left",
        ["punctuation: “ >", "punctuation: ” >"],
    ),
    "another capital": (
        "The president has left the city.",
        "The President has left the city",
        ["case: President > president"],
    ),
    "all in capitals": (
        "The camp is full now.",
        "THE CAMP IS FULL NOW",
        [
            "case: THE > The",
            "case: CAMP > camp",
            "case: IS > is",
            "case: FULL > full",
            "case: NOW > now",
        ],
    ),
    "per cent and its sign": (
        "It rose by 4.5% in May.",
        "It rose by 4.5 per cent in May",
        ["writing: per cent > %"],
    ),
    "percent and per cent": (
        "It rose by 4.5 percent in May.",
        "It rose by 4.5 per cent in May",
        ["writing: per cent > percent"],
    ),
    "a number in words": (
        "We hold 30,000 men in the camp.",
        "We hold thirty thousand men in the camp",
        ["writing: thirty thousand > 30,000"],
    ),
    "a number in words with its unit": (
        "It rose by 35% in the camps.",
        "It rose by thirty-five per cent in the camps",
        ["writing: thirty-five > 35", "writing: per cent > %"],
    ),
    "millions as one letter": (
        "Some 4.5m people have left the country.",
        "Some 4.5 million people have left the country",
        ["writing: million > m"],
    ),
    "billions as two letters": (
        "They spent 4.5 billion euros on it.",
        "They spent 4.5bn euros on it",
        ["writing: bn > billion"],
    ),
    "a currency's sign": (
        "They spent 5 million dollars on it.",
        "They spent $5 million on it",
        ["writing: $ >", "writing: > dollars"],
    ),
    "and as a sign": (
        "The bread and butter of the camp.",
        "The bread & butter of the camp",
        ["writing: & > and"],
    ),
    "the source's own he said between": (
        "“Al-Hol camp,” he said, “must be emptied soon.”",
        "Al-Hol camp must be emptied soon",
        ["aside: > he said"],
    ),
    "an ellipsis where nothing is left out": (
        "The camp is full. It must close.",
        "The camp is full. … It must close.",
        ["punctuation: . … > ."],
    ),
}


@pytest.mark.parametrize(("source", "passage", "differences"), MARKS.values(), ids=MARKS)
def test_other_marks_for_the_same_words_are_punctuation_only(source, passage, differences):
    found = locate(passage, source)

    assert shown(passage, source, found) == differences
    assert found.outcome == PUNCTUATION


WORDS = {
    "a changed tense": (
        "The camp is closing this week.",
        "The camp was closing this week",
        ["words: was > is"],
    ),
    "a changed tense of the verb": (
        "He says the camp will close soon.",
        "He said the camp will close soon",
        ["words: said > says"],
    ),
    "a dropped not": (
        "The camp must not be emptied soon.",
        "The camp must be emptied soon",
        ["words: > not negation"],
    ),
    "an added not": (CAMP, "Al-Hol camp must not be emptied", ["words: not > negation"]),
    "a dropped never": (
        "We have never sold arms to them.",
        "We have sold arms to them",
        ["words: > never negation"],
    ),
    "a dropped no": (
        "There is no proof that they did it.",
        "There is proof that they did it",
        ["words: > no negation"],
    ),
    "a dropped not only": (
        "They sold not only arms to them.",
        "They sold only arms to them",
        ["words: > not negation"],
    ),
    "isn't for is": (
        "The camp isn't full at all now.",
        "The camp is full at all now",
        ["words: is > isn't negation"],
    ),
    "won't for will": (
        "We won't leave the camp today.",
        "We will leave the camp today",
        ["words: will > won't negation"],
    ),
    "will not for won't": (
        "We won't leave the camp today.",
        "We will not leave the camp today",
        ["words: will not > won't"],
    ),
    "without for with": (
        "They came with all their arms.",
        "They came without all their arms",
        ["words: without > with negation"],
    ),
    "illegal for legal": (
        "It is legal to hold them there.",
        "It is illegal to hold them there",
        ["words: illegal > legal negation"],
    ),
    "a dropped nicht": (
        "Das Lager darf nicht geräumt werden.",
        "Das Lager darf geräumt werden",
        ["words: > nicht negation"],
    ),
    "a dropped pas": (
        "Le camp ne doit pas être vidé dans la nuit, et les hommes sont là.",
        "Le camp ne doit être vidé dans la nuit",
        ["words: > pas negation"],
    ),
    "a dropped no in Spanish": (
        "El campo no debe ser vaciado en la noche por los hombres.",
        "El campo debe ser vaciado en la noche",
        ["words: > no negation"],
    ),
    "swapped digits": (
        "It rose by 5.4 per cent in May.",
        "It rose by 4.5 per cent in May",
        ["words: 4.5 > 5.4 number"],
    ),
    "swapped digits and a sign": (
        "It rose by 5.4% in May.",
        "It rose by 4.5 per cent in May",
        ["words: 4.5 > 5.4 number", "writing: per cent > %"],
    ),
    "another number": (
        FIGURES,
        "about 20,000 displaced people in Syrian camps",
        ["words: 20,000 > 30,000 number"],
    ),
    "a digit too many": (
        FIGURES,
        "19,000 ISIS members detained in prisons",
        ["words: 19,000 > 9,000 number"],
    ),
    "another number in words": (
        "We hold 30 men in the camp.",
        "We hold forty men in the camp",
        ["words: forty > 30 number"],
    ),
    "a lost minus": (
        "It grew by -4.5 per cent in May.",
        "It grew by 4.5 per cent in May",
        ["words: 4.5 > -4.5 number"],
    ),
    "a lost number": (
        "The 9,000 men in the camp are free.",
        "The men in the camp are free",
        ["words: > 9,000 number"],
    ),
    "an added number": (
        "The men in the camp are free.",
        "The 9,000 men in the camp are free",
        ["words: 9,000 > number"],
    ),
    "points for per cent": (
        "It rose by 4.5 percentage points in May.",
        "It rose by 4.5 per cent in May",
        ["words: per cent > percentage points number"],
    ),
    "a sign for points": (
        "It rose by 4.5 percentage points in May.",
        "It rose by 4.5% in May",
        ["words: % > percentage points number"],
    ),
    "billion for million": (
        "They spent 4.5 million euros on it.",
        "They spent 4.5 billion euros on it",
        ["words: billion > million number"],
    ),
    "bn for million": (
        "They spent 4.5 million euros on it.",
        "They spent 4.5bn euros on it",
        ["words: bn > million number"],
    ),
    "euros for dollars": (
        "They spent 5 million dollars on it.",
        "They spent 5 million euros on it",
        ["words: euros > dollars number"],
    ),
    "a sign for another": (
        "They spent £5 million on the camp.",
        "They spent €5 million on the camp",
        ["words: € > £ number"],
    ),
    "cubic for square": (
        "A hall of 30 m³ in the camp.",
        "A hall of 30 m² in the camp",
        ["words: ² > ³ number"],
    ),
    "a power of ten": (
        "Some 10⁶ people lived in the camp.",
        "Some 10⁹ people lived in the camp",
        ["words: ⁹ > ⁶ number"],
    ),
    "another weekday": (
        "He spoke on Monday in the camp.",
        "He spoke on Tuesday in the camp",
        ["words: Tuesday > Monday number"],
    ),
    "another month": (
        "It was closed in April of that year.",
        "It was closed in August of that year",
        ["words: August > April number"],
    ),
    "another year": (
        "It was closed in April 2018 by him.",
        "It was closed in April 2019 by him",
        ["words: 2019 > 2018 number"],
    ),
    "a dozen for twelve": (
        "We hold 12 men in the camp.",
        "We hold a dozen men in the camp",
        ["words: a dozen > 12 number"],
    ),
    "a different person": (
        "The minister, Hamid al-Shatri, said so on Monday.",
        "The minister, Qasim al-Shatri, said so on Monday",
        ["words: Qasim > Hamid name"],
    ),
    "a different person first": (
        "Shatri said the camp will close soon.",
        "Araji said the camp will close soon",
        ["words: Araji > Shatri name"],
    ),
    "a different person with a title": (
        "Yesterday Mr. Shatri said the camp will close.",
        "Mr. Araji said the camp will close",
        ["words: Araji > Shatri name"],
    ),
    "a different place": (
        "The cells are in the desert of Homs.",
        "The cells are in the desert of Anbar",
        ["words: Anbar > Homs name"],
    ),
    "a name put for a pronoun": (
        "On Monday he said the camp will close.",
        "On Monday Shatri said the camp will close",
        ["words: Shatri > he name"],
    ),
    "us for US": (
        "The minister told US generals about it.",
        "The minister told us generals about it",
        ["words: us > US name"],
    ),
    "a resignation": (
        "The minister will re-sign on Monday.",
        "The minister will resign on Monday",
        ["words: resign > re-sign"],
    ),
    "words left out": (
        "We want, above all, to know how they will deal with it.",
        "We want to know how they will deal with it",
        ["words: > above all"],
    ),
    "words put in": (
        "We want to know how they deal with it.",
        "We want to know exactly how they deal with it",
        ["words: exactly >"],
    ),
    "two changes": (
        "The small camp must close very soon now.",
        "The large camp must close quite soon now",
        ["words: large > small", "words: quite > very"],
    ),
    "a word for two": (
        "The men took part in the attack on the camp.",
        "The men joined in the attack on the camp",
        ["words: joined > took part"],
    ),
    "another first word of its sentence": (
        "He left. Some prisoners were freed in March.",
        "Most prisoners were freed in March",
        ["words: Most > Some"],
    ),
    "another last word of its sentence": (
        "The prisoners were freed in secret. He left.",
        "The prisoners were freed in public",
        ["words: public > secret"],
    ),
    "a first word that is not there": (
        "He left. Iraq sends clear messages to Syria.",
        "Yesterday Iraq sends clear messages to Syria",
        ["words: Yesterday >"],
    ),
    "a last word that is not there": (
        "Iraq sends clear messages to Syria. He left.",
        "Iraq sends clear messages to Syria secretly",
        ["words: secretly >"],
    ),
    "American spelling": (
        "The defence of the city was strong.",
        "The defense of the city was strong",
        ["words: defense > defence"],
    ),
    "a lost accent": (
        "Der Mann hat die Schüler in der Stadt gefordert und ist weg.",
        "hat die Schuler in der Stadt gefordert",
        ["words: Schuler > Schüler"],
    ),
    "one sign in Chinese": (
        "昨天他說伊拉克的安全情況很好",
        "他說伊朗的安全情況很好",
        ["words: 朗 > 拉克"],
    ),
}


@pytest.mark.parametrize(("source", "passage", "differences"), WORDS.values(), ids=WORDS)
def test_another_word_is_altered_and_what_matters_stands_out(source, passage, differences):
    found = locate(passage, source)

    assert shown(passage, source, found) == differences
    assert (found.outcome, found.bracketed) == (ALTERED, False)


BRACKETS = {
    "put in": (
        "The government must act at once.",
        "The [Syrian] government must act at once",
        ["bracket: Syrian > name"],
    ),
    "for a pronoun": (
        "They want to know how it will end.",
        "[The Iraqis] want to know how it will end",
        ["bracket: The Iraqis > They name"],
    ),
    "for an ending": (
        "They want to know how it will end.",
        "They want[ed] to know how it will end",
        ["bracket: want[ed] > want"],
    ),
    "a not": (
        "The government must act at once.",
        "The government must [not] act at once",
        ["bracket: not > negation"],
    ),
}


@pytest.mark.parametrize(("source", "passage", "differences"), BRACKETS.values(), ids=BRACKETS)
def test_what_the_writer_bracketed_is_altered_and_said_to_be_bracketed(
    source, passage, differences
):
    found = locate(passage, source)

    assert shown(passage, source, found) == differences
    assert (found.outcome, found.bracketed) == (ALTERED, True)


def test_a_bracket_does_not_hide_another_change():
    found = locate(
        "The [Syrian] government must act later", "The government must act at once. He left."
    )

    assert (found.outcome, found.bracketed) == (ALTERED, False)


LONG = (
    "The recent events in Syria represent a turning point in the region. He hoped for stability. "
    "We do not want to know how the new administration will deal with this file. The road was long "
    "and the night was dark, and nobody came to see the lights of the harbour below the hill. "
    "Iraq continues to send messages and communicate with the Syrian leadership."
)
STITCHES = {
    "a sign": (
        "The recent events in Syria … how the new administration will deal",
        [(True, True, 17)],
    ),
    "three points": (
        "The recent events in Syria ... how the new administration will deal",
        [(True, True, 17)],
    ),
    "points in brackets": (
        "The recent events in Syria [...] how the new administration will deal",
        [(True, True, 17)],
    ),
    "a sign in brackets": (
        "The recent events in Syria […] how the new administration will deal",
        [(True, True, 17)],
    ),
    "points apart": (
        "The recent events in Syria . . . how the new administration will deal",
        [(True, True, 17)],
    ),
    "silently": (
        "The recent events in Syria represent Iraq continues to send messages",
        [(True, False, 47)],
    ),
    "in the other order": (
        "Iraq continues to send messages … a turning point in the region",
        [(False, True, 41)],
    ),
    "in the other order, silently": (
        "Iraq continues to send messages The recent events in Syria represent",
        [(False, False, 47)],
    ),
    "three parts": (
        "The recent events in Syria … the new administration will deal … Iraq continues to send messages",
        [(True, True, 18), (True, True, 25)],
    ),
    "one word left out": ("We do not want … know how the new administration", [(True, True, 1)]),
}


@pytest.mark.parametrize(("passage", "joins"), STITCHES.values(), ids=STITCHES)
def test_a_passage_put_together_is_stitched_with_order_and_distance(passage, joins):
    found = locate(passage, LONG)

    assert found.outcome == STITCHED
    assert [(join.in_order, join.marked, join.distance) for join in found.joins] == joins
    assert [part.outcome for part in found.parts] == [EXACT] * (len(joins) + 1)
    for part in found.parts:
        there = LONG[slice(*part.source)].lower()
        assert there == passage[slice(*part.passage)].lower()


def test_a_not_that_an_ellipsis_swallows_stands_out():
    passage = "a turning point in the region … want to know how the new administration"

    found = locate(passage, LONG)

    assert shown(passage, LONG, found) == [
        "omitted: … > He hoped for stability. We do not negation"
    ]


def test_a_part_of_a_stitched_passage_shows_what_is_altered_in_it():
    found = locate("The recent events in Iran represent … continues to send messages", LONG)

    assert (found.outcome, found.parts[0].outcome) == (STITCHED, ALTERED)
    assert found.stands_out


def test_a_piece_that_is_there_is_shown_when_the_other_is_not():
    passage = (
        "The recent events in Syria represent a turning point … purple elephants danced happily"
    )

    found = locate(passage, LONG)

    assert found.outcome == ALTERED
    assert shown(passage, LONG, found) == ["words: purple elephants danced happily >"]


ABSENT = {
    "something else": (CAMP, "The price of bread has doubled since the summer", Reason.NONE),
    "the same subject": (CAMP, "Al-Hol is a place where many children live", Reason.NONE),
    "the same names": (
        FIGURES,
        "ISIS fighters and Syrian troops met near Homs in May",
        Reason.NONE,
    ),
    "translated from English": (
        FIGURES,
        "Hay unos 30.000 desplazados en los campos sirios de 60 nacionalidades",
        Reason.OTHER_LANGUAGE,
    ),
    "translated from German": (
        "Das Lager Al-Hol muss geräumt werden, und das ist nicht leicht.",
        "The Al-Hol camp must be emptied",
        Reason.OTHER_LANGUAGE,
    ),
    "translated from French": (
        "Le camp d'Al-Hol doit être vidé et les gens ne sont pas là.",
        "The Al-Hol camp must be emptied",
        Reason.OTHER_LANGUAGE,
    ),
    "in another script": (CAMP, "يجب إفراغ مخيم الهول في أقرب وقت ممكن", Reason.OTHER_LANGUAGE),
    "small words that are elsewhere": (
        CAMP,
        "it was as if he had been there on that day",
        Reason.NONE,
    ),
}


@pytest.mark.parametrize(("source", "passage", "reason"), ABSENT.values(), ids=ABSENT)
def test_what_is_not_there_is_not_found_and_a_translation_is_never_altered(source, passage, reason):
    found = locate(passage, source)

    assert (found.outcome, found.reason, found.parts) == (NOT_FOUND, reason, ())


UNCHECKABLE = {
    "nothing": (CAMP, "", Reason.NO_WORDS),
    "only marks": (CAMP, "“… —”", Reason.NO_WORDS),
    "one word": (CAMP, "“emptied”", Reason.TOO_SHORT),
    "two words": (CAMP, "be emptied", Reason.TOO_SHORT),
    "two Chinese words": ("昨天他說伊拉克的安全", "安全", Reason.TOO_SHORT),
    "two words and a bracket": (CAMP, "be emptied [by force]", Reason.TOO_SHORT),
    "an empty source": ("", "Al-Hol camp must be emptied", Reason.NO_SOURCE_TEXT),
    "a source of marks": (" … \n", "Al-Hol camp must be emptied", Reason.NO_SOURCE_TEXT),
}


@pytest.mark.parametrize(("source", "passage", "reason"), UNCHECKABLE.values(), ids=UNCHECKABLE)
def test_what_cannot_be_compared_says_why(source, passage, reason):
    found = locate(passage, source)

    assert (found.outcome, found.reason) == (NOT_CHECKABLE, reason)


TWICE = (
    "In the first speech he said that the camp must never be emptied by force again. Then it rained. "
    "In the second speech he said that the camp must be emptied by force again. Then it rained."
)


def test_of_two_places_the_better_one_is_taken_and_the_other_is_shown():
    found = locate("the camp must be emptied by force again", TWICE)

    assert found.outcome == EXACT
    assert TWICE[: found.parts[0].source.start].endswith("In the second speech he said that ")
    assert [part.outcome for part in found.others] == [ALTERED]
    assert [one.negation for one in found.others[0].differences] == [True]


def test_of_two_places_with_the_same_words_the_one_with_the_same_marks_is_taken():
    source = "The camp must, he said, be emptied. The camp must he said be emptied."

    found = locate("The camp must he said be emptied", source)

    assert (found.outcome, found.parts[0].source.start) == (EXACT, 36)
    assert [part.outcome for part in found.others] == [PUNCTUATION]


def test_running_heads_between_pages_are_no_part_of_the_text():
    page = "{}\n\nMinistry of the Interior, yearly report\n\n{}\n\n"
    source = "".join(
        page.format(words, number)
        for number, words in enumerate(
            [
                "The first page says",
                "that all the camps",
                "must be emptied soon",
                "by the ministry.",
            ]
        )
    )

    found = locate("The first page says that all the camps must be emptied soon", source)

    assert found.outcome == EXACT


def test_the_context_holds_the_place():
    source = source_of("word " * 200 + CAMP + " word" * 200)

    found = locate("Al-Hol camp must be emptied", source)

    assert found.context is not None
    assert found.context.start < found.parts[0].source.start
    assert source.text[slice(*found.context)].startswith("word word")
    assert found.parts[0].source.end < found.context.end


def test_no_kind_of_difference_that_touches_words_is_missing_from_the_table():
    assert {kind.value for kind in Change} == {
        "words",
        "bracket",
        "omitted",
        "aside",
        "writing",
        "punctuation",
        "case",
    }
