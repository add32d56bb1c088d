"""Everything that is read in a text before it is stored: statements, facts, inconsistencies."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from articles.text.consistency import Inconsistency, inconsistencies
from articles.text.facts import Fact, facts
from articles.text.spans import Span, Split


@dataclass(frozen=True, slots=True)
class AnalysedText:
    """A split text with the facts of its statements and its possible inconsistencies.

    `spans` are the statements; people may have divided them otherwise than the splitter.
    """

    split: Split
    spans: Sequence[Span]
    facts: Sequence[list[Fact]]  # of each statement
    inconsistencies: Sequence[Inconsistency]

    def as_json(self) -> dict[str, Any]:
        """Return plain lists and dictionaries, as `manage.py split` prints them."""
        return self.split.as_json() | {
            "facts": [
                {"words": self.split.text[fact.start : fact.end]} | asdict(fact)
                for listed in self.facts
                for fact in listed
            ],
            "inconsistencies": [
                {
                    "kind": each.kind.value,
                    "first": list(each.first),
                    "second": list(each.second),
                    "question": each.question,
                }
                for each in self.inconsistencies
            ],
        }


def analyse(
    split: Split, published: date | None, spans: Sequence[Span] | None = None
) -> AnalysedText:
    """Read the facts and inconsistencies of a split text. Linear in its length.

    `published` is the date of the article, `spans` replace the splitter's bounds of statements.
    A long text takes seconds: call it in no transaction.
    """
    own = [Span(each.start, each.end) for each in split.statements]
    spans = spans or own
    speakers = [
        {stated.speaker.name for stated in each.attributions if stated.speaker}
        for each in split.statements
    ]
    facts_by_statement = [facts(split.text, span, split.language) for span in spans]
    return AnalysedText(
        split,
        spans,
        facts_by_statement,
        inconsistencies(
            split.text,
            spans,
            published,
            facts_by_statement,
            split.language,
            speakers if list(spans) == own else (),
        ),
    )
