"""Say in words what a split has: each statement, its kind, and who says what by which rule."""

from collections.abc import Iterator

from articles.text.spans import Attribution, Span, Split, Statement


def explain(split: Split) -> Iterator[str]:
    """Yield a paragraph for each statement: its words, its kind, and a line for each attribution."""
    for number, statement in enumerate(split.statements, start=1):
        yield "\n".join(_lines(split.text, number, statement))


def _lines(text: str, number: int, statement: Statement) -> Iterator[str]:
    words = " ".join(text[statement.start : statement.end].split())
    yield f"{number}. [{statement.start}:{statement.end}] {statement.kind}: {words}"
    for span in statement.terms:
        yield f"   term, not speech: {_words(text, span)}"
    for attribution in statement.attributions:
        yield f"   {_attribution(text, attribution)}"
    if not statement.attributions and statement.kind != "unattributed":
        yield "   goes on from another statement"


def _attribution(text: str, attribution: Attribution) -> str:
    """One line: speaker, cue, stance, confidence, rule and content."""
    who = attribution.speaker.name if attribution.speaker else "nobody named"
    mention = f" (from “{_words(text, attribution.mention)}”)" if attribution.mention else ""
    cue = f"“{_words(text, attribution.cue)}”" if attribution.cue else "no verb of saying"
    content = " … ".join(_words(text, span) for span in attribution.content)
    how = f"{attribution.stance}, {attribution.confidence:.0%} by “{attribution.rule}”"
    return f"{who}{mention}, {cue}, {how}: {content}"


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())
