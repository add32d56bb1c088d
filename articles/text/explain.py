"""Why a statement is what it is: each with its kind, its speakers and the rules that decided."""

from collections.abc import Iterator

from articles.text.spans import Attribution, Span, Split, Statement


def explained(split: Split) -> Iterator[str]:
    """A paragraph for each statement: its words, its kind, and a line for each attribution."""
    for number, statement in enumerate(split.statements, start=1):
        yield "\n".join(_lines(split.text, number, statement))


def _lines(text: str, number: int, statement: Statement) -> Iterator[str]:
    words = " ".join(text[statement.start : statement.end].split())
    yield f"{number}. [{statement.start}:{statement.end}] {statement.kind}: {words}"
    for span in statement.terms:
        yield f"   term, not speech: {_words(text, span)}"
    for found in statement.attributions:
        yield f"   {_attribution(text, found)}"
    if not statement.attributions and statement.kind != "unattributed":
        yield "   goes on from another statement"


def _attribution(text: str, found: Attribution) -> str:
    who = found.speaker.name if found.speaker else "nobody named"
    mention = f" (from “{_words(text, found.mention)}”)" if found.mention else ""
    cue = f"“{_words(text, found.cue)}”" if found.cue else "no verb of saying"
    said = " … ".join(_words(text, span) for span in found.content)
    return (
        f"{who}{mention}, {cue}, {found.stance}, {found.confidence:.0%} by “{found.rule}”: {said}"
    )


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())
