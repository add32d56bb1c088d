"""Find reports of sources (German): "nach eigenen Angaben", "laut einer Studie der Bank", "wonach"."""

from articles.text.attribution.frame import TokenRange
from articles.text.attribution.other_languages.contents import Report
from articles.text.attribution.other_languages.noun_phrases import noun_phrase
from articles.text.attribution.other_languages.reports.phrases import SHORT, report_of_phrase
from articles.text.attribution.other_languages.words import BOUNDS, part_end, part_start
from articles.text.languages import Language
from articles.text.sentences import Tokens

SOURCE_REACH = 5  # tokens of "nach einer gestern veröffentlichten Studie"


def report_of_source(
    tokens: Tokens, index: int, earlier: list[Report], language: Language
) -> Report | None:
    """Return the report of "nach eigenen Angaben", "laut einer Studie der Bank", "nach denen", or None."""
    if tokens.lower[index] not in language.words("before_sources") or index + 2 >= len(tokens):
        return None
    if _begins_relative(tokens, index, language):
        return report_of_relative(tokens, index, index + 2, language)
    noun = _source_noun(tokens, index, language)
    if noun is None:
        return None
    end = _end_of_source(tokens, index, noun, language)
    behind = tokens.lower[noun + 1] if end > noun + 1 else ""
    if tokens.lower[noun] in language.words("utterances") and (
        behind in language.words("of|genitive")
    ):
        return None  # "nach Angaben der Polizei"
    report = report_of_phrase(
        tokens, (index, index + 1), (index + 1, end), index, end, earlier, language
    )
    own = language.words("own_words").intersection(tokens.lower[index + 1 : noun])
    report.is_own = bool(own)
    return report


def _begins_relative(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether "nach denen" or "laut dem" begins a relative clause here."""
    words = language.words
    if not index or tokens.lower[index - 1] != ",":
        return False
    follows = tokens.lower[index + 1]
    return follows in words("source_relatives") or (
        follows in words("relatives") and tokens.lower[index + 2] in words("determiners|subjects")
    )


def _source_noun(tokens: Tokens, index: int, language: Language) -> int | None:
    """The first noun behind the preposition, if it is a source: "Angaben", "Medienberichten"."""
    noun = index + 1
    while noun < min(len(tokens), index + SOURCE_REACH) and not tokens.capital[noun]:
        if tokens.lower[noun] in BOUNDS:
            return None
        noun += 1
    if noun >= len(tokens) or not tokens.capital[noun]:
        return None
    word, endings = tokens.lower[noun], tuple(language.words("source_endings"))
    compound = word.endswith(endings) and word not in endings
    return noun if compound or word in language.words("source_nouns") else None


def _end_of_source(tokens: Tokens, index: int, noun: int, language: Language) -> int:
    """The token behind the noun phrase of the source, with a genitive."""
    first = index + 1 + (tokens.lower[index + 1] in language.words("oblique"))
    end = max(noun + 1, noun_phrase(tokens, first, part_end(tokens, noun), language))
    if end == noun + 1 < len(tokens) and tokens.lower[end] in language.words("of|genitive"):
        end = max(end, noun_phrase(tokens, end + 1, part_end(tokens, end), language))
    return end


def report_of_relative(tokens: Tokens, index: int, end: int, language: Language) -> Report | None:
    """Return the report of "Gerüchte, wonach", whose source stands before the comma, or None."""
    if index < 2 or tokens.lower[index - 1] != ",":
        return None
    behind = index - 1
    while behind > 1 and not tokens.capital[behind - 1] and tokens.lower[behind - 1] not in BOUNDS:
        behind -= 1  # "wies Berichte zurück, wonach"
    source = _source_before(tokens, behind, language)
    if source is None:
        return None
    report = Report((index, end), source, index, end, "according to", confidence=0.8)
    last = part_end(tokens, end)
    report.content = [(end, last)] if last - end >= SHORT else []
    return report


def _source_before(tokens: Tokens, behind: int, language: Language) -> TokenRange | None:
    """The noun phrase that ends before `behind`, with its article."""
    for first in range(part_start(tokens, behind - 1), behind):
        begins = tokens.capital[first] or tokens.lower[first] in language.words("determiners")
        if begins and noun_phrase(tokens, first, behind, language) == behind:
            return first, behind
    return None
