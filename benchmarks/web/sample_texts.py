"""Invented news articles of 4 kB, always the same for the same number.

Each names the town `TOWN`. A copy of an article has another word of the same length there, so that
all spans of the copy are those of the original, and a search for the word has few results.
"""

import hashlib
import random

TOWN = "Zarvenil"
ARTICLE_LENGTH = 4000  # code points, at least
PEOPLE = [
    ("Anna Keller", "the mayor"),
    ("Tomas Berg", "the head of the water board"),
    ("Lucia Moretti", "a member of the council"),
    ("Henrik Dahl", "the chief engineer"),
    ("Mariam Aziz", "a professor of hydrology"),
    ("Paul Okafor", "the spokesman of the ministry"),
]
WORKS = ["bridge", "dam", "pumping station", "school", "hospital", "tunnel", "harbour", "library"]
MONTHS = ["January", "March", "April", "June", "September", "November"]
SENTENCES = [
    "{name}, {role}, said that the {work} in {town} had cost {n} million euros since {month} {year}.",
    "“We knew about the cracks in the {work} for {n} months and did nothing,” {name} said.",
    "According to {name}, {percent} per cent of all repairs in {town} were paid twice.",
    "The {work} was opened in {year} and closed again after {n} weeks.",
    "{surname} denied that the contract for the {work} had been promised to a firm from {town}.",
    "A report of {month} {year} counted {n} accidents near the {work}, {percent} per cent more than before.",
    "“Nobody in {town} was asked,” {surname} told reporters, “and nobody will pay for it.”",
    "The council has {n} members, of whom {half} voted for the new {work}.",
    "{surname} added that the figures for {year} would be published in {month}.",
    "Residents collected {n}00 signatures against the {work} within {half} days.",
]
HEADLINES = [
    "{town} argues about the cost of its {work}",
    "Cracks in the {work} of {town} were known since {year}",
    "Council of {town} votes for a new {work}",
    "What the report of {year} says about the {work} of {town}",
]


def town_of(copy: int) -> str:
    """Return the word that copy number `copy` of an article has instead of `TOWN`."""
    digits = hashlib.md5(str(copy).encode(), usedforsecurity=False).hexdigest()[: len(TOWN)]
    return digits.translate(str.maketrans("0123456789abcdef", "aeioubdfghklmnpr")).capitalize()


def _values(chance: random.Random) -> dict[str, object]:
    name, role = chance.choice(PEOPLE)
    n = chance.randint(4, 95)
    return {
        "town": TOWN,
        "name": name,
        "surname": name.split()[1],
        "role": role,
        "work": chance.choice(WORKS),
        "month": chance.choice(MONTHS),
        "year": chance.randint(1990, 2024),
        "n": n,
        "half": n // 2 + 1,
        "percent": chance.randint(2, 98),
    }


def headline(number: int) -> str:
    """Return the title of article `number`."""
    chance = random.Random(f"headline {number}")  # noqa: S311 (no secret)
    return chance.choice(HEADLINES).format(**_values(chance))


def article_text(number: int, length: int = ARTICLE_LENGTH) -> str:
    """Return the text of article `number`, in paragraphs of four sentences."""
    chance = random.Random(f"text {number}")  # noqa: S311 (no secret)
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < length:
        picked = [chance.choice(SENTENCES) for _sentence in range(4)]
        paragraphs.append(" ".join(sentence.format(**_values(chance)) for sentence in picked))
    return "\n\n".join(paragraphs)


def long_text(statements: int) -> str:
    """Return a text of this many statements, two a paragraph."""
    pattern = (
        "Minister Jane Doe said that bridge {0} cost {0} million euros. “It is safe,” she said."
    )
    return "\n\n".join(pattern.format(number + 1) for number in range(statements // 2))
