"""The tables of the import: one for each type of record in a report."""

from typing import Any

from articles import models, reports
from articles.actions.publishing.import_report.columns import Table
from articles.actions.publishing.import_report.import_context import ImportContext, rating_key

BY_HAND = "by hand"  # the origin of a captured field that a person corrected


def read_judged_captures(context: ImportContext, captures: Any, where: str) -> dict[str, str]:
    """Return the SHA-256 of each capture that a judgement rests on, by the id of its source."""
    return {
        str(context.find(models.Source, number, where).pk): sha256 for number, sha256 in captures
    }


def read_captured_fields(_context: ImportContext, fields: Any, _where: str) -> dict[str, Any]:
    """Return the fields as a program read them, before people corrected them."""
    captured_fields = {}
    for name, field in fields.items():
        if field.get("origin") != BY_HAND:
            captured_fields[name] = field
        elif field.get("read") or field.get("read_from"):
            captured_fields[name] = {
                "value": field.get("read", ""),
                "origin": field.get("read_from", ""),
            }
    return captured_fields


def read_optional_rating(context: ImportContext, rating: Any, _where: str) -> object:
    """Return the rating of a sign-off, None if the scale has no such rating."""
    return context.rows[models.Rating].get(rating_key(rating)) if rating else None


def copied(rating: reports.Rating | None) -> dict[str, Any]:
    """Return what a verdict or a sign-off copies of its rating."""
    return {name: getattr(rating, name) for name in models.RATING_FIELDS} if rating else {}


def read_fetch_state(_context: ImportContext, failed: Any, _where: str) -> str:
    """Return the state of a finished fetch."""
    return models.Job.State.FAILED if failed else models.Job.State.DONE


ARTICLE = Table(
    models.Article, "title byline publisher published_on language status owner created_at -id"
)
SPEAKER = Table(models.Speaker, "name kind role aliases -same_as")
SCALE = Table(models.Scale, "key name description -ratings")
RATING = Table(
    models.Rating,
    "label short_label colour shape value definition retired=is_retired -position",
)
REVISION = Table(models.Revision, "number text length sha256 created_by created_at -ticks -roles")
TICK = Table(models.Tick, "span=start,end kind at=ticked_at -by -external")
STATEMENT = Table(models.Statement, "span=start,end kind -quotations -attributions")
ATTRIBUTION = Table(
    models.Attribution,
    "speaker mention=mention_start,mention_end cue=cue_start,cue_end content confidence stance"
    " rule state confirmed_by",
)
INCONSISTENCY = Table(
    models.Inconsistency,
    "query=asked_question kind first=first_start,first_end second=second_start,second_end"
    " question state dismissed_by reason",
)
CLAIM = Table(
    models.Claim,
    "revision span=start,end text prefix suffix reason note priority state assignee flagged_by"
    " signed_off_by flagged_at=created_at -number -speakers -citations -verdicts -queries"
    " -comments -freshness -review -carryings -files -external -calculations",
)
CITATION = Table(
    models.Citation, "source stance locator excerpt note by=cited_by at=created_at -findings"
)
CALCULATION = Table(
    models.Calculation,
    "span=fact_start,fact_end words fact=fact_kind kind by=calculated_by at=created_at changed_at"
    " -figures -written -result -value -exact -agreement -withheld",
)
VERDICT = Table(
    models.Verdict,
    "author number rating explanation claim_sha256 captures at=created_at -sign_offs"
    " -confirmations -tie_breaks -external",
    captures=read_judged_captures,
)
SIGN_OFF = Table(
    models.SignOff,
    "agrees reason rating blind=is_blind at=created_at -signer -external",
    rating=read_optional_rating,
)
TIE_BREAK = Table(models.TieBreak, "outcome reason by=decided_by at=created_at -external")
RECONFIRMATION = Table(
    models.VerdictReconfirmation,
    "reason claim_sha256 captures at=created_at -by -external",
    captures=read_judged_captures,
)
CARRY_OVER = Table(
    models.ClaimCarryOver,
    "former former_span=former_start,former_end former_state revision span=start,end kind doubt"
    " needs_look confirmed_by",
)
CLAIM_REVIEW = Table(models.ClaimReview, "speaker page words publisher written_by -speaker_kind")
QUESTION = Table(
    models.Question,
    "whom addressee speaker channel source question=text deadline state answer asked_by"
    " at=created_at closed_by closed_at overridden_by override_reason",
)
COMMENT = Table(models.Comment, "text author at=created_at -reply_to -resolutions")
RESOLUTION = Table(models.Resolution, "resolved by=author at=created_at")
FILE = Table(models.File, "name=file_name sha256 size author at=created_at")
SOURCE = Table(
    models.Source,
    "kind url title person channel issuer dated_on is_primary visibility public_description"
    " added_by at=created_at -number -captures -failure -withheld -looks -external",
)
CAPTURE = Table(
    models.Capture,
    "origin final_url redirects status headers content_type file_name sha256 size text"
    " missing_text pages fields beginning=is_beginning by=captured_by at=captured_at -external",
    fields=read_captured_fields,
)
FETCH_ATTEMPT = Table(
    models.Job,
    "failed=state at=not_before,created_at,finished_at outcome message",
    failed=read_fetch_state,
)
COMMON_ORIGIN = Table(
    models.CommonOrigin,
    "of_both of_shorter agency state reason judged_by basis -shared -sources -captures -credits -external",
)
EVENT = Table(models.ImportedEvent, "at who what why subject label changes data -claim -source")
