"""An imported report changes nothing that is here: its sources and captures stand beside ours."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.actions.captures import correct_capture
from articles.actions.publishing import import_report
from articles.actions.sources import attach_source
from articles.models import (
    Article,
    Capture,
    Citation,
    Claim,
    ClaimReview,
    CommonOrigin,
    Correction,
    Download,
    Fingerprints,
    Import,
    Job,
    Source,
    User,
)
from articles.models.versioned import Versioned
from articles.reads.claims import claim_card
from articles.refusals import Refused
from articles.reports.bundle import check_upload
from tests.actions.publishing.other_newsroom import comparable, exported, importer
from tests.factories import UserFactory, make_article, make_citation, make_claim
from tests.rich import PAGE, saw

pytestmark = pytest.mark.django_db
ADDRESS = "https://www.example.com/page"


@pytest.fixture
def ours(elsewhere) -> Claim:
    """A claim of ours that cites the same page as the report, with a capture and a correction."""
    ida = importer()
    claim = make_claim(make_article(ida, title="Ours"), ida, "the bridge cost 4.5 million euros")
    source = make_citation(claim, ida, ADDRESS).source
    capture = saw(source, PAGE.format("4.5"))
    values = {"title": "Our title", "author": "", "site": "", "published": "", "language": ""}
    correct_capture(capture, by=ida, expected_version=0, values=values)
    return claim


def forged(elsewhere: bytes, *, text: str = "Jane Doe said that it cost nothing.") -> bytes:
    """Return the report with a later capture of another text."""
    record = json.loads(elsewhere)
    source = next(each for each in record["report"]["sources"] if each["url"] == ADDRESS)
    source |= {"title": "Theirs", "is_primary": True, "visibility": "newsroom"}
    source["captures"][0] |= {"at": "2099-01-01T00:00:00+00:00", "text": text}
    source["looks"][0]["at"] = "2099-01-01T00:00:00+00:00"
    record["report"]["claims"][0]["flagged_at"] = "2099-01-01T00:00:00+00:00"
    record["report"]["events"][0]["at"] = "2099-01-01T00:00:00+00:00"
    return json.dumps(record).encode()


def rows_of(claim: Claim) -> list[Any]:
    """Return all that the verdicts on a claim depend on."""
    sources = Source.objects.filter(citations__claim=claim)
    return [
        list(sources.values()),
        list(Capture.objects.filter(source__in=sources).values()),
        list(Correction.objects.filter(source__in=sources).values()),
        list(CommonOrigin.objects.filter(first__in=sources).values()),
        list(Job.objects.filter(kind="fetch", subject_id__in=sources).values()),
        [each for citation in claim.citations.all() for each in citation.findings.values()],
        Fingerprints.of(claim),
    ]


def test_an_import_changes_no_evidence_of_other_articles(ours, elsewhere):
    before = rows_of(ours)

    import_report(forged(elsewhere), by=importer())

    assert rows_of(ours) == before
    assert Source.objects.filter(url=ADDRESS).count() == 2


def test_merged_into_the_same_source_the_forged_capture_would_be_the_newest(ours, elsewhere):
    """The twin: what happens if an import may add to a source that is here."""
    before = Fingerprints.of(ours)
    source = ours.citations.get().source
    values = source.captures.values().latest("pk")
    later = timezone.now() + timedelta(days=1)

    new = {"id": None, "job_id": None, "origin": "uploaded", "captured_by_id": importer().pk}
    Capture.objects.create(**values | new | {"sha256": "0" * 64, "captured_at": later})

    assert Fingerprints.of(ours) != before


def test_the_database_refuses_an_imported_capture_in_a_source_of_ours(ours, elsewhere):
    article = import_report(forged(elsewhere), by=importer())
    values = Capture.objects.filter(is_external=True).values()[0]
    ours_source = ours.citations.get().source_id

    with pytest.raises(IntegrityError, match="of the same import"):
        Capture.objects.create(**values | {"id": None, "source_id": ours_source})
    assert article.report_import


def test_the_database_refuses_an_imported_capture_of_later_times(elsewhere):
    import_report(elsewhere, by=importer())
    values = Capture.objects.filter(is_external=True).values()[0]
    later = timezone.now() + timedelta(days=1)

    with pytest.raises(IntegrityError, match="later than its import"):
        Capture.objects.create(**values | {"id": None, "captured_at": later})


def test_times_are_at_most_the_moment_of_the_import(elsewhere):
    article = import_report(forged(elsewhere), by=importer())

    now = timezone.now()
    assert not Capture.objects.filter(captured_at__gt=now).exists()
    assert not Job.objects.filter(finished_at__gt=now).exists()
    assert not Claim.objects.filter(created_at__gt=now).exists()
    assert not article.report_import.events.filter(at__gt=now).exists()


def test_a_deadline_stays_in_the_future(elsewhere):
    record = json.loads(elsewhere)
    asked = [each for claim in record["report"]["claims"] for each in claim["queries"]]
    asked[-1]["deadline"] = "2099-01-01T00:00:00+00:00"

    article = import_report(json.dumps(record).encode(), by=importer())

    again = comparable(exported(article))
    deadlines = [each["deadline"] for claim in again["claims"] for each in claim["queries"]]
    assert "2099-01-01T00:00:00+00:00" in deadlines


def test_what_is_fetched_here_is_newer_than_what_another_newsroom_fetched(elsewhere):
    import_report(forged(elsewhere), by=importer())
    theirs = Source.objects.get(url=ADDRESS)
    assert theirs.captures.latest("captured_at").is_external

    body = PAGE.format("five")  # the same bytes as their newest capture
    capture = saw(theirs, body)

    assert theirs.captures.first() == capture
    assert not capture.is_external


def test_a_page_cited_here_is_another_source_than_the_imported_one(elsewhere):
    import_report(elsewhere, by=importer())
    ida = importer()
    claim = make_claim(make_article(ida, title="Ours"), ida)

    cited = attach_source(claim, by=ida, url=ADDRESS, stance=Citation.Stance.SUPPORTS)

    assert not cited.source.is_external
    assert cited.source.captures.count() == 0
    assert Job.objects.filter(kind="fetch", subject_id=cited.source_id, state="queued").exists()


def test_every_page_labels_the_captures_of_another_newsroom(elsewhere, client):
    article = import_report(elsewhere, by=importer())
    client.force_login(importer())
    label = "From another newsroom, not fetched here"
    source = Source.objects.get(url=ADDRESS)
    citation = source.citations.get()
    capture = source.captures.latest("captured_at")

    for address in (
        f"/articles/{article.pk}/?claim={citation.claim_id}",
        f"/sources/{source.pk}/",
        f"/captures/{capture.pk}/",
        f"/citations/{citation.pk}/",
    ):
        page = client.get(address).content.decode()
        assert label in page, address
    findings = claim_card(citation.claim_id, reader=importer()).citations[0].findings
    assert findings.capture
    assert findings.capture.is_external
    assert "another newsroom" in client.get("/sources/").content.decode()


def test_with_an_own_archive_the_captures_are_not_labelled(elsewhere):
    UserFactory.create(username="edith")
    from tests.actions.publishing.test_import_report import archived

    article = import_report(elsewhere, by=importer())
    Source.objects.filter(imported_with__isnull=False).update(is_external=False)
    own = archived(article)

    again = import_report(own, by=importer())

    sources = Source.objects.filter(imported_with=again.report_import)
    assert sources.exists()
    assert not sources.filter(is_external=True).exists()
    captures = Capture.objects.filter(imported_with=again.report_import)
    assert all(captures.values_list("is_external", flat=True))  # the file says so of each capture


SCHEMES = ["javascript:alert(1)", "data:text/html,x", "ftp://a.example/", "file:///etc/passwd"]
SCHEMES += ["JaVaScRiPt:alert(1)", "//a.example/", "https:///a", "vbscript:x", " https://a.example"]
PLACES: dict[str, Callable[[Any, str], object]] = {
    r"sources\[0\]\.url": lambda r, url: r["sources"][0].update(url=url),
    r"captures\[0\]\.final_url": lambda r, url: r["sources"][0]["captures"][0].update(
        final_url=url
    ),
    r"captures\[0\]\.redirects\[0\]": lambda r, url: r["sources"][0]["captures"][0].update(
        redirects=[[url, 301]]
    ),
    r"review\.page": lambda r, url: next(c for c in r["claims"] if c["review"])["review"].update(
        page=url
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_an_import_refuses_every_address_that_is_not_of_the_web(elsewhere, monkeypatch, place):
    monkeypatch.setattr(check_upload, "_ask_child", lambda *_file: {"problems": [], "key": ""})
    for url in SCHEMES:
        record = json.loads(elsewhere)
        PLACES[place](record["report"], url)

        with pytest.raises(Refused, match=place + ": an address must begin with http"):
            import_report(json.dumps(record).encode(), by=importer())
    assert not Article.objects.filter(title="The bridge").exists()


def bad_source(url: str, by: User) -> object:
    return Source.objects.create(kind="url", url=url, added_by=by)


def bad_import(url: str, by: User) -> object:
    return Import.objects.create(origin="paste", text="T.", url=url, imported_by=by)


def bad_capture(url: str, by: User) -> object:
    source = Source.objects.create(kind="upload", title="T", added_by=by)
    about = {"origin": "uploaded", "captured_by": by, "sha256": "0" * 64, "size": 1}
    return Capture.objects.create(source=source, final_url=url, **about)


def bad_download(url: str, by: User) -> object:
    job = Job.objects.create(kind="fetch", subject_id=1, not_before=timezone.now())
    about = {"status": 200, "at": timezone.now(), "deflated": b""}
    return Download.objects.create(job=job, url="https://a.example/", final_url=url, **about)


def bad_review(url: str, by: User) -> object:
    article = make_article(by)
    claim = make_claim(article, by)
    about = {"speaker": article.speakers.all()[0], "words": "W", "publisher": "P"}
    return ClaimReview.objects.create(claim=claim, page=url, written_by=by, **about)


@pytest.mark.parametrize("write", [bad_source, bad_import, bad_capture, bad_download, bad_review])
def test_the_database_refuses_them_in_every_table(write):
    by = UserFactory.create(is_editor=True, is_reviewer=True)

    for url in SCHEMES:
        with (
            pytest.raises(IntegrityError, match=r"address_of_the_web|has_page"),
            transaction.atomic(),
        ):
            write(url, by)


@pytest.mark.parametrize(
    ("address", "name"),
    [("/claims/{claim}/citations/", "url"), ("/articles/import/", "url")],
)
@pytest.mark.parametrize("url", SCHEMES[:4])
def test_every_form_refuses_them(client, address, name, url):
    by = UserFactory.create(is_editor=True, is_reviewer=True)
    claim = make_claim(make_article(by), by)
    client.force_login(by)

    sent = {name: url, "stance": "context"}
    response = client.post(address.format(claim=claim.pk), sent)

    assert response.status_code == 422
    assert not Source.objects.filter(url=url).exists()


def test_every_model_with_an_address_checks_it():
    from django.apps import apps

    named = {"url", "final_url", "page"}
    unchecked = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("articles").get_models()
        if not model.__name__.endswith("Event")
        for field in model._meta.fields
        if field.name in named
        and not any(field.name in str(each.condition) for each in constraints(model))
    ]

    assert unchecked == ["Edition.page"]  # the HTML of a report
    assert issubclass(Source, Versioned)


def constraints(model: Any) -> list[Any]:
    checks = [each for each in model._meta.constraints if hasattr(each, "condition")]
    return [each for each in checks if "regex" in str(each.condition)]
