"""Find reports of "laut Lind", "selon Roy", "Lind zufolge": a phrase instead of a verb."""

from articles.text.attribution.other_languages.adjuncts import skip_adjuncts
from articles.text.attribution.other_languages.contents import Report
from articles.text.attribution.other_languages.noun_phrases import noun_phrase
from articles.text.attribution.other_languages.reports.phrases import report_of_phrase
from articles.text.attribution.other_languages.reports.sources import (
    report_of_relative,
    report_of_source,
)
from articles.text.attribution.other_languages.verb_subjects import with_apposition
from articles.text.attribution.other_languages.words import BOUNDS, part_end, part_start
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens

LONGEST_NAME = 9  # tokens before "zufolge"


def reports_of_according(tokens: Tokens, earlier: list[Report], language: Language) -> list[Report]:
    """Return the reports of all such phrases of the sentence."""
    reports: list[Report] = []
    for index, word in enumerate(tokens.lower):
        if reports and index < reports[-1].cue[1]:
            continue
        report = None
        if word in language.words("relative_sources"):
            report = report_of_relative(tokens, index, index + 1, language)
        if word in language.according_starts:
            report = report_of_source(tokens, index, earlier, language)
            report = report or _phrase_before_name(tokens, index, earlier, language)
            report = report or _phrase_around_pronoun(tokens, index, earlier, language)
        if word in language.words("according_pronouns"):
            at = (index, index + 1)
            report = report_of_phrase(tokens, at, at, index, index + 1, earlier, language)
        if report is None and word in language.words("possessives"):
            report = _phrase_behind_possessive(tokens, index, earlier, language)
        if report is None and word in language.words("according_behind"):
            report = _phrase_behind_name(tokens, index, earlier, language)
        if report and report.content:
            reports.append(report)
    return reports


def _phrase_before_name(
    tokens: Tokens, index: int, earlier: list[Report], language: Language
) -> Report | None:
    """The report of "laut Lind": the name follows."""
    last = index + _length(tokens, index, language)
    if last == index or last >= len(tokens):
        return None
    first = last
    if tokens.lower[last] in language.words("source_nouns"):
        return report_of_phrase(
            tokens, (index, last), (last, last + 1), index, last + 1, earlier, language
        )
    if tuple(tokens.lower[index:last]) in _only_before_source_nouns(language):
        return None
    pronoun = tokens.lower[first] in language.words("he|she|they")
    if pronoun and tokens.lower[first] not in language.words("possessives"):
        return report_of_phrase(
            tokens, (index, last), (first, first + 1), index, first + 1, earlier, language
        )
    while first < len(tokens) and tokens.lower[first] in language.words(
        "oblique|that|joined_names"
    ):
        first += 1
    end = noun_phrase(tokens, first, part_end(tokens, first), language)
    if end == first:
        return None
    end = _without_clause(tokens, index, first, end, language)
    if not _may_name_source(tokens, index, first, end, language):
        return None
    begin = last if first > last and tokens.lower[last] in language.words("oblique") else first
    if language.words("verb_second"):
        end = with_apposition(tokens, end, language)
    return report_of_phrase(tokens, (index, last), (begin, end), index, end, earlier, language)


def _may_name_source(tokens: Tokens, index: int, first: int, end: int, language: Language) -> bool:
    """Tell whether a word that is no phrase of its own, such as "so" or "pour", names a source here."""
    if not language.words("not_sources").isdisjoint(tokens.lower[first:end]):
        return False
    if tokens.lower[index] in language.words("names_only") and not _is_opinion(
        tokens, index, first, end, language
    ):
        return False
    if tokens.lower[index] in language.words("after_comma"):
        rest = skip_adjuncts(tokens, end, len(tokens), language)
        return rest >= len(tokens) or tokens.lower[rest] in BOUNDS
    return True


def _is_opinion(tokens: Tokens, index: int, first: int, end: int, language: Language) -> bool:
    """Tell whether "Pour Anne Roy," gives her opinion: a name that leads the sentence, and a comma."""
    if index or end >= len(tokens) or tokens.lower[end] != ",":
        return False
    known = language.words("titles|groups")
    if end - first > 1 and not known.isdisjoint(tokens.lower[first:end]):
        return True
    return tokens.capital[first] and tokens.lower[first] not in language.words("days")


def _without_clause(tokens: Tokens, index: int, first: int, end: int, language: Language) -> int:
    """End the name early if no comma ends it: the clause follows in "Volgens de politie raakte"."""
    words = language.words
    if index > 1 or words("noun_capitals") or (end < len(tokens) and tokens.lower[end] in BOUNDS):
        return end
    last = _short_phrase(tokens, first, end, language)
    while last < end and tokens.lower[last] in words("of"):
        last = _short_phrase(tokens, last + 1, end, language)
    return last


def _short_phrase(tokens: Tokens, first: int, limit: int, language: Language) -> int:
    """Return the token behind an article and one noun, a role and a name, or a name."""
    while first < limit and tokens.lower[first] in language.words("determiners"):
        first += 1
    titled = first
    while first < limit and tokens.lower[first] in language.words("titles"):
        first += 1
    if titled == first < limit and not tokens.capital[first]:
        first += 1
        prefixes = language.definite_prefixes
        while first < limit and (tokens.capital[first] or tokens.lower[first].startswith(prefixes)):
            first += 1
        return first
    while first < limit and tokens.capital[first]:
        first += 1
    adjective = first > titled and tokens.lower[first - 1] in language.words("name_adjectives")
    return first + 1 if adjective and first < limit else first  # "Norsk institutt"


def _phrase_around_pronoun(
    tokens: Tokens, index: int, earlier: list[Report], language: Language
) -> Report | None:
    """The report of "по его словам": a pronoun stands in the phrase."""
    if index + 2 >= len(tokens) or tokens.lower[index + 1] not in language.words("possessives"):
        return None
    if (tokens.lower[index], tokens.lower[index + 2]) not in language.according:
        return None
    return report_of_phrase(
        tokens, (index, index + 3), (index + 1, index + 2), index, index + 3, earlier, language
    )


def _phrase_behind_possessive(
    tokens: Tokens, index: int, earlier: list[Report], language: Language
) -> Report | None:
    """The report of "Jej zdaniem" or "seiner Meinung nach"."""
    for length in (1, 2):
        phrase = tuple(tokens.lower[index + 1 : index + 1 + length])
        known = phrase in language.according if length == 1 else phrase in _opinions(language)
        if known and index + 1 + length < len(tokens):
            cue = (index, index + 1 + length)
            return report_of_phrase(
                tokens, cue, (index, index + 1), index, cue[1], earlier, language
            )
    return None


def _opinions(language: Language) -> set[tuple[str, ...]]:
    return {tuple(phrase.split()) for phrase in language.words("opinions")}


def _only_before_source_nouns(language: Language) -> set[tuple[str, ...]]:
    return {(word,) for word in language.words("before_source_nouns")}


def _phrase_behind_name(
    tokens: Tokens, index: int, earlier: list[Report], language: Language
) -> Report | None:
    """The report of "Lind zufolge": the name stands before."""
    start = part_start(tokens, index)
    last = index
    while last > start and tokens.lower[last - 1] in language.words("markers|of"):
        last -= 1
    for first in range(start, last):
        if tokens.lower[first] in language.words("coordinators|adverbs|auxiliaries"):
            continue
        oblique = first
        while oblique < last and tokens.lower[oblique] in language.words("oblique"):
            oblique += 1
        if last - first == 1 and tokens.lower[first] in language.words("he|she|they"):
            return report_of_phrase(
                tokens, (index, index + 1), (first, last), first, index + 1, earlier, language
            )
        whole = first == start < oblique and last - first <= LONGEST_NAME
        if oblique < last and (whole or noun_phrase(tokens, oblique, last, language) == last):
            return report_of_phrase(
                tokens, (index, index + 1), (first, last), first, index + 1, earlier, language
            )
    return None


def _is_aside(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether "so" names a speaker here: behind a comma, and not in "so dass" or "so heißt es"."""
    if not index or tokens.lower[index - 1] not in {",", QUOTATION}:
        return False
    follows = tokens.lower[index + 1]
    if not tokens.capital[index + 1] and follows not in language.words("determiners|subjects"):
        return False
    return follows not in language.words("that|verbs|adverbs") and follows not in language.forms


def _length(tokens: Tokens, index: int, language: Language) -> int:
    """Return the number of words of the longest phrase that begins here, 0 without one."""
    for phrase in language.according:
        if tuple(tokens.lower[index : index + len(phrase)]) == phrase:  # the longest comes first
            short = len(phrase) == 1 and phrase[0] in language.words("after_comma")
            if not short or _is_aside(tokens, index, language):
                return len(phrase)
    return 0
