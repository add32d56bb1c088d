"""Editions as readers find them, and as later reports list them."""

import hashlib
import re
from io import BytesIO

from django.conf import settings
from docx import Document
from pypdf import PdfReader

from articles.actions.newsroom import set_newsroom_settings
from articles.actions.publishing import publish_report, withdraw_publication
from articles.actions.sources import attach_upload, restrict_source
from articles.actions.verdicts import sign_off
from articles.models import Citation, Edition, Source
from articles.reads.publishing import (
    report_for,
    snapshot_report,
)
from articles.reports import EDITIONS, Rendering, in_rendering, render_html, render_markdown
from articles.reports.pdf import render_pdf
from articles.reports.word.as_docx import render_docx
from tests.factories import make_approval, make_edition, make_next_verdict

SECRET = "Heronfeather"


def test_anyone_can_read_it_and_an_earlier_edition_says_that_it_was_superseded(
    client, article, verdict, editor
):
    first = make_edition(article, editor)
    make_next_verdict(verdict, "False", "It cost six.")
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


def test_a_published_page_names_no_staff_unless_the_house_rules_say_so(
    article, verdict, editor, reviewer, second_reviewer, administrator
):
    sign_off(
        verdict,
        by=second_reviewer,
        expected_version=verdict.claim.version,
        agrees=False,
        reason="The source is old.",
    )
    people = {str(each) for each in (editor, reviewer, second_reviewer)}

    def named(edition: Edition) -> set[str]:
        return {name for name in people if name in edition.page or name in edition.record}

    anonymous = make_edition(article, editor)
    set_newsroom_settings(
        by=administrator, expected_version=1, sign_offs=1, is_blind=False, names_staff=True
    )
    make_next_verdict(verdict, "False", "It cost six.")
    open_edition = make_edition(article, editor)

    assert (named(anonymous), named(open_edition)) == (set(), people)
    assert re.search(r"<b>Person \d+ dissents:</b> The source is old\.", anonymous.page)
    assert "The explanation was changed." in open_edition.page  # names do not count as corrections
    assert "A claim was added." not in open_edition.page
    assert "edith" in render_html(
        in_rendering(report_for(editor, article, Rendering.PUBLIC)[0], Rendering.PUBLIC)
    )


def test_an_edition_published_before_the_list_of_editions_moved_shows_it_at_the_top(
    client, article, verdict, editor
):
    edition = make_edition(article, editor)
    text = edition.page.replace(EDITIONS, "")
    early = Edition(publication=edition.publication, number=2, page=text, published_by=editor)
    for name in ("title", "record", "record_sha256", "style", "version", "outline", "published_at"):
        setattr(early, name, getattr(edition, name))
    early.page_sha256 = hashlib.sha256(text.encode()).hexdigest()
    early.save()

    new, old = (
        client.get(f"/published/{edition.publication.key}/{number}/").content.decode()
        for number in (1, 2)
    )

    assert old.index("All editions:") < old.index("<main")
    assert new.index("All editions:") > new.index("</article>")
    assert (
        client.get(f"/published/{edition.publication.key}/2/report.html").content.decode() == text
    )


def test_a_withdrawn_publication_shows_only_the_reason(client, article, claim, editor):
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


def test_every_printed_format_lists_editions_and_corrections(article, verdict, editor):
    make_edition(article, editor, note="First.")
    make_next_verdict(verdict, "False", "It cost six.")
    before = snapshot_report(article, everything=True)
    second = make_edition(article, editor, note="A reader wrote to us.")
    withdraw_publication(second.publication, by=editor, reason="Sued.", expected_version=2)

    report = snapshot_report(article, everything=True)

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


def test_publishing_does_not_change_the_version_of_the_report(article, editor):
    make_approval(article, editor)
    report, source_ids = report_for(editor, article, Rendering.PUBLIC)
    publish_report(
        article, by=editor, report=report, disclosed=source_ids, expected_version=report.version
    )

    again = report_for(editor, article, Rendering.PUBLIC)[0]

    assert (again.version, len(again.editions)) == (report.version, 1)
    assert report.address == f"{settings.SITE_ADDRESS}/articles/{article.pk}/report.html"
    assert again.address == f"{settings.SITE_ADDRESS}/published/{article.publication.key}/"


def test_removed_text_is_not_in_a_later_report(article, verdict, editor):
    make_next_verdict(verdict, "False", f"{SECRET} told us.")
    make_edition(article, editor)
    make_next_verdict(verdict, "False", "An official told us.")
    make_edition(article, editor)

    report = in_rendering(report_for(editor, article, Rendering.PUBLIC)[0], Rendering.PUBLIC)

    corrections = [each for edition in report.editions for each in edition.corrections]
    assert [each.what for each in corrections] == ["The explanation was changed."]
    assert not any(each.before or each.after for each in corrections)


def test_a_later_correction_does_not_name_a_source_that_became_confidential(
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
