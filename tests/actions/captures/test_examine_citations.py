"""Each capture is searched once for the quotations, facts and excerpt of each citation."""

import threading
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connections, transaction
from django.utils import timezone

from articles import fetching, jobs, tasks
from articles.actions.captures import examine_source, record_capture
from articles.actions.sources import attach_source, attach_upload, change_citation, upload_instead
from articles.models import Capture, Citation, Finding, Job, Source
from articles.reads.sources import findings_of
from articles.text.evidence import read_source
from tests.factories import make_article, make_claim

SAID = 'The minister said: "It is safe to drive on." The bridge cost 4.5 million euros in 2019.'
ACTION = "articles.actions.captures.examine_citations"
PAGE = "<p>She spoke on Monday. “It is not safe to drive on,” said the minister.</p>"


@pytest.fixture
def claim(editor):
    return make_claim(make_article(editor, SAID), editor, 'The minister said: "It is safe to drive')


def upload(claim, reviewer, page: str = PAGE, excerpt: str = "") -> Citation:
    return attach_upload(
        claim,
        by=reviewer,
        title="Letter",
        file_name="letter.html",
        data=page.encode(),
        stance=Citation.Stance.SUPPORTS,
        excerpt=excerpt,
    )


def change(citation: Citation, reviewer, excerpt: str) -> None:
    change_citation(
        citation,
        by=reviewer,
        expected_version=citation.version,
        stance=Citation.Stance.SUPPORTS,
        locator="",
        excerpt=excerpt,
        note="",
    )


def findings(**where: object) -> list[tuple[str, str, str]]:
    rows = Finding.objects.filter(**where)
    return [(row.sought, row.outcome, row.words) for row in rows]


def test_an_upload_is_searched_for_the_part_of_the_quotation_in_the_claim(claim, reviewer):
    upload(claim, reviewer)

    finding = Finding.objects.get(sought="quotation")
    assert (finding.words, finding.outcome) == ("It is safe to drive", "altered")
    assert claim.text[finding.start : finding.end] == finding.words
    ((start, end),) = finding.places
    assert finding.capture.text[start:end] == "It is not safe to drive"
    assert [d["negation"] for d in finding.detail["differences"]] == [True]


def test_a_claim_without_a_quotation_is_searched_for_by_its_text(editor, reviewer):
    claim = make_claim(make_article(editor, SAID), editor, "The bridge cost 4.5 million euros")

    upload(claim, reviewer, "<p>The bridge cost 5.4 million euros.</p>")

    assert ("claim", "altered", claim.text) in findings()
    assert ("fact", "not found", "4.5 million euros") in findings()


def test_a_fetched_page_is_searched_for_all_its_citations(claim, editor, reviewer):
    other = make_claim(claim.revision.article, editor, "The bridge cost 4.5 million euros")
    for one in (claim, other):
        cite(one, reviewer)

    capture = fetched(PAGE)

    assert set(capture.findings.values_list("citation__claim", flat=True)) == {claim.pk, other.pk}


def test_citing_a_captured_page_searches_it_at_once(claim, editor, reviewer):
    cite(claim, reviewer)
    capture = fetched(PAGE)
    other = make_claim(claim.revision.article, editor, "The bridge cost 4.5 million euros")

    citation = cite(other, reviewer)

    assert citation.findings.filter(capture=capture).exists()


def test_a_new_excerpt_is_searched_for_and_the_former_finding_stays(claim, reviewer):
    citation = upload(claim, reviewer, excerpt="She spoke on Monday.")

    change(citation, reviewer, "Nobody drives over the bridge.")

    assert findings(sought="excerpt") == [
        ("excerpt", "exact", "She spoke on Monday."),
        ("excerpt", "not found", "Nobody drives over the bridge."),
    ]


def test_a_capture_is_searched_once_for_each_citation(claim, reviewer):
    citation = upload(claim, reviewer, excerpt="She spoke on Monday.")
    before = list(Finding.objects.values_list("pk", flat=True))

    with transaction.atomic():
        examine_source(citation.source_id)
    change(citation, reviewer, "She spoke on Monday.")

    assert list(Finding.objects.values_list("pk", flat=True)) == before


def test_a_later_capture_adds_findings_to_those_of_the_former(claim, reviewer):
    citation = upload(claim, reviewer)
    first = Capture.objects.get()

    upload_instead(
        citation.source, by=reviewer, file_name="new.html", data=b"<p>It is safe to drive on.</p>"
    )

    later = Capture.objects.exclude(pk=first.pk).get()
    assert [row[1] for row in findings(capture=first, sought="quotation")] == ["altered"]
    assert [row[1] for row in findings(capture=later, sought="quotation")] == ["exact"]


def test_a_page_without_text_says_that_nothing_could_be_searched(claim, reviewer):
    attach_upload(
        claim,
        by=reviewer,
        title="Scan",
        file_name="page.png",
        data=b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        stance=Citation.Stance.SUPPORTS,
    )

    finding = Finding.objects.get(sought="quotation")
    assert (finding.outcome, finding.reason) == ("not checkable", "the source has no text")


def test_the_database_refuses_a_finding_in_a_capture_of_another_source(claim, reviewer):
    one, other = upload(claim, reviewer), upload(claim, reviewer)
    finding = one.findings.first()
    assert finding
    finding.pk, finding.capture = None, other.source.captures.get()

    with pytest.raises(IntegrityError, match="capture of the cited source"):
        finding.save()


@pytest.mark.parametrize("act", ["update", "delete"])
def test_a_finding_cannot_be_changed_or_deleted(claim, reviewer, act):
    upload(claim, reviewer)
    rows = Finding.objects.all()

    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        rows.update(words="x") if act == "update" else rows._raw_delete("default")


@pytest.mark.django_db(transaction=True)
def test_a_page_cited_during_its_capture_is_searched_for_both_citations(claim, editor, reviewer):
    """The worker waits for the transaction that adds the second citation."""
    cite(claim, reviewer)
    other = make_claim(claim.revision.article, editor, "The bridge cost 4.5 million euros")
    cited = threading.Event()

    def capture() -> None:
        cited.wait(10)
        fetched(PAGE)
        connections.close_all()

    thread = threading.Thread(target=capture)
    thread.start()
    with transaction.atomic():
        cite(other, reviewer)
        cited.set()
        thread.join(0.7)
        assert thread.is_alive()
    thread.join(10)

    examined = Finding.objects.values_list("citation__claim", flat=True)
    assert set(examined) == {claim.pk, other.pk}


def cite(claim, reviewer) -> Citation:
    return attach_source(
        claim, by=reviewer, url="https://www.example.com/page", stance=Citation.Stance.SUPPORTS
    )


def fetched(page: str) -> Capture:
    """Record a capture, as a worker does that has fetched the page."""
    source = Source.objects.get(kind="url")
    waiting = Job.objects.get(subject_id=source.pk, state="queued")
    seen = fetching.Fetched(
        url=source.url,
        final_url=source.url,
        redirects=(),
        status=200,
        headers=(),
        content_type="text/html",
        body=page.encode(),
        at=timezone.now(),
        document=fetching.read(page.encode(), name="page.html"),
    )
    with jobs.claimed(waiting.pk, lease=timedelta(seconds=60)) as job:
        assert job
        capture = record_capture(job, seen)
    assert capture
    return capture


@pytest.fixture
def short_patience(monkeypatch):
    """Treat every text as a long one."""
    monkeypatch.setattr(f"{ACTION}.AT_ONCE", 10)


def test_a_long_text_is_searched_by_a_job(claim, reviewer, short_patience):
    citation = upload(claim, reviewer)
    assert findings() == []
    job = Job.objects.get(kind=Job.Kind.EXAMINE)
    assert job.subject_id == citation.source_id

    tasks.examine(job.pk)
    tasks.examine(job.pk)

    assert findings(sought="quotation") == [("quotation", "altered", "It is safe to drive")]
    assert (Job.objects.get().state, Job.objects.get().outcome) == ("done", "examined")


def test_a_citation_added_during_the_search_is_searched_for_too(
    claim, reviewer, short_patience, monkeypatch
):
    citation = upload(claim, reviewer)
    real = read_source

    def changed_meanwhile(text):
        monkeypatch.setattr("articles.actions.captures.capture_findings.read_source", real)
        change(citation, reviewer, "She spoke on Monday.")
        return real(text)

    monkeypatch.setattr("articles.actions.captures.capture_findings.read_source", changed_meanwhile)

    tasks.examine(Job.objects.get().pk)

    assert findings(sought="excerpt") == [("excerpt", "exact", "She spoke on Monday.")]
    assert Job.objects.count() == 1


def test_a_late_job_leaves_the_search_to_the_next(claim, reviewer, short_patience, monkeypatch):
    upload(claim, reviewer)
    real = read_source

    def overtaken(text):
        Job.objects.update(attempt=2)
        return real(text)

    monkeypatch.setattr("articles.actions.captures.capture_findings.read_source", overtaken)

    tasks.examine(Job.objects.get().pk)

    assert Job.objects.get().state == "running"


ARTICLE = (
    "<article><h1>The ferry</h1><p>The harbour council voted on Tuesday to close the northern terminal for"
    " eleven months, the mayor of the town said.</p><p>The work begins in March and is paid for with a loan"
    " that the council took out before the last election.</p></article>"
)
SAFE = "It is safe to drive on."
BESIDE = {
    "comment": f'<section class="comments"><div class="comment"><p>{SAFE}</p></div></section>',
    "related": f'<aside class="related"><h2>Related</h2><ul><li><a href="/x">{SAFE}</a></li></ul></aside>',
    "": "",
}


@pytest.mark.parametrize("kind", BESIDE)
def test_words_that_stand_only_beside_the_article_are_elsewhere_on_the_page(claim, reviewer, kind):
    page = f"<html><body>{ARTICLE}{BESIDE[kind]}</body></html>"
    citation = upload(claim, reviewer, page, excerpt="safe to drive on")

    passages = Finding.objects.exclude(sought="fact")
    assert {each.detail.get("elsewhere", "") for each in passages} == {kind}
    assert {each.outcome for each in passages} == {"elsewhere" if kind else "not found"}
    assert not any(each.places or each.passage or each.passage_sha256 for each in passages)
    sentences = {
        each.sentence
        for each in findings_of([(citation, passages[0].capture)])[citation.pk].passages
    }
    assert any(("comment" in each) is (kind == "comment") for each in sentences)


def test_words_of_the_article_are_found_there_and_not_beside_it(claim, reviewer):
    page = ARTICLE.replace("</article>", f"<p>“{SAFE}”</p></article>") + BESIDE["comment"]
    upload(claim, reviewer, page)

    assert {each.outcome for each in Finding.objects.filter(sought="quotation")} == {"exact"}
