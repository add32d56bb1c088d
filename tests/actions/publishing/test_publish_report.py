"""Published reports: public, immutable, corrected by further editions, withdrawn with a reason."""

import json
from importlib import import_module
from io import BytesIO

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from docx import Document
from pypdf import PdfReader

from articles.actions.claims import add_comment, edit_claim
from articles.actions.publishing import publish_report, withdraw_publication
from articles.actions.sources import add_source, attach_upload, restrict_source, upload_instead
from articles.actions.verdicts import record_verdict
from articles.models import Citation, Claim, Edition, NewsroomSettings, Rating, Source, Verdict
from articles.reads.publishing import (
    edition_status,
    editions_citing,
    read_gate,
    report_for,
    report_in_one_state,
)
from articles.refusals import NotAllowed, Refused, Stale
from articles.reports import Rendering, in_rendering, render_html, render_markdown
from articles.reports.pdf import render_pdf
from articles.reports.word.as_docx import render_docx
from tests.factories import UserFactory, make_approval, make_edition, make_revision
from tests.reports.validated import wrong_in

SECRET = "Heronfeather"


@pytest.fixture
def hidden(claim, reviewer) -> Citation:
    """A restricted source that says something which must stay in the newsroom."""
    return add_source(
        claim,
        by=reviewer,
        kind=Source.Kind.INTERVIEW,
        about={"person": SECRET, "channel": "telephone", "dated_on": "2025-02-25"},
        stance=Citation.Stance.REFUTES,
        visibility=Source.Visibility.RESTRICTED,
        public_description="An official",
        text=f"{SECRET} said it cost five.",
    )


def judge_anew(verdict: Verdict, label: str, words: str) -> None:
    claim = verdict.claim
    claim.refresh_from_db()
    rating = Rating.objects.get(scale=claim.revision.article.scale, label=label)
    record_verdict(
        claim, by=verdict.author, rating=rating, explanation=words, expected_version=claim.version
    )


def test_what_is_published_is_the_public_rendering_and_nothing_else(article, hidden, editor):
    add_comment(hidden.claim, by=editor, text="Between us.")

    edition = make_edition(article, editor, note="First.")

    for text in (edition.page, edition.record):
        assert SECRET not in text
        assert "Between us." not in text
        assert "An official" in text
    assert json.loads(edition.record)["report"]["rendering"] == "public"
    assert wrong_in(edition.record) == []
    assert list(editions_citing(hidden.source)) == [edition]


def test_without_the_rendering_it_would_all_be_public(
    article, hidden, reviewer, editor, monkeypatch
):
    """The twin: reviewers who see the source hand over all of it, and only the action leaves it out."""
    action = import_module(
        "articles.actions.publishing.publish_report"
    )  # a function has this name, too
    monkeypatch.setattr(action, "in_rendering", lambda report, _rendering: report)
    make_approval(article, editor)
    report = report_in_one_state(article, reader=reviewer)

    edition = publish_report(
        article, by=editor, report=report, told=[], expected_version=report.version
    )

    assert SECRET in edition.record


def test_a_correction_is_another_edition_that_says_what_changed(article, verdict, editor):
    first = make_edition(article, editor)
    judge_anew(verdict, "False", "It cost six.")

    second = make_edition(article, editor, note="A reader wrote to us.")

    assert (first.number, second.number) == (1, 2)
    assert first.publication == second.publication
    assert "A reader wrote to us." in second.page
    for words in ("The verdict was changed.", "Misleading", "The explanation was changed."):
        assert words in second.page
    assert "The verdict was changed." not in first.page
    kept = Edition.objects.get(pk=first.pk)
    assert (kept.page, kept.page_sha256) == (first.page, first.page_sha256)


def test_a_new_text_is_a_correction_too(article, claim, editor):
    make_edition(article, editor)
    text = article.revisions.get().text
    make_revision(article, editor, text.replace("4.5 million euros", "five million euros"))

    page = make_edition(article, editor).page

    assert "The text of the article was changed." in page
    assert "The text of the claim was changed." in page


def test_the_same_state_is_not_published_twice(article, editor):
    make_edition(article, editor)
    report, told = report_for(editor, article, Rendering.PUBLIC)

    with pytest.raises(Refused, match="Nothing has changed"):
        publish_report(
            article, by=editor, report=report, told=told, expected_version=report.version
        )


def test_an_article_is_not_published_unless_its_state_is_approved(article, claim, editor):
    report, told = report_for(editor, article, Rendering.PUBLIC)
    with pytest.raises(NotAllowed, match="not approved"):
        publish_report(
            article, by=editor, report=report, told=told, expected_version=report.version
        )

    make_approval(article, editor)
    edit_claim(
        claim,
        by=editor,
        note="Wait.",
        priority=Claim.Priority.HIGH,
        reason=Claim.Reason.LEGAL,
        expected_version=claim.version,
    )
    report, told = report_for(editor, article, Rendering.PUBLIC)
    with pytest.raises(NotAllowed, match="not approved"):
        publish_report(
            article, by=editor, report=report, told=told, expected_version=report.version
        )


def test_an_article_is_not_published_when_a_source_changed_after_the_approval(
    article, claim, reviewer, editor, rating
):
    source = attach_upload(
        claim,
        by=reviewer,
        title="Letter",
        file_name="a.txt",
        data=b"The bridge cost 4.5 million euros.",
        stance=Citation.Stance.SUPPORTS,
    ).source
    claim.refresh_from_db()
    record_verdict(
        claim, by=reviewer, rating=rating, explanation="So.", expected_version=claim.version
    )
    make_approval(article, editor)
    upload_instead(source, by=reviewer, file_name="a.txt", data=b"It cost nine.")
    report, told = report_for(editor, article, Rendering.PUBLIC)

    with pytest.raises(NotAllowed, match="No outdated verdicts"):
        publish_report(
            article, by=editor, report=report, told=told, expected_version=report.version
        )

    assert not read_gate(article, reader=editor).is_approved


def test_only_what_the_editor_saw_is_published(article, claim, editor):
    report, told = report_for(editor, article, Rendering.PUBLIC)

    with pytest.raises(Stale, match="has changed since you opened this page"):
        publish_report(article, by=editor, report=report, told=told, expected_version="2-another")

    assert not Edition.objects.exists()


def test_a_source_that_is_restricted_meanwhile_is_not_published(article, claim, reviewer, editor):
    citation = attach_upload(
        claim,
        by=reviewer,
        title="Letter",
        file_name="a.txt",
        data=b"A letter.",
        stance=Citation.Stance.CONTEXT,
    )
    report, told = report_for(editor, article, Rendering.PUBLIC)
    Source.objects.filter(pk=citation.source_id).update(
        visibility=Source.Visibility.RESTRICTED, public_description="Somebody"
    )

    with pytest.raises(Stale, match="visibility of a source has changed"):
        publish_report(
            article, by=editor, report=report, told=told, expected_version=report.version
        )


def test_who_is_still_to_judge_blind_publishes_no_report_without_the_verdict(
    article, verdict, editor
):
    NewsroomSettings.objects.update_or_create(pk=1, defaults={"is_blind": True})
    both = UserFactory.create(is_editor=True, is_reviewer=True)

    with pytest.raises(NotAllowed, match="blind sign-off to record"):
        make_edition(article, both)
    assert "It cost five." in make_edition(article, editor).page


def test_reviewers_neither_publish_nor_withdraw(article, reviewer, editor):
    with pytest.raises(NotAllowed):
        make_edition(article, reviewer)
    publication = make_edition(article, editor).publication
    with pytest.raises(NotAllowed):
        withdraw_publication(publication, by=reviewer, reason="No.", expected_version=1)


def test_what_is_withdrawn_says_why_until_there_is_a_newer_edition(article, editor):
    first = make_edition(article, editor)
    publication = first.publication
    with pytest.raises(Refused, match="Enter a reason"):
        withdraw_publication(publication, by=editor, reason=" ", expected_version=1)
    with pytest.raises(Stale, match="newer edition"):
        withdraw_publication(publication, by=editor, reason="Wrong.", expected_version=7)

    withdraw_publication(publication, by=editor, reason="Wrong.", expected_version=1)

    standing = edition_status(publication.key)
    assert standing
    assert standing.retraction
    assert standing.retraction.reason == "Wrong."
    with pytest.raises(NotAllowed, match="already withdrawn"):
        withdraw_publication(publication, by=editor, reason="Again.", expected_version=1)
    make_edition(article, editor)
    newest, former = edition_status(publication.key), edition_status(publication.key, 1)
    assert newest
    assert newest.retraction is None
    assert former
    assert former.retraction
    assert former.is_superseded


def test_the_database_itself_refuses_other_bytes_than_those_of_the_fingerprint(article, editor):
    edition = make_edition(article, editor)
    edition.pk, edition.number = None, 2
    edition.page += " "

    with pytest.raises(IntegrityError, match="another fingerprint"), transaction.atomic():
        edition.save(force_insert=True)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Edition.objects.update(page="Other.")


def test_anybody_reads_it_and_an_earlier_edition_says_that_it_was_superseded(
    client, article, verdict, editor
):
    first = make_edition(article, editor)
    judge_anew(verdict, "False", "It cost six.")
    make_edition(article, editor)
    where = f"/published/{first.publication.key}/"

    newest, former = client.get(where), client.get(f"{where}1/")

    assert (newest.status_code, former.status_code) == (200, 200)
    assert "superseded" not in newest.content.decode()
    assert "This is edition 1. It was superseded by edition 2." in former.content.decode()
    assert first.style in former["Content-Security-Policy"]
    assert client.get(f"{where}1/report.html").content.decode() == first.page
    assert client.get(f"{where}1/report.json").content.decode() == first.record
    assert client.get(f"{where}3/").status_code == client.get("/published/none/").status_code == 404


def test_where_it_was_withdrawn_anybody_reads_why_and_nothing_else(client, article, claim, editor):
    publication = make_edition(article, editor).publication
    withdraw_publication(publication, by=editor, reason="Wrong bridge.", expected_version=1)

    for where in ("", "1/", "1/report.html", "1/report.json"):
        answer = client.get(f"/published/{publication.key}/{where}")
        assert answer.status_code == 410
        assert "Wrong bridge." in answer.content.decode()
        assert claim.text not in answer.content.decode()


def test_the_address_is_offered_for_search_engines(client, article, verdict, editor):
    publication = make_edition(article, editor).publication
    client.force_login(editor)

    page = client.get(f"/claims/{verdict.claim_id}/review/").content.decode()

    assert f"http://testserver/published/{publication.key}/" in page


def test_what_was_published_and_corrected_is_told_in_each_form_that_people_read(
    article, verdict, editor
):
    make_edition(article, editor, note="First.")
    judge_anew(verdict, "False", "It cost six.")
    before = report_in_one_state(article, everything=True)
    second = make_edition(article, editor, note="A reader wrote to us.")
    withdraw_publication(second.publication, by=editor, reason="Sued.", expected_version=2)

    report = report_in_one_state(article, everything=True)

    first, now = report.editions
    assert (first.corrections, first.withdrawn, now.withdrawn) == ((), "", "Sued.")
    assert {each.what for each in now.corrections} == {
        "The verdict was changed.",
        "The explanation was changed.",
    }
    assert before.version.rpartition("-")[2] != report.version.rpartition("-")[2]  # it was approved
    pdf = PdfReader(BytesIO(render_pdf(report)))
    paper = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    word = " ".join(each.text for each in Document(BytesIO(render_docx(report))).paragraphs)
    for form in (render_html(report), render_markdown(report), paper, word):
        for words in ("Edition 2", "A reader wrote to us.", "Sued.", "The verdict was changed."):
            assert words in form.replace("\\", "")


def test_publishing_alone_does_not_make_another_report(article, editor):
    make_approval(article, editor)
    report, told = report_for(editor, article, Rendering.PUBLIC)
    publish_report(article, by=editor, report=report, told=told, expected_version=report.version)

    again = report_for(editor, article, Rendering.PUBLIC)[0]

    assert (again.version, len(again.editions)) == (report.version, 1)


def test_words_that_were_taken_out_are_not_told_again_by_a_later_report(article, verdict, editor):
    judge_anew(verdict, "False", f"{SECRET} told us.")
    make_edition(article, editor)
    judge_anew(verdict, "False", "An official told us.")
    make_edition(article, editor)

    report = in_rendering(report_for(editor, article, Rendering.PUBLIC)[0], Rendering.PUBLIC)

    told = [each for edition in report.editions for each in edition.corrections]
    assert [each.what for each in told] == ["The explanation was changed."]
    assert not any(each.before or each.after for each in told)


def test_a_source_that_became_confidential_is_not_named_by_a_later_correction(
    article, claim, reviewer, editor
):
    make_edition(article, editor)
    citation = attach_upload(
        claim,
        by=reviewer,
        title=SECRET,
        file_name="memo.txt",
        data=b"It cost five.",
        stance=Citation.Stance.REFUTES,
    )
    make_edition(article, editor)
    source = citation.source
    restrict_source(
        source,
        by=reviewer,
        expected_version=source.version,
        visibility=Source.Visibility.RESTRICTED,
        public_description="A memo",
        readers=[],
        reason="He asked for it.",
    )

    report = report_for(editor, article, Rendering.PUBLIC)[0]

    assert [each.what for each in report.editions[1].corrections] == ["The sources were changed."]
    assert SECRET not in render_html(in_rendering(report, Rendering.PUBLIC))
