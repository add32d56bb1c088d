"""The lines of a text without its claims, ticks and filters, kept in memory until a statement changes.

A text may have ten thousand statements, and its desk is read again after each change of a claim. Rows
are read as plain values, not as models.
"""

import json
import re
from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any, NamedTuple

from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Expression, F, Func, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce

from articles.models import Attribution, Change, Quotation, Revision, Statement
from articles.prepared import Reading, prepared
from articles.reads.articles.lines import EVERYTHING, NOBODY, NOTHING, Filters, Line, lines_inside
from articles.reads.claims import DeskClaim
from articles.rules import is_closed
from articles.rules.violations import Fact
from articles.text import Reason, checkability

NO_SPEAKERS = (NOBODY,)
NOBODY_QUOTED = 0  # instead of the id of a speaker: the speaker was removed
FACT_KIND = re.compile(r'"(\w+)"')  # in facts as JSON
OF_STATEMENTS = ("revision", "bounds", "statement", "quotation", "attribution")  # kinds of changes
MOST_KEPT = 15_000  # lines in a process, which take 1 kB each; one longer text is kept all the same


@dataclass(frozen=True, slots=True)
class PlainText:
    """A revision in lines, without claims, ticks and filters.

    It is the same as long as `state` and `offices` are: which changes of statements were recorded, and
    which speakers hold an office.
    """

    state: str
    offices: Collection[str]
    text: str
    lines: Sequence[Line]
    roles: Mapping[int, str]  # of the paragraphs that are no plain ones, by their start
    kinds: Mapping[str, int]  # number of lines of each kind
    speakers: Mapping[str, int]  # number of lines of each speaker


_kept: OrderedDict[int, PlainText] = OrderedDict()  # by revision
_lock = Lock()


def plain_text_reading(
    revision: Revision, state: str, offices: Collection[str]
) -> Reading[PlainText]:
    """Return the reading of a revision in lines: one round, in which it reads nothing if it is kept.

    `state` is its `statements_state`. It must be read before the statements: what is kept may then be
    newer than its state, which nobody asks for again, but never older.
    """
    kept = _kept.get(revision.pk)
    if kept and _is_current(kept, state, offices):
        yield ()
        return kept
    documents, ((text, roles),) = yield [_statement_rows.bind(revision), _texts.bind(revision)]
    lines = _plain_lines(text, documents, offices)
    speakers = Counter(speaker for line in lines for speaker in set(line.speakers))
    kinds = Counter(line.kind for line in lines)
    by_start = {start: role for start, _end, role in roles}
    plain = PlainText(state, offices, text, lines, by_start, kinds, speakers)
    if not connection.in_atomic_block:  # what others cannot see yet is not kept
        _keep(revision, plain)
    return plain


def _is_current(kept: PlainText, state: str, offices: Collection[str]) -> bool:
    return (kept.state, kept.offices) == (state, offices) and not connection.in_atomic_block


def forget_plain_texts() -> None:
    """Forget all texts."""
    with _lock:
        _kept.clear()


def _keep(revision: Revision, plain: PlainText) -> None:
    with _lock:
        _kept.pop(revision.pk, None)
        _kept[revision.pk] = plain
        number = sum(len(each.lines) for each in _kept.values())
        while number > MOST_KEPT and len(_kept) > 1:
            _revision, oldest = _kept.popitem(last=False)
            number -= len(oldest.lines)


def with_claims(
    plain: PlainText, ticks: Iterable[Fact], claims: Sequence[DeskClaim], filters: Filters
) -> list[Line]:
    """Return the lines with the claims that overlap them, in text order, and with their ticked facts."""
    lines = list(plain.lines)
    ticked_facts: dict[int, set[Fact]] = {}
    claims_inside: dict[int, list[DeskClaim]] = {}
    for fact in ticks:
        for index in lines_inside(lines, fact[0], fact[0] + 1):
            ticked_facts.setdefault(index, set()).add(fact)
    for claim in claims:
        for index in lines_inside(lines, claim.start, claim.end):
            claims_inside.setdefault(index, []).append(claim)
    for index in {*ticked_facts, *claims_inside}:
        inside = claims_inside.get(index, [])
        lines[index] = _changed(lines[index], inside, ticked_facts.get(index, set()))
    if filters == EVERYTHING:
        return lines
    return [line if filters.show(line) else replace(line, shown=False) for line in lines]


def _changed(line: Line, claims: Sequence[DeskClaim], ticked: Collection[Fact]) -> Line:
    facts = line.facts
    return replace(
        line,
        claims=claims,
        ticked=sum(1 for fact in facts if tuple(fact) in ticked),
        closed=is_closed(facts, ticked, [each.claim for each in claims]),
        reasons=() if claims else line.reasons,
        html="",
    )


class _Row(NamedTuple):
    """A statement as the query returns it."""

    pk: int
    version: int
    start: int
    end: int
    kind: str
    facts_json: str
    quotations_json: str
    speakers: str  # ids, with commas


def _plain_lines(text: str, documents: Iterable[str], offices: Collection[str]) -> list[Line]:
    lines, end = [], 0
    rows = (row for document in documents for row in _read_rows(document))
    for number, row in enumerate(rows, start=1):
        speakers, words = _named_speakers(row.speakers), text[row.start : row.end]
        is_official = any(speaker in offices for speaker in speakers)
        line = Line(
            statement_id=row.pk,
            version=row.version,
            number=number,
            start=row.start,
            end=row.end,
            kind=row.kind,
            speakers=speakers,
            text=words,
            before=text[end : row.start],
            closed=None if row.facts_json == NOTHING else False,
            facts_json=row.facts_json,
            quotations_json=row.quotations_json,
            reasons=_reasons(words, row.facts_json, is_official=is_official),
        )
        lines.append(line)
        end = row.end
    return lines


def _reasons(text: str, facts_json: str, *, is_official: bool) -> Sequence[Reason]:
    """Return why to check a statement; empty where there is little to check."""
    rank = checkability(text, FACT_KIND.findall(facts_json), is_official=is_official)
    return rank.reasons if rank.is_likely else ()


@prepared
def _texts(revision: Revision) -> QuerySet[Revision, tuple[str, Any]]:
    return Revision.objects.filter(pk=revision.pk).values_list("text", "roles")


@prepared
def _statement_rows(revision: Revision) -> QuerySet[Statement, str]:
    """Return the statements in text order, as one document, which is read faster than rows."""
    quotations = Quotation.objects.filter(statement=OuterRef("pk")).order_by("start")
    span = _text_of("json_build_array", F("pk"), F("start"), F("end"))
    is_decided = Q(speaker__isnull=False) | Q(state=Attribution.State.CONFIRMED)
    decided = Attribution.objects.filter(is_decided, statement=OuterRef("pk")).order_by("pk")
    speakers = ArraySubquery(decided.values_list(Coalesce("speaker_id", NOBODY_QUOTED)))
    row = _text_of(
        "json_build_array",
        F("pk"),
        F("version"),
        F("start"),
        F("end"),
        F("kind"),
        Cast("facts", TextField()),
        Cast(_text_of("array_to_json", ArraySubquery(quotations.values_list(span))), TextField()),
        _text_of("array_to_string", speakers, Value(",")),
    )
    in_order = StringAgg(Cast(row, TextField()), ",", order_by="start")
    statements = revision.statements.order_by().values("revision")
    return statements.annotate(document=in_order).values_list("document", flat=True)


def _named_speakers(ids: str) -> Sequence[str]:
    """Return the ids of the speakers; empty where somebody confirmed that nobody is quoted."""
    if not ids:
        return NO_SPEAKERS
    return [each for each in ids.split(",") if each != str(NOBODY_QUOTED)]


def _read_rows(document: str) -> Iterable[_Row]:
    return map(_Row._make, json.loads(f"[{document}]"))


def _text_of(function: str, *expressions: F | Expression | Subquery) -> Func:
    return Func(*expressions, function=function, output_field=TextField())


def statements_state() -> Subquery:
    """Return which changes of statements are recorded, as a column of a query of revisions.

    Changes are only added, and the oldest may be removed: the first, the last and the number of them
    say which ones they are.
    """
    of_text = Change.objects.filter(article=OuterRef("article"), kind__in=OF_STATEMENTS)
    template = "CONCAT_WS('.', MIN(%(expressions)s), MAX(%(expressions)s), COUNT(*))"
    named = Func(F("pk"), template=template, output_field=TextField())
    return Subquery(of_text.order_by().annotate(all_of_them=named).values("all_of_them"))
