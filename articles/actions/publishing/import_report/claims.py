"""Create the claims, with their citations, verdicts, questions, comments and files."""

from itertools import count

from django.utils.translation import gettext as _

from articles import reports
from articles.actions.publishing.import_report import tables
from articles.actions.publishing.import_report.calculations import create_calculations
from articles.actions.publishing.import_report.columns import oldest_first, with_paths
from articles.actions.publishing.import_report.import_context import ImportContext
from articles.actions.publishing.import_report.sources import require_web_address
from articles.models import Claim, Comment, Question, Revision, SignOff, TieBreak, User, Verdict
from articles.reports.data.from_json import refuse_at


def create_claims(context: ImportContext, number: int) -> None:
    """Create the claims of the revision with this number, in their order."""
    revision = context.rows[Revision][number]
    numbers = _numbers(context)
    for index, (claim, where) in enumerate(with_paths(context.report.claims, "report.claims")):
        if claim.revision == number:
            start, end = claim.span
            if revision.text[start:end] != claim.text or not claim.text:
                refuse_at(f"{where}.text", _("this is not the text at its span."))
            signing = _signing(context, claim, where)
            context.rows[Claim][index] = tables.CLAIM.insert(
                context, claim, where, number=numbers[index], **signing
            )


def _numbers(context: ImportContext) -> list[int]:
    """Return the number of each claim. A cut claim has none in a report, and gets the next one."""
    given = [claim.number for claim in context.report.claims if claim.number is not None]
    following = count(max(given, default=0) + 1)
    numbers = [
        next(following) if each.number is None else each.number for each in context.report.claims
    ]
    for index, number in enumerate(numbers):
        if number < 1 or number in numbers[:index]:
            refuse_at(
                f"report.claims[{index}].number", _("claims must have different numbers, from 1.")
            )
    return numbers


def _signing(context: ImportContext, claim: reports.Claim, where: str) -> dict[str, object]:
    """Return state and signer of a claim that was signed off, else nothing.

    What another newsroom signed off is ready for review here: somebody confirms the verdict.
    """
    if claim.state.key != Claim.State.SIGNED_OFF:
        if claim.signed_off_by:
            refuse_at(f"{where}.signed_off_by", _("only a signed-off claim has a signer."))
        return {}
    signer = context.find(User, claim.signed_off_by, f"{where}.signed_off_by")
    verdict = claim.verdict
    is_ours = verdict and not (claim.external or context.person(verdict.author).is_external)
    if is_ours and not signer.is_external:
        return {}
    external = context.external_user(claim.signed_off_by)
    return {"state": Claim.State.READY, "signed_off_by": external}


def create_citations_and_verdicts(context: ImportContext) -> None:
    """Create citations, verdicts, carry-overs and ClaimReviews of all claims."""
    for index, (claim, where) in enumerate(with_paths(context.report.claims, "report.claims")):
        context.find(Revision, claim.revision, f"{where}.revision")
        row = context.rows[Claim][index]
        citations = tables.CITATION.insert_all(
            context, claim.citations, f"{where}.citations", claim=row
        )
        create_calculations(context, claim, row, citations, f"{where}.calculations")
        _create_verdicts(context, row, claim.verdicts, f"{where}.verdicts")
        tables.CARRY_OVER.insert_all(context, claim.carryings, f"{where}.carryings", claim=row)
        if claim.review:
            require_web_address(claim.review.page, f"{where}.review.page")
            tables.CLAIM_REVIEW.insert(context, claim.review, f"{where}.review", claim=row)


def _create_verdicts(
    context: ImportContext, claim: Claim, verdicts: tuple[reports.Verdict, ...], where: str
) -> None:
    """Create the verdicts, then their reconfirmations, which only the newest verdict may have."""
    rows = []
    for verdict, path in oldest_first(verdicts, where):
        rating = tables.copied(verdict.rating)
        row = tables.VERDICT.insert(context, verdict, path, claim=claim, recorded_rating=rating)
        rows.append((row, verdict, path))
        for sign_off, at in with_paths(verdict.sign_offs, f"{path}.sign_offs"):
            signer = _reviewer(context, row, sign_off.signer, f"{at}.signer")
            if signer.pk == row.author_id:  # two people have the same name
                signer = context.external_user(sign_off.signer, is_namesake=True)
            about: dict[str, object] = {"verdict": row, "signer": signer}
            rated = tables.read_optional_rating(context, sign_off.rating, at)
            about["recorded_rating"] = tables.copied(sign_off.rating if rated else None)
            tables.SIGN_OFF.insert(context, sign_off, at, **about)
        for tie_break, at in with_paths(verdict.tie_breaks, f"{path}.tie_breaks"):
            dissent = _find_dissent(row, tie_break, at)
            tables.TIE_BREAK.insert(context, tie_break, at, verdict=row, sign_off=dissent)
    for row, verdict, path in rows:
        for confirmation, at in oldest_first(verdict.confirmations, f"{path}.confirmations"):
            by = _reviewer(context, row, confirmation.by, f"{at}.by")
            tables.RECONFIRMATION.insert(context, confirmation, at, verdict=row, confirmed_by=by)


def _reviewer(context: ImportContext, verdict: Verdict, name: str, where: str) -> User:
    """Return who reviewed the verdict. Only people of another newsroom review what it judged."""
    person: User = context.find(User, name, where)
    return context.external_user(name) if verdict.is_external else person


def _find_dissent(verdict: Verdict, tie_break: reports.TieBreak, where: str) -> SignOff:
    """Return the newest dissent: from this verdict if it was upheld, else from an earlier one."""
    dissents = SignOff.objects.disagreeing().filter(verdict__claim=verdict.claim)
    if tie_break.outcome.key == TieBreak.Outcome.FIRST:
        dissents = dissents.filter(verdict=verdict)
    else:
        dissents = dissents.filter(verdict__number__lt=verdict.number)
    dissent = dissents.order_by("-verdict__number", "-pk").first()
    return dissent or refuse_at(where, _("there is no dissent that it could decide."))


def create_discussions(context: ImportContext) -> None:
    """Create questions, comments and files of all claims, then the inconsistencies."""
    for index, (claim, where) in enumerate(with_paths(context.report.claims, "report.claims")):
        row = context.rows[Claim][index]
        questions = tables.QUESTION.insert_all(
            context, claim.queries, f"{where}.queries", claim=row
        )
        for number, question in enumerate(questions, start=1):
            context.rows[Question][index + 1, number] = question
        _create_comments(context, row, claim.comments, f"{where}.comments")
        for file, path in with_paths(claim.files, f"{where}.files"):
            name = context.find_file(reports.file_name_of(file), file.sha256, file.size, path)
            tables.FILE.insert(context, file, path, claim=row, file=name)
    tables.INCONSISTENCY.insert_all(
        context,
        context.report.inconsistencies,
        "report.inconsistencies",
        revision=context.rows[Revision][context.report.revision.number],
    )


def _create_comments(
    context: ImportContext, claim: Claim, comments: tuple[reports.Comment, ...], where: str
) -> None:
    rows: list[Comment] = []
    for comment, path in with_paths(comments, where):
        number = comment.reply_to
        if number is not None and not 0 < number <= len(rows):
            refuse_at(f"{path}.reply_to", _("no earlier comment has this number."))
        reply_to = rows[number - 1] if number else None
        row = tables.COMMENT.insert(context, comment, path, claim=claim, reply_to=reply_to)
        rows.append(row)
        resolutions = with_paths(comment.resolutions, f"{path}.resolutions")
        for position, (resolution, at) in enumerate(resolutions, start=1):
            tables.RESOLUTION.insert(context, resolution, at, comment=row, number=position)
