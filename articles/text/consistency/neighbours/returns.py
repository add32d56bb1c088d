"""Check what had happened before: "reopened in 2012 ... It had been closed in 2015"."""

from collections.abc import Iterator

from articles.text.consistency.article import (
    CheckedArticle,
    Inconsistency,
    StatementFacts,
)
from articles.text.consistency.times.order import order_question
from articles.text.facts.fact import Fact
from articles.text.spans import Span

FAR = 3  # statements between the two
NEAR = 6  # words between an event and its date
PAIRS = (
    ("shut", "return"),
    ("joining", "heading"),
    ("wedding", "divorce"),
    ("start_of_work", "end_of_work"),
    ("buying", "selling"),
)


def returns(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield what "had been" closed later than it was reopened, and the like."""
    recent: list[tuple[int, StatementFacts]] = []
    for number, statement in enumerate(article.statements):
        if not statement.days:
            continue
        recent = [each for each in recent if number - each[0] <= FAR]
        had = statement.vocabulary["pluperfect"].starts
        for _number, other in recent:
            if had.isdisjoint(statement.keys) and had.isdisjoint(other.keys):
                continue
            for earlier, later in PAIRS:
                for first, last in ((statement, other), (other, statement)):
                    question = _reversed(article, first, last, (earlier, later))
                    if question is not None:
                        yield question
        recent.append((number, statement))


def _reversed(
    article: CheckedArticle,
    first: StatementFacts,
    last: StatementFacts,
    names: tuple[str, str],
) -> Inconsistency | None:
    """The two dates, if the first event, which "had" happened before, has the later one."""
    if not _had_happened(first, names[0]):
        return None
    before, after = _date_of(first, names[0]), _date_of(last, names[1])
    if before is None or after is None or last.has("again_closed"):
        return None
    left, right = before.value[:4], after.value[:4]
    if not left.isdecimal() or not right.isdecimal() or left <= right:
        return None
    return order_question(article, before, after)


def _had_happened(statement: StatementFacts, name: str) -> bool:
    """Tell whether the event is said to be before another: "had been closed"."""
    vocabulary = statement.vocabulary
    if statement.words[0].key in vocabulary["possessive"].starts:
        return False  # "Her son had joined it"
    return not (
        vocabulary[name].starts.isdisjoint(statement.keys)
        or vocabulary["pluperfect"].starts.isdisjoint(statement.keys)
    )


def _date_of(statement: StatementFacts, name: str) -> Fact | None:
    """The only date of a statement, if it stands beside the event."""
    if len(statement.days) != 1:
        return None
    fact = statement.days[0]
    return fact if any(_is_near(statement, each, fact) for each in statement.places(name)) else None


def _is_near(statement: StatementFacts, position: Span, fact: Fact) -> bool:
    gap = statement.text[min(position.end, fact.end) : max(position.start, fact.start)]
    return len(gap.split()) <= NEAR
