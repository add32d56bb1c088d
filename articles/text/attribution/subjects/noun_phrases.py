"""Find the subject of a verb: the noun phrase before it, behind it, or the subject of the sentence."""

from articles.text.attribution.frame import CueMatch, TokenRange
from articles.text.attribution.speakers.entity import is_person_word
from articles.text.attribution.subjects.lead_ins import without_lead_in
from articles.text.attribution.subjects.left_edges import is_title_inside, left_edge
from articles.text.attribution.verbs import is_verb
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens

ASIDE_REACH = 22  # tokens between two dashes
DESCRIPTION_REACH = 9  # tokens of "a 30-year veteran of the force who"
CLAUSE_REACH = 26  # tokens of ", who led the fight against the plan in June,"
LONGEST_BARE_SUBJECT = 8  # tokens of a subject without a name, a pronoun or a determiner


def subject_before(
    tokens: Tokens, match: CueMatch, left: int, language: Language
) -> TokenRange | None:
    """Return the tokens of the subject that ends where the verb group begins, or None.

    There is none behind "and", where the verb shares the subject of the verb before.
    """
    last = _before_time(tokens, match.first, left, language)
    if last <= left:
        return None
    before = tokens.lower[last - 1]
    if before in language.words("coordinators") or before == QUOTATION:
        return None
    if before in language.words("subjects"):
        return last - 1, last
    closed = before == ","
    if closed:
        last -= 1
    if before in language.words("relatives"):
        return _antecedent(tokens, last - 1, left, language, relative=last)
    if closed:
        last = _before_asides(tokens, last, left, language)
    noun_end = _before_relative_clause(tokens, last, left, language) if closed else last
    first = left_edge(tokens, noun_end, left, language, appositions=1 if closed else 0)
    subject = without_lead_in(tokens, first, noun_end, language)
    if subject and not closed and noun_end == last:
        subject = _behind_message(tokens, subject, language)
    if subject and noun_end < last:
        return subject[0], last
    return _of_relative_clause(tokens, subject, left, language) if subject else None


def _behind_message(tokens: Tokens, subject: TokenRange, language: Language) -> TokenRange:
    """The "officials" of "a charge officials denied", where a noun of saying stands before them."""
    first, last = subject
    low, words = tokens.lower, language.words
    if last - first < 3 or low[first] not in words("articles"):
        return subject
    message = low[first] in words("indefinite_articles") and low[first + 1] in words("charges")
    thing = tokens.capital[first + 2] and low[first + 1] in words("head_things")
    return (first + 2, last) if message or thing else subject


def _before_relative_clause(tokens: Tokens, last: int, left: int, language: Language) -> int:
    """Where the noun phrase ends before "who led the fight after the fire,", or `last`."""
    words = language.words
    for index in range(last - 1, max(left, last - CLAUSE_REACH), -1):
        word = tokens.lower[index]
        if word in {QUOTATION, ";", ":", "—"}:
            return last
        if word != ",":
            continue
        if tokens.lower[index + 1] in words("relatives"):
            return index
        if tokens.lower[index + 1] in words("coordinators|subordinators|verbs|pronouns"):
            return last
    return last


def _before_time(tokens: Tokens, last: int, left: int, language: Language) -> int:
    """Where the subject ends before "on Friday" or an aside between dashes."""
    timed = last - left > 2 and tokens.lower[last - 1] in language.words("days")
    if timed and tokens.lower[last - 2] in language.words("time_prepositions"):
        double = tokens.lower[last - 3] in language.words("time_prepositions")
        return last - 3 if double and last - 3 > left else last - 2  # "voters late last week"
    if tokens.lower[last - 1] == "—":
        reach = range(last - 2, max(left, last - ASIDE_REACH), -1)
        return next((at for at in reach if tokens.lower[at] == "—"), last)
    return last


def _of_relative_clause(
    tokens: Tokens, subject: TokenRange, left: int, language: Language
) -> TokenRange | None:
    """The subject of a relative clause: the noun of "who on Monday", the "Lee" of "which Lee"."""
    first, last = subject
    if tokens.lower[first] not in language.words("relatives") or last - first < 2:
        return subject
    follows = tokens.lower[first + 1]
    if tokens.capital[first + 1] or follows in language.words("determiners|subjects"):
        return first + 1, last
    if follows in language.words("auxiliaries|adverbs|prepositions"):
        return _antecedent(tokens, first, left, language, relative=first + 1)
    return subject


def _before_asides(tokens: Tokens, last: int, left: int, language: Language) -> int:
    """Where the subject ends before "asked whether he had paid," or "when asked about it,"."""
    comma = last - 1
    while comma > left and tokens.lower[comma] not in {",", QUOTATION, ";", "—"}:
        comma -= 1
    if comma <= left or tokens.lower[comma] != ",":
        return last
    form = language.forms.get(tokens.lower[comma + 1])
    participle = (form and "participle" in form.forms) or tokens.lower[comma + 1].endswith(
        language.past_endings
    )
    opener = tokens.lower[comma + 1]
    aside = (
        participle
        or opener in language.words("subordinators") - language.words("relatives")
        or _is_described_by_clause(tokens, comma + 1, last, language)
    )
    return comma if aside else last


def _is_described_by_clause(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Tell whether an apposition with a clause of its own stands here: "a judge who called it"."""
    near = tokens.lower[first : min(last, first + DESCRIPTION_REACH)]
    return not language.words("who").isdisjoint(near) and tokens.lower[first] in language.words(
        "articles"
    )


def subject_after(tokens: Tokens, index: int, language: Language) -> TokenRange | None:
    """Return the tokens of a subject behind its verb: "said Ann Lee, a judge in Ohio"."""
    if index >= len(tokens) or tokens.is_mark(index):
        return None
    last = index
    while last < len(tokens) and not _ends_subject(tokens, index, last, language):
        last += 1
    if last > index and tokens.lower[last - 1] in language.words("places") | {","}:
        last -= 1
    return (index, last) if _may_be_subject(tokens, index, last, language) else None


def _ends_subject(tokens: Tokens, first: int, index: int, language: Language) -> bool:
    """Tell whether a subject behind its verb, which begins at `first`, ends before the token at `index`."""
    word = tokens.lower[index]
    if word == QUOTATION and is_title_inside(tokens, index, first, language):
        return False
    if word in {QUOTATION, ";", ":", "—"} or word in language.words("subordinators"):
        return True
    if index > first and _follows_subject(tokens, index, language):
        return True
    if word == ",":
        return not _is_apposition(tokens, index + 1, language)
    if word in language.words("places"):
        return _is_setting(tokens, index + 1, language)
    joins = word in language.words("and|but")
    return joins and index + 1 < len(tokens) and tokens.lower[index + 1] in language.forms


def _follows_subject(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether it is a day: "said Lee Monday"."""
    of = tokens.lower[index - 1] in language.words("of")
    return tokens.lower[index] in language.words("days") and not of


def _may_be_subject(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Tell whether these tokens can be a noun phrase: a name, a pronoun, a noun, a few words."""
    if first == last or tokens.lower[first] in language.words("prepositions"):
        return False
    if tokens.capital[first] or tokens.lower[first] in language.words("determiners|pronouns"):
        return True
    comma = next((at for at in range(first, last) if tokens.is_mark(at)), last)
    return comma - first <= LONGEST_BARE_SUBJECT


def _is_setting(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether a setting follows: "in a statement", "on Twitter"."""
    return any(word in language.words("settings") for word in tokens.lower[index : index + 4])


def _is_apposition(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether it describes the name before the comma: "a judge", "who ran the firm"."""
    if index >= len(tokens):
        return False
    word = tokens.lower[index]
    form = language.forms.get(word)
    if form and "ing" in form.forms:
        return False
    if word in language.words("relatives"):
        return True
    if word in language.words("pronouns"):
        return False
    end = next((p for p in range(index, len(tokens)) if tokens.is_mark(p)), len(tokens))
    relative = next(
        (p for p in range(index + 1, end) if tokens.lower[p] in language.words("who")), end
    )
    if any(is_verb(tokens, p, language) for p in range(index, relative)):
        return False
    return word != QUOTATION and word not in language.words("coordinators|subordinators")


def _antecedent(
    tokens: Tokens, index: int, left: int, language: Language, *, relative: int
) -> TokenRange | None:
    """The noun phrase that "who" stands for, up to the pronoun itself."""
    last = index
    if last > left and tokens.lower[last - 1] == ",":
        last -= 1
    if last <= left:
        return (index, relative)
    first = left_edge(tokens, last, left, language, appositions=0)
    while first < last - 1 and tokens.lower[first] in language.words("prepositions"):
        first += 1
    trimmed = without_lead_in(tokens, first, last, language)
    while trimmed and any(
        word in language.words("prepositions") for word in tokens.lower[slice(*trimmed)]
    ):
        nearer = max(
            index
            for index in range(*trimmed)
            if tokens.lower[index] in language.words("prepositions")
        )
        if (
            tokens.lower[nearer] in language.words("of") and trimmed[0] < nearer
        ) or nearer + 1 >= trimmed[1]:
            break
        if _is_where_person_is(tokens, trimmed, nearer, relative, language):
            break
        trimmed = (nearer + 1, trimmed[1])
    return (trimmed[0], relative) if trimmed else (index, relative)


def _is_where_person_is(
    tokens: Tokens, words: TokenRange, preposition: int, relative: int, language: Language
) -> bool:
    """Tell whether "who" means the person before a place: "a professor at Hull University who"."""
    low, first = tokens.lower, words[0]
    if low[relative - 1] not in language.words("who") or low[preposition] not in language.words(
        "at"
    ):
        return False
    prepositions = language.words("prepositions")
    head = next(at for at in range(first, preposition + 1) if low[at] in prepositions) - 1
    person = low[head] if head >= first else ""
    return is_person_word(person, language) or person in language.words("plural|bodies|companies")
