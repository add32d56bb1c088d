"""Read the sentences around a passage: "He was joking", "It was an exercise", "He took that back"."""

from collections.abc import Iterator

from articles.text.evidence.findings import Frame, FrameKind
from articles.text.evidence.frames.frame_tokens import Hit, find_hits, read_tokens
from articles.text.evidence.frames.frame_words import FrameWords
from articles.text.evidence.frames.passage_context import PassageContext
from articles.text.spans import Span

BEHIND = {
    "after_jokes": FrameKind.JOKE,
    "after_denials": FrameKind.DENIED,
    "after_unsaid": FrameKind.DENIED,
    "after_withdrawals": FrameKind.WITHDRAWN,
    "after_fictions": FrameKind.FICTION,
    "after_rumours": FrameKind.RUMOUR,
}
BEFORE = {
    "before_fictions": FrameKind.FICTION,
    "before_hypotheses": FrameKind.HYPOTHETICAL,
    "before_rumours": FrameKind.RUMOUR,
    "before_jokes": FrameKind.JOKE,
    "before_withdrawals": FrameKind.WITHDRAWN,
}
DISPUTED = (
    "after_denials"  # by anybody: it does not matter when the speaker is known to have said it
)
OPENING = frozenset({"before_hypotheses", "before_withdrawals"})  # of a sentence: "Imagine ..."
NEXT, LAST = 2, 1  # sentences behind and before
NEAR = 4  # words before "was joking" in which "if" or "not" undoes it
ASKING = ("questions", "conditions", "clause_conditions")
PARAGRAPH = "\n"


def neighbour_frames(context: PassageContext, *, confirmed: bool) -> Iterator[Frame]:
    """Yield what the next sentences say of the passage, then what the last one says.

    `confirmed` says that the source gives the words to the claim's speaker.
    """
    for span in _behind(context):
        yield from _frames_in(context, span, BEHIND, confirmed=confirmed)
    for span in _before(context):
        yield from _frames_in(context, span, BEFORE, confirmed=confirmed)


def _behind(context: PassageContext) -> Iterator[Span]:
    """The rest of the sentence and the next ones, at most one of them in another paragraph."""
    yield Span(context.span.end, context.sentence.end)
    end, left = context.sentence.end, NEXT
    for statement in context.window.statements:
        if statement.start < end or not left:
            continue
        if PARAGRAPH in context.window.text[end : statement.start]:
            left = 1
        yield Span(statement.start, statement.end)
        end, left = statement.end, left - 1


def _before(context: PassageContext) -> Iterator[Span]:
    """The last sentence, and the beginning of the passage's own."""
    yield Span(context.sentence.start, context.span.start)
    earlier = [s for s in context.window.statements if s.end <= context.sentence.start]
    for statement in earlier[-LAST:]:
        yield Span(statement.start, statement.end)


def _frames_in(
    context: PassageContext, span: Span, kinds: dict[str, FrameKind], *, confirmed: bool
) -> Iterator[Frame]:
    tokens = read_tokens(context.window.text, span, context.code)
    for hit in find_hits(tokens, context.words, frozenset(kinds)):
        if hit.kind == DISPUTED and confirmed:
            continue
        if hit.kind in OPENING and any(token.is_word for token in tokens[: hit.first]):
            continue
        if _is_undone(context.words, [token.key for token in tokens], hit):
            continue
        start, end = tokens[hit.first].start, tokens[hit.last - 1].end
        yield Frame(
            kinds[hit.kind], Span(start + context.window.offset, end + context.window.offset)
        )


def _is_undone(words: FrameWords, keys: list[str], hit: Hit) -> bool:
    """Tell whether a word right before undoes it: "She was not joking", "asked if he was joking"."""
    before = keys[max(0, hit.first - NEAR) : hit.first]
    if any(key in words.single(kind) for key in before for kind in ASKING):
        return True
    negations = words.single("negations")
    own = keys[hit.first : hit.last]
    return not negations.isdisjoint(before) and negations.isdisjoint(own)
