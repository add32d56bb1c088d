"""Tell whether an ellipsis leaves out words without changing the sense of the others."""

import re

from articles.text.evidence.findings import MatchedPart
from articles.text.evidence.frames.frame_tokens import find_hits, read_tokens
from articles.text.evidence.frames.frame_words import load_frame_words
from articles.text.evidence.frames.passage_context import PassageContext, read_context
from articles.text.evidence.frames.speakers import is_same_speaker
from articles.text.evidence.source import SourceText
from articles.text.evidence.vocabulary import load_vocabulary
from articles.text.facts.fact import FactKind
from articles.text.facts.facts import facts
from articles.text.facts.numbers.lexicon import load_lexicon
from articles.text.languages import load_language
from articles.text.spans import Span

SENTENCE_END = re.compile(r"[.!?…。؟][\"'”’»)]*\s")
MOST_SENTENCE_ENDS = 2
LAST = 3  # omitted words that may belong to what follows: "could almost"
TURNING = frozenset({
    "negations", "denials", "doubts", "refutations", "conditions", "concessions", "questions",
    "jokes", "jokes_behind", "rumours", "rumours_behind", "fictions", "hypotheses", "withdrawals",
    "unreal",
})  # fmt: skip
HARMLESS = frozenset({"not_negations", "not_conditions"})
MEASURES = frozenset({FactKind.QUANTIFIER, FactKind.NEGATION})
MARKS = ',;:.!?…—–"”»)'


def is_honest_omission(earlier: MatchedPart, later: MatchedPart, source: SourceText) -> bool:
    """Tell whether the words between two parts do not turn them, and one speaker says both.

    The cost is that of the paragraphs around both.
    """
    span = Span(earlier.source.end, later.source.start)
    omitted = source.text[slice(*span)]
    if len(SENTENCE_END.findall(omitted)) > MOST_SENTENCE_ENDS:
        return False
    if _turns(span, source) or _governs_next(span, source):
        return False
    spans = [earlier.source, later.source]
    first, second = (read_context(source.text, spans, at, source.language) for at in (0, 1))
    return _is_one_speech(first, second)


def _turns(span: Span, source: SourceText) -> bool:
    """Tell whether the omitted words hold a negation, a condition or another turn."""
    code = source.language
    words = load_frame_words(code)
    tokens = read_tokens(source.text, span, code)
    kinds = TURNING | HARMLESS | {"clause_conditions"}
    for hit in find_hits(tokens, words, kinds & words.kinds_in_sentence):
        if hit.kind in TURNING:
            return True
        opens = hit.first == 0 or not tokens[hit.first - 1].is_word
        if hit.kind == "clause_conditions" and opens:
            return True
    known = load_vocabulary(code).negations
    return not words.by_word and any(token.key in known for token in tokens)


def _governs_next(span: Span, source: SourceText) -> bool:
    """Tell whether the last omitted words belong to what follows: "We may ... pay", "half of ... them"."""
    omitted = source.text[slice(*span)]
    tail = omitted
    for mark in MARKS:
        tail = tail.rpartition(mark)[2]
    words = tail.split()[-LAST:]
    if not words:
        return False
    language = load_language(source.language)
    modals = language.words("modals") - language.words("infinitive|let")
    if any(word.lower() in modals for word in words):
        return True
    written = " ".join(words)
    if load_lexicon(source.language).hedges.get((words[-1].lower(),)) == "almost":
        return True
    measures = facts(written, Span(0, len(written)), source.language)
    return any(fact.kind in MEASURES for fact in measures)


def _is_one_speech(first: PassageContext, second: PassageContext) -> bool:
    """Tell whether the source gives both parts to one speaker, as far as it says so."""
    speakers = [context.attribution and context.attribution.speaker for context in (first, second)]
    if speakers[0] and speakers[1]:
        return is_same_speaker(speakers[0], speakers[1])
    return not any(speakers) or first.is_quoted == second.is_quoted
