"""Tell whether the text says the opposite of its headline, where only that has the words."""

from articles.text.evidence.comparable_words import comparable_words
from articles.text.evidence.findings import Frame, FrameKind
from articles.text.evidence.frames.frame_tokens import Hit, Token, find_hits, read_tokens
from articles.text.evidence.frames.page import content_keys, share_of
from articles.text.evidence.frames.passage_context import PassageContext
from articles.text.spans import Span

LONGEST = 160  # code points of a headline
ENDS = ".…。"
QUOTES = "\"“”„«»‹›‘’'「」『』 "
ENOUGH = 0.5  # of the headline's words that say something
FEWEST = 2
SENTENCES = 10  # of the text that are read
TURNING = frozenset({"negations", "denials", "doubts", "refutations"})
KEPT = frozenset({*TURNING, "not_negations", "cancelling"})


def headline_frame(context: PassageContext) -> Frame | None:
    """Return the words of the text that say the opposite of the headline with the passage."""
    if not _is_headline(context):
        return None
    window = context.window
    wanted = content_keys(window.text[slice(*context.span)], context.code)
    if len(wanted) < FEWEST or _turning(context, context.sentence):
        return None
    later = [s for s in window.statements if s.start >= context.sentence.end][:SENTENCES]
    for statement in later:
        span = Span(statement.start, statement.end)
        keys = [word.key for word in comparable_words(window.text[slice(*span)])]
        if share_of(wanted, keys) < ENOUGH:
            continue
        turning = _turning(context, span)
        if turning is None:
            return None  # the first sentence on the subject says the same
        return Frame(
            FrameKind.HEADLINE, Span(turning.start + window.offset, turning.end + window.offset)
        )
    return None


def _is_headline(context: PassageContext) -> bool:
    """Tell whether the passage stands in a short first line that ends like no sentence."""
    text, sentence = context.window.text, context.sentence
    if context.window.offset + sentence.start > LONGEST:
        return False
    end = text.find("\n", sentence.end)
    if end < 0 or text[sentence.end : end].strip(QUOTES) or not text[end:].strip():
        return False
    first = text.rfind("\n", 0, sentence.start) + 1
    line = text[first:end].rstrip(QUOTES)
    return 0 < len(line) <= LONGEST and line[-1] not in ENDS


def _turning(context: PassageContext, span: Span) -> Span | None:
    """Where a sentence negates, denies or doubts, if it does so an odd number of times."""
    tokens = read_tokens(context.window.text, span, context.code)
    hits = [hit for hit in find_hits(tokens, context.words, KEPT) if hit.kind in TURNING]
    negations = [hit for hit in hits if hit.kind == "negations"]  # "ne ... pas" is one
    turns = len(hits) - len(negations) + bool(negations)
    return _span(tokens, hits[0]) if turns % 2 else None


def _span(tokens: list[Token], hit: Hit) -> Span:
    return Span(tokens[hit.first].start, tokens[hit.last - 1].end)
