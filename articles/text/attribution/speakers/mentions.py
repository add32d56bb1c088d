"""Find the names and roles in the words for a speaker: "Former mayor Ann Lee, a judge in Ohio"."""

from typing import NamedTuple

from articles.text.attribution.frame import TokenRange
from articles.text.attribution.speakers.entity import is_person_word, is_role_before_name
from articles.text.attribution.speakers.name_index import NameIndex
from articles.text.attribution.speakers.other_names import LONGEST_NAME, without_possessive
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens

PAIR = 3  # words of "Husband and wife"
LONGEST_COUPLE = 3  # persons of "Ann Lee, Bo Hill and Cy Marsh"


class Mention(NamedTuple):
    """A name in the text, without titles, and the titles and the role before it."""

    name: str
    role: str


def find_name(
    tokens: Tokens, segment: TokenRange, names: NameIndex, language: Language, *, apposition: bool
) -> Mention | None:
    """Return the name in the segment, with or without a role before it."""
    first, last = segment
    words = language.words
    while first < last and tokens.lower[first] in words("determiners"):
        first += 1
    body = _body_with_acronym(tokens, first, last, names)
    if body:
        return Mention(body, "")
    run, end = _find_name_words(tokens, first, last, names, language)
    if run == end or (apposition and (end < last or end - run < 2)):
        return None
    if end - run == 1 and run == first and _are_people(tokens, run, language):
        return None
    before = tokens.lower[run - 1] if run > first else ""
    if before in words("prepositions|and") or before.endswith(language.possessive_endings):
        return None
    start = _behind_titles(tokens, run, end, names, language)
    if start is None or end - start > LONGEST_NAME + 2:
        return None
    if any(
        tokens.lower[index].endswith(language.possessive_endings) for index in range(start, end - 1)
    ):
        return None
    name = without_possessive(tokens.text[tokens.start[start] : tokens.end[end - 1]])
    role = tokens.text[tokens.start[first] : tokens.end[start - 1]] if start > first else ""
    return Mention(" ".join(name.split()), " ".join(role.split()))


def _body_with_acronym(tokens: Tokens, first: int, last: int, names: NameIndex) -> str:
    """The "Institute for Trade" that the words begin with, if the article has its acronym; else ""."""
    if not names.with_acronym or first >= last or not tokens.capital[first]:
        return ""
    words = " ".join(tokens.text[tokens.start[first] : tokens.end[last - 1]].split())
    return next((body for body in names.with_acronym if words == body), "")


def _are_people(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether a plural of persons begins the sentence: "Witnesses said"."""
    low = tokens.lower[index]
    if index and not tokens.is_mark(index - 1) and tokens.lower[index - 1] != QUOTATION:
        return False
    singular = {low.removesuffix("s"), low.removesuffix("es")} - {low}
    return not singular.isdisjoint(language.words("persons"))


def _behind_titles(
    tokens: Tokens, run: int, end: int, names: NameIndex, language: Language
) -> int | None:
    """Where the name begins behind titles, a role or an owner: "Striker Tom Lund", "CNN's Ann Lee".

    None if the words end in a title, as "Vice President" does; "Paul Singer" has a last name.
    """
    titles = language.words("titles")
    last = end - 1
    while last >= run and tokens.lower[last] not in titles:
        last -= 1
    first_names = language.words("women_names|men_names")
    if last == end - 1:
        if last == run or tokens.lower[last - 1] not in first_names:
            return None
        last = run - 1
    start = max(last + 1, run)
    if is_role_before_name(tokens.lower[start:end], language):
        start += 1
    owned = tokens.lower[start].endswith(language.possessive_endings) and start + 2 < end
    if owned and (
        tokens.lower[start + 1] in first_names or _is_acronym(tokens, start, end, language)
    ):
        start += 1
    elif end - start == 2 and tokens.lower[start] in language.words("nationalities"):
        start += names.is_last_name(tokens.text[tokens.start[end - 1] : tokens.end[end - 1]])
    return start


def _is_acronym(tokens: Tokens, index: int, end: int, language: Language) -> bool:
    """Tell whether a body in capitals owns two words that name no body: "NPR's Ayla Reyes"."""
    word = tokens.text[tokens.start[index] : tokens.end[index]][:-2]
    bodies = language.words("bodies")
    return word.isupper() and len(word) > 1 and bodies.isdisjoint(tokens.lower[index + 1 : end])


def find_couple(
    tokens: Tokens, words: TokenRange, names: NameIndex, language: Language
) -> list[Mention]:
    """Return the persons of "Wells and Reed" or "Ann Lee, Bo Hill and Cy Marsh"; none if it is no list."""
    first, last = words
    first += _length_of_pair(tokens, first, last, language)
    joins = [i for i in range(first, last) if tokens.lower[i] in language.words("and")]
    if len(joins) != 1 or last - first > LONGEST_COUPLE * (LONGEST_NAME + 2):
        return []
    parts = [*comma_segments(tokens, first, joins[0], language), (joins[0] + 1, last)]
    if not 2 <= len(parts) <= LONGEST_COUPLE or any(start == end for start, end in parts):
        return []
    mentioned = [find_name(tokens, part, names, language, apposition=False) for part in parts]
    mentions = [each for each in mentioned if each]
    if len(mentions) < len(parts) or not all(_is_person(tokens, part, language) for part in parts):
        return []
    return _with_shared_last_name(mentions, names)


def _length_of_pair(tokens: Tokens, first: int, last: int, language: Language) -> int:
    """How many words stand before the names: 3 of "Husband and wife Dan and Carla Voss"."""
    people = language.words("men|women|persons")
    pair = first + PAIR < last and tokens.lower[first + 1] in language.words("and")
    both = pair and tokens.lower[first] in people and tokens.lower[first + 2] in people
    return PAIR if both else 0


def _is_person(tokens: Tokens, words: TokenRange, language: Language) -> bool:
    """Tell whether only titles and a name stand there, and no body: "Senators Ann Lee"."""
    no_person = language.words("bodies|days|plural|prepositions|documents|nationalities")
    first, last = words
    first += last - first > 1 and tokens.lower[first] in language.words("nationalities")
    return all(
        (tokens.capital[index] or tokens.lower[index] in language.words("titles|particles|offices"))
        and tokens.lower[index] not in no_person
        and not tokens.lower[index].endswith(language.possessive_endings)
        for index in range(first, last)
    )


def _with_shared_last_name(mentions: list[Mention], names: NameIndex) -> list[Mention]:
    """Give "Tom" of "Tom and Sue Archer" the last name, unless it is a last name itself."""
    last = mentions[-1].name.split()
    return [
        Mention(f"{each.name} {last[-1]}", each.role)
        if len(last) > 1 and " " not in each.name and not names.is_last_name(each.name)
        else each
        for each in mentions
    ]


def _find_name_words(
    tokens: Tokens, first: int, last: int, names: NameIndex, language: Language
) -> TokenRange:
    """The words of a name that ends the segment, or that begins it before "of Ohio". May be empty."""
    run = last
    while run > first and (
        is_name_word(tokens, run - 1, language)
        or (tokens.lower[run - 1] in language.words("particles") and run < last)
    ):
        run -= 1
    while run < last and not is_name_word(tokens, run, language):
        run += 1
    led = run > first and _is_led(tokens, first, run, language)
    if run < last and not led:
        return run, last
    title = _last_title(tokens, run, last, language)
    if title is not None:
        return title + 1, last
    if run < last and _has_office_before(tokens, first, run, language):
        parts = [tokens.text[tokens.start[i] : tokens.end[i]] for i in range(run, last)]
        behind = names.start_behind_place(parts, language)
        if behind:
            return run + behind, last
    end = first
    while end < last and is_name_word(tokens, end, language):
        end += 1
    of = end < last and tokens.lower[end] in language.words("prepositions")
    if of and _is_body_of(tokens, first, end, last, names, language):
        return first, last
    return (first, end) if of else (last, last)


def _is_body_of(
    tokens: Tokens, first: int, of: int, last: int, names: NameIndex, language: Language
) -> bool:
    """Tell whether a body is named by "of": "Chamber of Trade", but no "Smith of Leeds"."""
    if of - first != 1 or tokens.lower[of] not in language.words("of"):
        return False
    word = tokens.text[tokens.start[first] : tokens.end[first]]
    person = names.is_last_name(word) or word.lower() in language.words("women_names|men_names")
    return not person and all(tokens.capital[of + 1 : last]) and of + 1 < last <= of + 3


def _last_title(tokens: Tokens, run: int, last: int, language: Language) -> int | None:
    """The title inside a body's name: the "Director" of "Centers for Disease Control Director Ann Lee"."""
    titles = language.words("titles")
    return next((at for at in range(last - 2, run, -1) if tokens.lower[at] in titles), None)


def _is_led(tokens: Tokens, first: int, run: int, language: Language) -> bool:
    """Tell whether a preposition stands before the token `run`, with or without an article."""
    before = run - 1 - (tokens.lower[run - 1] in language.words("articles") and run - 1 > first)
    return tokens.lower[before] in language.words("prepositions")


def _has_office_before(tokens: Tokens, first: int, run: int, language: Language) -> bool:
    """Tell whether "mayor of" or "head of the" stands before the token `run`."""
    preposition = run - 1 - (tokens.lower[run - 1] in language.words("articles"))
    return (
        preposition > first
        and tokens.lower[preposition] in language.words("prepositions")
        and tokens.lower[preposition - 1] in language.words("titles|offices")
    )


def single_name(tokens: Tokens, segments: list[TokenRange], language: Language) -> str:
    """Return the "Emile" of "Her son, Emile," or the "Redline" of "The bus company, Redline,", else ""."""
    if len(segments) < PAIR - 1:
        return ""
    words, (first, last), (at, end) = language.words, segments[0], segments[1]
    no_name = "days|nationalities|titles|openers|adverbs|plural"
    if end - at != 1 or not tokens.capital[at] or tokens.lower[at] in words(no_name):
        return ""
    owned = tokens.lower[first] in words("possessives|definite") or any(
        low.endswith(language.possessive_endings) for low in tokens.lower[first:last]
    )
    head = tokens.lower[last - 1]
    known = is_person_word(head, language) or head in words("companies|bodies")
    return tokens.text[tokens.start[at] : tokens.end[at]] if owned and known else ""


def is_name_word(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether the word begins with a capital, behind a particle too: "al-Amin"."""
    if tokens.capital[index]:
        return True
    head, hyphen, tail = tokens.lower[index].partition("-")
    if not hyphen or head not in language.words("particles"):
        return False
    start = tokens.start[index] + len(head) + 1
    return bool(tail) and tokens.text[start : start + 1].isupper()


def comma_segments(tokens: Tokens, first: int, last: int, language: Language) -> list[TokenRange]:
    """Return the parts between commas and nicknames in quotation marks, but for the "Open Port" report."""
    parts: list[TokenRange] = []
    start = first
    for index in range(first, last):
        title = index == start + 1 and tokens.lower[start] in language.words("determiners")
        if tokens.is_mark(index) or (tokens.lower[index] == QUOTATION and not title):
            if index > start:
                parts.append((start, index))
            start = index + 1
    if last > start:
        parts.append((start, last))
    return parts or [(first, last)]


def phrase(tokens: Tokens, words: TokenRange, language: Language) -> str:
    """Return the words as they stand in the text, without an article."""
    first, last = words
    if last - first > 1 and tokens.lower[first] in language.words("articles"):
        first += 1
    return " ".join(tokens.text[tokens.start[first] : tokens.end[last - 1]].split())


def role_in_apposition(tokens: Tokens, segments: list[TokenRange], language: Language) -> str:
    """Return the role behind a name: "a judge in Ohio" gives "judge in Ohio"."""
    for first, last in segments:
        low = tokens.lower[first]
        if low in language.words("relatives") or low in language.words("coordinators"):
            return ""
        if low.isdigit():  # the age
            continue
        if _is_role(tokens, first, last, language):
            return phrase(tokens, (first, last), language)
    return ""


def _is_role(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    low = tokens.lower[first]
    if low in language.words("determiners|titles") or not tokens.capital[first]:
        return True
    return any(
        tokens.lower[index] in language.words("titles")
        or tokens.lower[index].endswith(language.possessive_endings)
        for index in range(first, last)
    )
