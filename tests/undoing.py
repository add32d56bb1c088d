"""Functions that the tests of undo share."""

from articles.actions.newsroom import undo_action
from articles.actions.sources import attach_upload
from articles.actions.verdicts import record_verdict
from articles.models import Citation, UndoEntry, Verdict

LETTER = b"The bridge cost 4.5 million euros."


def undo(by):
    return undo_action(UndoEntry.objects.filter(by=by, undone_at__isnull=True)[0], by=by)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def cite_letter(claim, by, locator="p. 1", **about) -> Citation:
    given = {"stance": Citation.Stance.SUPPORTS, "locator": locator, "title": "Letter"} | about
    return attach_upload(fresh(claim), by=by, file_name="a.txt", data=LETTER, **given)


def judge(claim, by, rating) -> Verdict:
    claim = fresh(claim)
    record_verdict(claim, by=by, rating=rating, explanation="So.", expected_version=claim.version)
    return Verdict.objects.select_related("claim__revision__article").latest("pk")
