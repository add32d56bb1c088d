"""Altered words, and which of them stand out: a source, a passage and the differences a case."""

import pytest

from articles.text.evidence import MatchOutcome, WordingDifferenceKind, locate
from tests.text.evidence.shown import shown

CAMP = "The minister spoke on Monday. “Al-Hol camp must be emptied,” he said. Nobody objected."
FIGURES = (
    "There are about 30,000 displaced people in Syrian camps from 60 nationalities, in addition to "
    "9,000 ISIS members detained in prisons. Unemployment rose by 4.5 per cent in May."
)


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
    "another long word": (
        "The vote on the law was adopted on Monday.",
        "The vote on the law was adapted on Monday",
        ["words: adapted > adopted"],
    ),
    "advise for advice": (
        "The advice of the city was strong.",
        "The advise of the city was strong",
        ["words: advise > advice"],
    ),
    "a tense": (
        "The city travels to the camp on Monday.",
        "The city travelled to the camp on Monday",
        ["words: travelled > travels"],
    ),
    "a plural": (
        "The government left the camp on Monday.",
        "The governments left the camp on Monday",
        ["words: governments > government"],
    ),
    "one and many": (
        "The policeman left the camp on Monday.",
        "The policemen left the camp on Monday",
        ["words: policemen > policeman"],
    ),
    "a word that only looks like a slip": (
        "The morning at the bridge was sad for all.",
        "The mourning at the bridge was sad for all",
        ["words: mourning > morning"],
    ),
    "a name that looks like a slip": (
        "On Monday the minister, Ana Brown, said so.",
        "On Monday the minister, Ana Browne, said so",
        ["words: Browne > Brown name"],
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
def test_another_word_is_altered_and_numbers_negations_and_names_stand_out(
    source, passage, differences
):
    match = locate(passage, source)

    assert shown(passage, source, match) == differences
    assert (match.outcome, match.bracketed) == (MatchOutcome.ALTERED, False)


def test_no_kind_of_difference_that_touches_words_is_missing_from_the_table():
    assert {kind.value for kind in WordingDifferenceKind} == {
        "words",
        "bracket",
        "omitted",
        "aside",
        "spelled otherwise",
        "writing",
        "punctuation",
        "case",
    }


REORDERED = {
    "two names": ("Lind attacked Starr before the vote.", "Starr attacked Lind before the vote"),
    "two clauses": ("Sales fell after prices rose.", "Prices rose after sales fell"),
    "cause and effect": (
        "She resigned because he was appointed.",
        "He was appointed because she resigned",
    ),
    "one after the other": (
        "First we fix the roof, then we pay the debts.",
        "First we pay the debts, then we fix the roof",
    ),
}


@pytest.mark.parametrize(("source", "passage"), REORDERED.values(), ids=REORDERED)
def test_the_same_words_in_another_order_are_altered(source, passage):
    page = f"The council met on Monday. “{source}” The vote was postponed."

    assert locate(passage, page).outcome is MatchOutcome.ALTERED


def test_words_scattered_over_a_text_are_no_other_order():
    page = "The shop closed on Friday. Early reports said that, after dark, the mill burned."
    passage = "The mill burned after the shop closed early"

    assert locate(passage, page).outcome is MatchOutcome.NOT_FOUND
