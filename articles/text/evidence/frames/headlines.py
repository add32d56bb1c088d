"""Tell whether the text says the opposite of its headline, where only that has the words."""

from itertools import takewhile

from articles.text.evidence.findings import Frame, FrameKind
from articles.text.evidence.frames.frame_tokens import Hit, Token, find_hits, read_tokens
from articles.text.evidence.frames.page import content_keys, share_of, stem
from articles.text.evidence.frames.passage_context import PassageContext
from articles.text.languages import load_language
from articles.text.spans import Span

LONGEST = 160  # code points of a headline
ENDS = ".…。"
QUOTES = "\"“”„«»‹›‘’'「」『』 "
ENOUGH = 0.5  # of the headline's words that say something
FEWEST = 2
CLAUSE = 6  # words around a negation
BESIDE = 3  # words right behind it
LEAD = 3  # sentences
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
    if _says_again(context):  # what was not so before says nothing against it
        later = later[:1]
    for number, statement in enumerate(later):
        span = Span(statement.start, statement.end)
        tokens = read_tokens(window.text, span, context.code)
        is_same_subject = share_of(wanted, (token.key for token in tokens)) >= ENOUGH
        turning = _contradiction(context, tokens, wanted, number, is_same_subject=is_same_subject)
        if turning:
            return Frame(
                FrameKind.HEADLINE, Span(turning.start + window.offset, turning.end + window.offset)
            )
        if is_same_subject:
            return None  # the first sentence on the subject says the same
    return None


def _says_again(context: PassageContext) -> bool:
    """Tell whether the headline says that something is so again."""
    tokens = context.tokens[context.first : context.last]
    return any(context.words.has("again", token.key) for token in tokens)


def _contradiction(
    context: PassageContext,
    tokens: list[Token],
    wanted: frozenset[str],
    number: int,
    *,
    is_same_subject: bool,
) -> Span | None:
    """Where a sentence negates a word of the headline, or denies or doubts what it says."""
    hits = find_hits(tokens, context.words, KEPT)
    if is_same_subject and any(hit.kind in TURNING - {"negations"} for hit in hits):
        return _turning(context, Span(tokens[0].start, tokens[-1].end))
    for hit in hits:
        if hit.kind != "negations" or _is_no_more(context, tokens, hit):
            continue
        words = _negated_words(context, tokens, hit)
        shared = sum(stem(token.key) in wanted for token in words)
        is_lead = number == 0 and tokens[hit.first].key not in _determiners(context.code)
        near = any(stem(token.key) in wanted for token in words[:BESIDE])
        if (shared and is_same_subject) or shared > 1 or (near and is_lead):
            return _span(tokens, hit)
        if number < LEAD and _is_no_plan(context, tokens, hit):
            before = tokens[max(0, hit.first - CLAUSE) : hit.first]
            if is_same_subject or any(stem(token.key) in wanted for token in before):
                return _span(tokens, hit)
    return None


def _negated_words(context: PassageContext, tokens: list[Token], hit: Hit) -> list[Token]:
    """The words of the clause behind a negation; before it, where it ends the clause."""
    behind = _until_mark(tokens[hit.last : hit.last + CLAUSE])
    if not context.words.single("trailing"):
        prepositions = load_language(context.code).words("prepositions")  # "not stop in winter"
        return list(takewhile(lambda token: token.key not in prepositions, behind))
    if behind:
        return behind
    return _until_mark(tokens[max(0, hit.first - CLAUSE) : hit.first][::-1])


def _until_mark(tokens: list[Token]) -> list[Token]:
    return list(takewhile(lambda token: token.is_word, tokens))


def _is_no_plan(context: PassageContext, tokens: list[Token], hit: Hit) -> bool:
    """Tell whether what is negated is a plan: "were never planned", "no plans to"."""
    behind = _until_mark(tokens[hit.last : hit.last + CLAUSE])
    return any(context.words.has("plans", token.key) for token in behind)


def _is_no_more(context: PassageContext, tokens: list[Token], hit: Hit) -> bool:
    """Tell whether something only ends: "parking will no longer be free" under "Free parking ends"."""
    near = tokens[max(0, hit.first - 1) : hit.last + BESIDE]
    return any(context.words.has("no_more", token.key) for token in near)


def _determiners(code: str) -> frozenset[str]:
    return load_language(code).words("determiners")


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
