"""A verdict shows the rating as it was recorded, however an administrator rewords the scale."""

import json
from dataclasses import replace

import pgtrigger
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from articles.actions.publishing import import_report
from articles.actions.verdicts import sign_off
from articles.models import SignOff, Verdict
from articles.reads.publishing import snapshot_report
from articles.reports import FORMATS
from tests.actions.publishing.other_newsroom import (
    comparable,
    exported,
    exported_elsewhere,
    importer,
)


@pytest.fixture
def dissent(verdict, second_reviewer) -> SignOff:
    """A dissent with a rating of its own."""
    other = verdict.rating.scale.ratings.get(label="False")
    return sign_off(
        verdict, by=second_reviewer, agrees=False, rating=other, reason="No.", expected_version=2
    )


@pytest.fixture
def reworded(dissent) -> Verdict:
    """The verdict, after an administrator reworded and recoloured each step of the scale."""
    for rating in dissent.verdict.rating.scale.ratings.all():
        rating.label, rating.short_label = f"Reworded {rating.position}", f"R{rating.position}"
        rating.colour, rating.shape, rating.value = "open", "%", 9
        rating.definition = "Reworded."
        with pgtrigger.ignore("articles.Rating:used_stays"):  # as before it was forbidden
            rating.save()
    return Verdict.objects.get(pk=dissent.verdict_id)


def records_of(verdict: Verdict) -> list[dict[str, object]]:
    """Return the ratings that the JSON report has in its verdicts and sign-offs."""
    report = json.loads(exported(verdict.claim.revision.article))["report"]
    (record,) = report["claims"][0]["verdicts"]
    return [record["rating"], *(each["rating"] for each in record["sign_offs"])]


def test_a_reworded_scale_leaves_the_records_of_a_report(reworded):
    judged, dissenting = records_of(reworded)

    assert (judged["label"], judged["colour"], judged["position"]) == ("Misleading", "mixed", 3)
    assert (dissenting["label"], dissenting["colour"]) == ("False", "false")


@pytest.mark.parametrize("key", [key for key, form in FORMATS.items() if form.is_text])
def test_no_format_of_the_report_rewords_a_judgement(reworded, key):
    report = snapshot_report(reworded.claim.revision.article, everything=True)
    without_scale = replace(report, scale=replace(report.scale, ratings=()))

    rendered = FORMATS[key].rendered(without_scale, FORMATS[key].renderings[-1]).decode()

    assert "Reworded" not in rendered


def test_the_desk_and_the_list_show_the_recorded_rating(reworded, client, editor):
    client.force_login(editor)
    article = reworded.claim.revision.article

    desk = client.get(reverse("article_detail", args=[article.pk]), {"claim": reworded.claim_id})
    claims = client.get(reverse("claim_list"))

    assert "Misleading" in desk.text
    assert "Reworded 3:" not in desk.text
    assert ">R3<" not in claims.text  # a token of the page may contain R3


def test_a_report_with_a_reworded_verdict_is_imported_unchanged(reworded):
    report = exported_elsewhere(lambda: exported(reworded.claim.revision.article))

    again = exported(import_report(report, by=importer()))

    assert comparable(again) == comparable(report)


@pytest.mark.parametrize("model", [Verdict, SignOff])
def test_the_database_refuses_a_judgement_without_a_copy_of_its_rating(dissent, model, editor):
    row = model.objects.get(pk=dissent.pk if model is SignOff else dissent.verdict_id)
    row.pk, row.number, row.signer, row.recorded_rating = None, row.number + 1, editor, {}

    with pytest.raises(IntegrityError, match="copies_rating"), transaction.atomic():
        row.save_base(raw=True, force_insert=True)
