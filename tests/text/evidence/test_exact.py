"""Passages that are the same in another print: a source and a passage a case."""

import pytest

from articles.text.evidence import MatchOutcome, locate
from tests.text.evidence.shown import shown

CAMP = "The minister spoke on Monday. “Al-Hol camp must be emptied,” he said. Nobody objected."

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
def test_the_same_words_in_another_print_are_exact(source, passage):
    match = locate(passage, source)

    assert (match.outcome, shown(passage, source, match)) == (MatchOutcome.EXACT, [])


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
def test_other_marks_around_the_same_words_are_punctuation_only(source, passage, differences):
    match = locate(passage, source)

    assert shown(passage, source, match) == differences
    assert match.outcome == MatchOutcome.PUNCTUATION
