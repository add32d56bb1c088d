"""Find quotations that a label gives to a speaker: `Lind: „...“`, `„...“ – Lind`."""

from articles.text.attribution.other_languages.adjuncts import skip_adjuncts
from articles.text.attribution.other_languages.contents import Report
from articles.text.attribution.other_languages.noun_phrases import noun_phrase
from articles.text.attribution.other_languages.verb_subjects import skip_lead_in, with_apposition
from articles.text.attribution.other_languages.words import part_end, part_start
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens

LONGEST_LABEL = 8  # tokens
SMALL_WORDS = (
    "prepositions|determiners|subordinators|coordinators|relatives|adverbs|that|pronouns|of|days"
    "|verbs|auxiliaries|titles|oblique|genitive|possessives|articles"
)
SHORTEST_CLAUSE = 3  # tokens before a colon
SIGNATURE = 2  # tokens between a quotation and the name


def reports_of_labels(tokens: Tokens, earlier: list[Report], language: Language) -> list[Report]:
    """Return a report for each quotation behind a name and a colon, or before a dash and a name."""
    covered = {at for report in earlier for words in report.content for at in range(*words)}
    reports = []
    for index, word in enumerate(tokens.lower):
        if word != QUOTATION or index in covered:
            continue
        report = (
            _label(tokens, index, language)
            or _signature(tokens, index, language)
            or _unknown_verb(tokens, index, language)
            or _subject_before_colon(tokens, index, language)
        )
        if report:
            reports.append(report)
    return reports


def _label(tokens: Tokens, quotation: int, language: Language) -> Report | None:
    """The report of `Lind: „...“`."""
    colon = quotation - 1
    if colon < 1 or tokens.lower[colon] != ":" or colon > LONGEST_LABEL:
        return None
    first = 0
    while first < colon and tokens.lower[first] in language.words("coordinators|lead_ins"):
        first += 1
    end = noun_phrase(tokens, first, colon, language)
    behind = part_end(tokens, first)
    if end == first or end != behind or not _is_named(tokens, first, end, language):
        return None
    return Report(
        (colon, colon),
        (first, colon),
        first,
        quotation,
        "label",
        content=[(quotation, quotation + 1)],
    )


def _signature(tokens: Tokens, quotation: int, language: Language) -> Report | None:
    """The report of `„...“ – Lind`."""
    first = quotation + 2
    if first >= len(tokens) or tokens.lower[quotation + 1] not in {"—", ","}:
        return None
    if part_start(tokens, first) != first or part_end(tokens, first) != len(tokens):
        return None
    end = noun_phrase(tokens, first, len(tokens), language)
    if end != len(tokens) or not tokens.capital[first]:
        return None
    content = [(quotation, quotation + 1)]
    return Report((first, first), (first, end), first, end, "signature", content=content)


def _is_named(tokens: Tokens, first: int, end: int, language: Language) -> bool:
    """Tell whether the label is a name or a role, and no heading such as "Quelle"."""
    if tokens.lower[first] in language.words("titles|subjects"):
        return True
    if language.words("noun_capitals"):
        return end - first > 1 and tokens.lower[first] not in language.words("prepositions")
    return any(tokens.capital[first:end]) or bool(language.words("no_capitals"))


def _unknown_verb(tokens: Tokens, quotation: int, language: Language) -> Report | None:
    """The report of `„...“, spottete Jonas Lind`, where no list has the verb: only a name is believed."""
    first = quotation + 1
    while first < len(tokens) and tokens.lower[first] in {",", "—"}:
        first += 1
    sign = tokens.text[tokens.end[quotation] - 2]
    if first + 1 >= len(tokens) or (first == quotation + 1 and sign not in ",?!…"):
        return None
    verb = first
    while verb < len(tokens) and tokens.lower[verb] in language.words("have|clitics"):
        verb += 1
    if verb >= len(tokens) or not _may_be_verb(tokens, verb, language):
        return None
    begin = skip_adjuncts(tokens, verb + 1, len(tokens), language)
    end = noun_phrase(tokens, begin, len(tokens), language)
    bounded = part_end(tokens, end) - end <= 1  # a title may follow the name
    if end == begin or not bounded or not any(tokens.capital[begin:end]):
        return None
    content = [(quotation, quotation + 1)]
    return Report(
        (first, verb + 1), (begin, end), first, end, "unknown verb", "neutral", 0.6, content
    )


def _may_be_verb(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether the word is in none of the classes of small words."""
    word = tokens.lower[index]
    return (
        not tokens.capital[index]
        and not tokens.is_mark(index)
        and word.isalpha()
        and word not in language.words(SMALL_WORDS)
    )


def _subject_before_colon(tokens: Tokens, quotation: int, language: Language) -> Report | None:
    """The report of `Ihr Chef, Kai Brandt, drängt zur Eile: „...“`, where no list has the verb."""
    colon = quotation - 1
    if colon < SHORTEST_CLAUSE or tokens.lower[colon] != ":":
        return None
    first = skip_lead_in(tokens, 0, colon, language)
    end = noun_phrase(tokens, first, colon, language)
    last = with_apposition(tokens, end, language) if end > first else first
    named = any(tokens.capital[at] and tokens.capital[at + 1] for at in range(first, last - 1))
    if not named or last >= colon or tokens.lower[first] in language.words("days"):
        return None
    content = [(quotation, quotation + 1)]
    return Report((colon, colon), (first, last), first, quotation, "colon", "neutral", 0.6, content)
