"""What triggers, queries and pages all ask: is a row withdrawn, has a verdict enough sign-offs?

Each fact is defined here and nowhere else, once for Python and once for SQL where both need it.
"""

from typing import Self, TypeVar

from django.db import models
from django.db.models import BooleanField, Func, Q

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


def standing(relation: str = "") -> Q:
    """Return the condition that a row is not withdrawn, or the row that `relation` leads to."""
    return Q(**{f"{relation}__withdrawal__isnull".removeprefix("__"): True})


class StandingRows(models.QuerySet[Row_co]):
    """Rows of a model that a `Withdrawal` can refer to."""

    def standing(self) -> Self:
        """Return the rows that are not withdrawn."""
        return self.filter(standing())


def is_withdrawn(row: models.Model) -> bool:
    """Return whether a row, fetched with its `withdrawal`, was withdrawn.

    Citations and questions say so themselves; any other row is withdrawn by a `Withdrawal`.
    """
    if hasattr(type(row), "is_withdrawn"):
        return bool(getattr(row, "is_withdrawn"))  # noqa: B009 (not every model has the attribute)
    return hasattr(row, "withdrawal")


def stands(name: str, alias: str) -> str:
    """Return the SQL condition that the row `alias` is not withdrawn.

    `name` is the field of `Withdrawal` that refers to its table: "verdict", "sign_off".
    """
    return f"NOT EXISTS (SELECT FROM articles_withdrawal w WHERE w.{name}_id = {alias}.id)"


def is_web_address(column: str, *, name: str) -> models.CheckConstraint:
    """Return the CHECK that a column is empty or an address of the web: no `javascript:`."""
    is_web = Q(**{f"{column}__iregex": r"^https?://[^/\s]"})
    return models.CheckConstraint(condition=Q(**{column: ""}) | is_web, name=name)


def is_external(user: str) -> str:
    """Return the SQL condition that the user with this id is a person of another newsroom."""
    return f"(SELECT u.is_external FROM articles_user u WHERE u.id = {user})"


SIGN_OFFS_NEEDED = "coalesce((SELECT n.sign_offs FROM articles_newsroomsettings n), 1)"


def enough_sign_offs(verdict: str, *, added: int = 0) -> str:
    """Return the SQL condition that enough people agree with a verdict and nobody disagrees, or
    that an editor has decided for it.

    Verdicts, agreements and decisions of another newsroom do not count. `verdict` is SQL for the id
    of the verdict, `added` a number of agreements to add to its own.
    """
    return f"""(NOT EXISTS (
            SELECT FROM articles_verdict v WHERE v.id = {verdict} AND {is_external("v.author_id")}
        ) AND (EXISTS (
            SELECT FROM articles_tiebreak t
            WHERE t.verdict_id = {verdict} AND t.outcome <> 'new' AND {stands("tie_break", "t")}
                AND NOT {is_external("t.decided_by_id")}
        ) OR (
            SELECT count(*) FILTER (WHERE s.agrees AND NOT {is_external("s.signer_id")}) + {added}
                    >= {SIGN_OFFS_NEEDED}
                AND count(*) FILTER (WHERE NOT s.agrees) = 0
            FROM articles_signoff s
            WHERE s.verdict_id = {verdict} AND {stands("sign_off", "s")}
        ))
    )"""


def is_newest(finding: str, *, until: str = "") -> str:
    """Return the SQL condition that a finding of words is the newest for them in its capture, as
    `Finding.age_key` has it. Findings after the time `until` are left aside."""
    then = f"AND n.created_at <= {until}" if until else ""
    return f"""NOT EXISTS (
            SELECT FROM articles_finding n
            WHERE n.citation_id = {finding}.citation_id AND n.capture_id = {finding}.capture_id
                AND n.sought = {finding}.sought AND n.start = {finding}.start
                AND n."end" = {finding}."end" AND md5(n.words) = md5({finding}.words)
                AND (n.examiner, n.search_round) > ({finding}.examiner, {finding}.search_round)
                {then}
        )"""


def is_turned(finding: str) -> str:
    """Return the SQL condition that a finding says "other sense", that it is the newest for its words,
    and that nobody has judged that the source does not turn them."""
    return f"""({finding}.outcome = 'other sense' AND {is_newest(finding)} AND NOT EXISTS (
            SELECT FROM articles_sensejudgement j
            WHERE j.citation_id = {finding}.citation_id AND NOT j.is_turned
                AND md5(j.words) = md5({finding}.words)
                AND j.passage_sha256 = {finding}.passage_sha256
                AND j.turn = {finding}.detail -> 'frame' ->> 'kind'
        ))"""


class IsTurned(Func):
    """The condition of a citation in a query that its source has words of the claim in another sense.

    Its argument is the citation's id. Only the newest capture and the claim's present text count.
    """

    arity = 1
    output_field = BooleanField()
    template = f"""EXISTS (
        SELECT FROM articles_finding f
        JOIN articles_citation t ON t.id = f.citation_id
        JOIN articles_claim c ON c.id = t.claim_id
        WHERE f.citation_id = %(expressions)s AND {is_turned("f")}
            AND f.words = substr(c.text, f.start + 1, f."end" - f.start)
            AND (f.sought <> 'claim' OR f."end" = length(c.text))
            AND f.capture_id = (
                SELECT seen.id FROM articles_capture seen WHERE seen.source_id = t.source_id
                ORDER BY seen.is_external, seen.captured_at DESC, seen.id DESC LIMIT 1
            )
    )"""


class HasEnoughSignOffs(Func):
    """The condition `enough_sign_offs` of a verdict in a query; its argument is the verdict's id."""

    arity = 1
    output_field = BooleanField()

    def __init__(self, verdict: str, *, added: int = 0) -> None:
        super().__init__(verdict, template=enough_sign_offs("%(expressions)s", added=added))
