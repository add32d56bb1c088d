"""The cases of what has changed after publication: for their list, for one case, and its draft."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import (
    Article,
    Claim,
    CorrectionCase,
    CorrectionNotice,
    Edition,
    Finding,
    PublishedChange,
    Source,
    User,
)
from articles.reads.visibility import hidden_from, readable_rows
from articles.stored_sentences import in_newsroom_language

THROUGH = "edition__publication__article"
Kind = PublishedChange.Kind


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change as one reader may see it.

    `source` is what they may know of it. Without the right to see it there is nothing to compare, and
    of a verdict that they have yet to judge blind there is no rating. `said_now` is the passage in the
    newest capture.
    """

    change: PublishedChange
    source: str
    is_withheld: bool
    is_hidden: bool
    said_now: str = ""

    @property
    def before(self) -> str:
        """The rating that was printed; empty without one."""
        return str(self.change.printed["rating"])

    @property
    def after(self) -> str:
        """The current rating; empty without one, or for a blind reviewer."""
        verdict = self.change.verdict
        return "" if verdict is None or self.is_withheld else str(verdict.recorded_rating["label"])

    @property
    def explanation(self) -> str:
        """The current explanation; empty without one, or for a blind reviewer."""
        verdict = self.change.verdict
        return "" if verdict is None or self.is_withheld else verdict.explanation

    @property
    def is_comparable(self) -> bool:
        """Whether there are two captures that the reader may compare."""
        ids = self.change.before_id, self.change.after_id
        return not self.is_hidden and all(ids) and ids[0] != ids[1]


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case with its changes and with who was informed, the oldest first."""

    case: CorrectionCase
    changes: list[ChangeRow]
    notices: list[CorrectionNotice] = field(default_factory=list)

    @property
    def differing(self) -> list[ChangeRow]:
        """The changes that still differ from the edition."""
        return [row for row in self.changes if not row.change.is_over]

    @property
    def draft(self) -> str:
        """The note to readers: what an editor saved, else what the program suggests."""
        return self.case.draft or suggested_note(self.case.edition, self.differing)


def correction_cases(reader: User) -> QuerySet[CorrectionCase]:
    """Return the cases of articles that `reader` may read, those of archived ones too, newest first."""
    cases = readable_rows(CorrectionCase.objects.all(), THROUGH, reader)
    related = ("edition__publication__article", "correction", "settled_by")
    texts = ("page", "record", "outline")
    large = [f"{edition}__{name}" for edition in ("edition", "correction") for name in texts]
    return cases.select_related(*related).defer(*large).order_by("-pk")


def case_rows(
    cases: Sequence[CorrectionCase], *, reader: User, with_passages: bool = False
) -> list[CaseRow]:
    """Return the cases as `reader` may see them: four queries, and one for the passages."""
    changes = list(
        PublishedChange.objects.filter(case__in=cases)
        .select_related("claim__revision", "source", "verdict")
        .defer("claim__revision__text")
        .order_by("pk")
    )
    notices = CorrectionNotice.objects.filter(case__in=cases).select_related("recorded_by")
    hidden = hidden_from(reader, {each.source_id for each in changes if each.source_id})
    blind = _blind({each.claim_id for each in changes}, reader)
    passages = _passages(changes) if with_passages else {}
    rows = {case.pk: CaseRow(case, []) for case in cases}
    for change in changes:
        is_hidden = change.source_id in hidden
        passage = "" if is_hidden else passages.get((change.claim_id, change.after_id), "")
        rows[change.case_id].changes.append(
            ChangeRow(
                change,
                _name_of(change.source, is_hidden=is_hidden),
                is_withheld=change.claim_id in blind,
                is_hidden=is_hidden,
                said_now=passage,
            )
        )
    for notice in notices:
        rows[notice.case_id].notices.append(notice)
    return list(rows.values())


def drafted_note(article: Article, *, reader: User) -> str:
    """Return the draft of the open case of an article, empty without one: for its next edition."""
    open_cases = correction_cases(reader).filter(
        edition__publication__article=article,
        state=CorrectionCase.State.OPEN,
        correction=None,
    )
    rows = case_rows(list(open_cases[:1]), reader=reader, with_passages=True)
    return rows[0].draft if rows else ""


def suggested_note(edition: Edition, changes: Iterable[ChangeRow]) -> str:
    """Return what the edition said and what is right now, for readers, in the newsroom's language.

    It names no source that is not public, and no verdict that is withheld from the reader.
    """
    with in_newsroom_language():
        sentences = [_sentence(row, edition) for row in changes]
    return "\n\n".join(dict.fromkeys(filter(None, sentences)))


def _sentence(row: ChangeRow, edition: Edition) -> str:
    printed = row.change.printed
    about = {
        "number": printed["number"],
        "claim": printed["text"],
        "before": printed["rating"],
        "after": row.after,
        "explanation": row.explanation,
        "edition": edition.number,
        "source": _name_of(row.change.source, is_hidden=not _is_public(row.change.source)),
    }
    if row.change.kind in PublishedChange.OF_VERDICTS:
        return "" if row.is_withheld else _of_verdict(row, about)
    sentence = _of_source(row.change.kind) % about
    if row.said_now and _is_public(row.change.source):
        sentence += " " + _("It now says: “%(passage)s”") % {"passage": row.said_now}
    return sentence


def _of_verdict(row: ChangeRow, about: dict[str, object]) -> str:
    if not row.after:
        return (
            _(
                "Claim %(number)d (“%(claim)s”): edition %(edition)d rated it “%(before)s”. We have "
                "withdrawn this verdict."
            )
            % about
        )
    if not row.before:
        return (
            _(
                "Claim %(number)d (“%(claim)s”): edition %(edition)d had no verdict on it. Our verdict "
                "is “%(after)s”. %(explanation)s"
            )
            % about
        )
    if row.before == row.after:
        return (
            _(
                "Claim %(number)d (“%(claim)s”): the verdict “%(after)s” of edition %(edition)d stays. "
                "We have corrected the explanation. %(explanation)s"
            )
            % about
        )
    return (
        _(
            "Claim %(number)d (“%(claim)s”): edition %(edition)d rated it “%(before)s”. Our verdict is "
            "now “%(after)s”. %(explanation)s"
        )
        % about
    )


def _of_source(kind: str) -> str:
    """Return the sentence for a change of a source, with placeholders."""
    sentences = {
        Kind.CHANGED: _(
            "Claim %(number)d (“%(claim)s”): what “%(source)s” says about it has changed since edition "
            "%(edition)d."
        ),
        Kind.VANISHED: _(
            "Claim %(number)d (“%(claim)s”): “%(source)s” no longer contains the words on which edition "
            "%(edition)d relied."
        ),
        Kind.TURNED: _(
            "Claim %(number)d (“%(claim)s”): “%(source)s”, which edition %(edition)d cites, has these "
            "words in another sense."
        ),
        Kind.FIGURES: _(
            "Claim %(number)d (“%(claim)s”): “%(source)s”, which edition %(edition)d cites, has other "
            "figures now."
        ),
        Kind.GONE: _(
            "Claim %(number)d (“%(claim)s”): “%(source)s”, which edition %(edition)d cites, is no longer "
            "available."
        ),
        Kind.UNCITED: _(
            "Claim %(number)d (“%(claim)s”): we no longer rely on “%(source)s”, which edition "
            "%(edition)d cites."
        ),
    }
    return sentences[Kind(kind)]


def _is_public(source: Source | None) -> bool:
    return source is not None and source.visibility == Source.Visibility.PUBLIC


def _name_of(source: Source | None, *, is_hidden: bool) -> str:
    """Return the name of a source, or only what everybody may know of it."""
    if source is None:
        return ""
    if is_hidden:
        return source.public_description or _("a source that we do not name")
    return str(source)


def _blind(claim_ids: Collection[int], reader: User) -> set[int]:
    """Return those of the claims whose verdict is withheld from the reader."""
    blind: QuerySet[Claim] = permissions.blind_claims(reader).filter(pk__in=claim_ids)
    return set(blind.values_list("pk", flat=True))


def _passages(changes: Iterable[PublishedChange]) -> dict[tuple[int, int | None], str]:
    """Return the first passage about each claim in the newest capture, by claim and capture."""
    changed = [each for each in changes if each.after_id]
    rows = Finding.objects.filter(
        capture__in=[each.after_id for each in changed],
        citation__claim__in=[each.claim_id for each in changed],
    ).exclude(passage="")
    first: dict[tuple[int, int | None], str] = {}
    for claim_id, capture_id, passage in rows.order_by("pk").values_list(
        "citation__claim", "capture", "passage"
    ):
        first.setdefault((claim_id, capture_id), passage)
    return first
