"""What the tests of undo have in common: the last thing that somebody did is taken back."""

from articles import actions
from articles.models import Citation, Deed, Verdict

LETTER = b"The bridge cost 4.5 million euros."


def undo(by):
    return actions.undo_action(Deed.objects.filter(by=by, undone_at__isnull=True)[0], by=by)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def cite_letter(claim, by, locator="p. 1", **about) -> Citation:
    given = {"stance": Citation.Stance.SUPPORTS, "locator": locator, "title": "Letter"} | about
    return actions.attach_upload(fresh(claim), by=by, file_name="a.txt", data=LETTER, **given)


def judge(claim, by, rating) -> Verdict:
    claim = fresh(claim)
    actions.record_verdict(claim, by=by, rating=rating, explanation="So.", seen=claim.version)
    return Verdict.objects.select_related("claim__revision__article").latest("pk")
