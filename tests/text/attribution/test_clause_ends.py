"""Where the narrator goes on behind reported words: one way a case."""

import pytest

from tests.text.attribution.attributions_of import attributions_of

LEE = "Ann Lee"
FAIR = "the price was fair"
CLAUSES = {
    "but and a subject of its own": ("Ann Lee said the price was fair, but farmers sued.", FAIR),
    "but and a pronoun goes on": (
        "Ann Lee said the price was fair, but it would rise.",
        "the price was fair, but it would rise",
    ),
    "though": ("Ann Lee said the price was fair, though farmers sued.", FAIR),
    "although": ("Ann Lee said the price was fair, although two farms closed.", FAIR),
    "while": ("Ann Lee said the price was fair, while Bo Hill wept.", FAIR),
    "as behind a comma": ("Ann Lee said the price was fair, as farmers marched.", FAIR),
    "as in a comparison goes on": (
        "Ann Lee said the price was as fair as ever.",
        "the price was as fair as ever",
    ),
    "the main clause behind when": ("When Ann Lee said the price was fair, farmers left.", FAIR),
    "the main clause behind after": ("After Ann Lee said the price was fair, they left.", FAIR),
    "the main clause behind although": (
        "Although Ann Lee said the price was fair, farmers sued.",
        FAIR,
    ),
    "the main verb behind who": ("Ann Lee, who said the price was fair, resigned.", FAIR),
    "a past verb behind an infinitive": ("Ann Lee vowed to pay and left the hall.", "to pay"),
    "an infinitive goes on behind and": (
        "Ann Lee vowed to pay and leave.",
        "to pay and leave",
    ),
    "a past verb behind would": ("Ann Lee said she would pay and left.", "she would pay"),
    "would goes on behind and": (
        "Ann Lee said she would pay and leave.",
        "she would pay and leave",
    ),
    "a present verb behind a past one": (
        "Ann Lee denies that the price was fair and goes to court.",
        FAIR,
    ),
    "a verb behind a quotation": ('Ann Lee said "no deal" and left.', '"no deal"'),
    "when asked": ('Ann Lee said, "We will see," when asked about it.', '"We will see,"'),
    "a comment of the narrator": (
        "Ann Lee said the price was fair, a swipe at the farmers.",
        FAIR,
    ),
    "a last dash": ("Ann Lee said the price was fair - the farmers disagree.", FAIR),
    "an aside between dashes goes on": (
        "Ann Lee said the price - nine pounds - was fair.",
        "the price - nine pounds - was fair",
    ),
    "a semicolon": ("Ann Lee said the price was fair; farmers sued.", FAIR),
    "an interview behind an object": ("Ann Lee defended the price in an interview.", "the price"),
    "a day behind an object": ("Ann Lee defended the price on Monday.", "the price"),
    "as behind an object goes on": (
        "Ann Lee defended the price as fair.",
        "the price as fair",
    ),
    "as and a clause behind an object": ("Ann Lee defended the price as she left.", "the price"),
    "a list of what was said": (
        "Ann Lee promised higher wages, better schools and clean water.",
        "higher wages, better schools and clean water",
    ),
    "including goes on": (
        "Ann Lee attacked the ministers, including Bo Hill.",
        "the ministers, including Bo Hill",
    ),
    "not and but go on": (
        "Ann Lee promised not a few pounds, but millions.",
        "not a few pounds, but millions",
    ),
    "a sentence behind a quotation that has ended": (
        'She called it "absurd." Ann Lee said, "Who pays?"',
        '"Who pays?"',
    ),
    "because inside a report goes on": (
        "Ann Lee said the price was fair because it had fallen.",
        "the price was fair because it had fallen",
    ),
}


@pytest.mark.parametrize(("text", "content"), CLAUSES.values(), ids=CLAUSES)
def test_the_content_ends_where_the_narrator_goes_on(text, content):
    assert [words for who, _cue, words in attributions_of(text) if who == LEE] == [content]
