"""Find who speaks in a quotation that goes on around its verb: « Oui, dit Roy. Non. »"""

from articles.text.attribution.other_languages.contents import Report
from articles.text.attribution.other_languages.noun_phrases import noun_phrase
from articles.text.attribution.other_languages.verbs import find_verbs
from articles.text.attribution.other_languages.words import has_cue_word, read_words
from articles.text.languages import Language
from articles.text.sentences import Tokens
from articles.text.spans import Span

STOPS = frozenset(".,;!?…—–-»")
LONGEST = 4_000  # code points of a quotation that is read


def report_inside(text: str, quotation: Span, language: Language) -> tuple[Tokens, Report] | None:
    """Return the words of the quotation and the report that stands in it, or None."""
    inner = Span(quotation.start + 1, quotation.end - 1)
    if inner.end - inner.start > LONGEST or not has_cue_word(text, inner, language):
        return None
    tokens = read_words(text, inner, [], language)
    for verb in find_verbs(tokens, language):
        first = verb.first
        if not first or verb.head >= verb.last or not _stops_before(tokens, first, language):
            continue
        stop = _next_stop(tokens, verb.last, language)
        end = noun_phrase(tokens, verb.last, stop, language)
        if end > verb.last and (end == len(tokens) or _stops_before(tokens, end, language)):
            report = Report((first, verb.last), (verb.last, end), first, end, "insertion")
            report.stance = verb.cue.stance
            return tokens, report
    return None


def _stops_before(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether a mark stands before the token that is no part of an abbreviation: "M. Roy"."""
    gap = tokens.text[tokens.end[index - 1] : tokens.start[index]]
    before = tokens.text[tokens.start[index - 1] : tokens.end[index - 1]]
    if before in language.never_sentence_final:
        gap = gap.removeprefix(".")
    return tokens.is_mark(index - 1) or tokens.is_mark(index) or not STOPS.isdisjoint(gap)


def _next_stop(tokens: Tokens, index: int, language: Language) -> int:
    """Return the first mark from `index` on, or the first token behind a stop, or the end."""
    while index < len(tokens) and not tokens.is_mark(index):
        index += 1
        if index < len(tokens) and _stops_before(tokens, index, language):
            break
    return index
