"""A report imported elsewhere is an equal article: what is exported there says the same."""

import json
from collections.abc import Callable
from functools import cache
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection

from articles import reports
from articles.actions.claims import edit_claim
from articles.actions.publishing import import_report
from articles.actions.publishing.import_report import tables
from articles.actions.publishing.import_report.columns import Table
from articles.models import (
    Article,
    Capture,
    Claim,
    Event,
    ImportedEvent,
    Job,
    ReportImport,
    Scale,
    Source,
    SourceGrant,
    User,
)
from articles.reads.claims import claim_card
from articles.reads.newsroom import list_people
from articles.reads.publishing import report_in_one_state
from articles.refusals import NotAllowed, Refused
from articles.reports import FORMATS, Rendering, contents, in_rendering, render_json
from articles.reports.data.as_json import exported_fields
from tests.factories import UserFactory, make_article, make_citation, make_claim
from tests.generated import make_generated_article
from tests.reports.validated import wrong_in
from tests.rich import make_rich_article

pytestmark = pytest.mark.django_db
LOCAL = ("generated_at", "version", "received")  # what every house says for itself


def exported(article: Article) -> bytes:
    return render_json(report_in_one_state(article, everything=True)).encode()


def told(exported: bytes) -> Any:
    """What a report says of the article, without what each house says for itself."""
    report = json.loads(exported)["report"]
    for name in LOCAL:
        del report[name]
    del report["article"]["id"]
    return report


@cache
def rich_report() -> bytes:
    """That of an article with some of everything, made once."""
    return exported(make_rich_article(*newsroom()))


def newsroom() -> list[User]:
    return [
        UserFactory.create(username="edith", is_editor=True),
        UserFactory.create(username="rosa", is_reviewer=True),
        UserFactory.create(username="ravi", is_reviewer=True, first_name="Ravi", last_name="Rao"),
    ]


def exported_elsewhere(make: Callable[[], bytes]) -> bytes:
    """A report of an article in another database; this one is empty, but for other people's work."""
    report = make()
    empty()
    ida = UserFactory.create(username="ida", is_editor=True, is_reviewer=True)
    for place in range(3):
        other = make_claim(make_article(ida, title=f"Another {place}"), ida)
        make_citation(other, ida, f"https://www.example.com/own/{place}")
    return report


def empty() -> None:
    """Everything goes but the scales, which ship."""
    tables = set(connection.introspection.django_table_names(only_existing=True))
    kept = {"articles_scale", "articles_rating", "django_content_type", "auth_permission"}
    names = ", ".join(f'"{table}"' for table in sorted(tables - kept))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(f"TRUNCATE {names} RESTART IDENTITY CASCADE")


def importer() -> User:
    return User.objects.get(username="ida")


@pytest.fixture
def elsewhere() -> bytes:
    return exported_elsewhere(rich_report)


def test_an_imported_report_is_exported_as_it_came(elsewhere):
    article = import_report(elsewhere, by=importer())

    again = exported(article)
    assert told(again) == told(elsewhere)
    assert wrong_in(again) == []


@pytest.mark.parametrize("seed", range(2))
def test_any_article_comes_back_as_it_was(seed):
    report = exported_elsewhere(lambda: exported(make_generated_article(seed, *newsroom())))

    assert told(exported(import_report(report, by=importer()))) == told(report)


def test_where_it_came_from_is_told_after_a_second_import_as_well(elsewhere):
    first = exported(import_report(elsewhere, by=importer()))
    empty()
    UserFactory.create(username="ida", is_editor=True)

    second = exported(import_report(first, by=importer()))

    assert told(second) == told(elsewhere)
    state = json.loads(elsewhere)["report"]["version"]
    received = json.loads(second)["report"]["received"]
    assert [(each["by"], each["version"] == state) for each in received] == [
        ("ida", True),
        ("ida", False),
    ]


def test_the_same_file_twice_is_one_article(elsewhere):
    once = import_report(elsewhere, by=importer())

    assert import_report(elsewhere, by=importer()) == once


def test_who_is_named_gets_no_account(elsewhere, client):
    local = UserFactory.create(username="rosa", is_reviewer=True)

    import_report(elsewhere, by=importer())

    named = User.objects.filter(is_external=True)
    assert {str(each) for each in named} == {"edith", "rosa", "Ravi Rao"}
    assert not any(each.is_active or each.has_usable_password() for each in named)
    assert not Claim.objects.filter(flagged_by=local).exists()
    assert not set(list_people()) & set(named)
    with pytest.raises(IntegrityError, match="user_external_has_no_rights"):
        named.update(is_active=True)


def test_its_history_is_kept_as_it_was_told_and_goes_on_here(elsewhere):
    article = import_report(elsewhere, by=importer())
    claim = Claim.objects.filter(revision__article=article, state=Claim.State.IN_PROGRESS).get()
    edit_claim(
        claim,
        by=importer(),
        note="New.",
        priority=Claim.Priority.HIGH,
        reason=Claim.Reason.LEGAL,
        expected_version=claim.version,
    )

    events = report_in_one_state(article, everything=True).events

    before = json.loads(elsewhere)["report"]["events"]
    assert [event.what for event in events[:-1]] == [event["what"] for event in before]
    assert (events[-1].who, events[-1].what, events[-1].claim) == ("ida", "Claim changed", 3)
    card = claim_card(claim.pk, reader=importer())
    whos = {str(entry.who) for entry in card.feed.entries if entry.what}
    assert whos == {"edith", "rosa", "Ravi Rao", "ida"}


def test_what_the_triggers_wrote_of_the_import_names_who_imported_it(elsewhere):
    article = import_report(elsewhere, by=importer())

    context = ReportImport.objects.get(article=article).context
    written = Event.objects.filter(pgh_context_id=context)
    assert {str(event.user) for event in written} == {"ida"}
    assert {event.why for event in written} == {"Imported from another newsroom’s report"}


def test_a_restricted_source_stays_so_and_whoever_imports_it_is_named_for_it(elsewhere):
    other = UserFactory.create(username="omar", is_editor=True, is_reviewer=True)

    article = import_report(elsewhere, by=importer())

    assert [each.person.username for each in SourceGrant.objects.all()] == ["ida"]
    assert b"H. Heron" in render_json(report_in_one_state(article, reader=importer())).encode()
    hidden = render_json(report_in_one_state(article, reader=other))
    assert "H. Heron" not in hidden
    assert "An official" in hidden


def test_a_page_that_is_a_source_here_is_that_source(elsewhere):
    first = Source.objects.get(url="https://www.example.com/own/0")
    Source.objects.filter(pk=first.pk).update(url="https://www.example.com/page")

    article = import_report(elsewhere, by=importer())

    assert Source.objects.filter(url="https://www.example.com/page").get() == first
    assert first.captures.count() == 2
    assert first.citations.filter(claim__revision__article=article).exists()
    assert not Job.objects.filter(kind="fetch", subject_id=first.pk, state="done").exists()


def test_a_page_that_others_may_see_here_does_not_become_public_by_an_import(elsewhere):
    Source.objects.filter(url="https://www.example.com/own/0").update(
        url="https://www.example.com/page", visibility=Source.Visibility.NEWSROOM
    )

    with pytest.raises(Refused, match=r"report\.sources\[0\]: who may see"):
        import_report(elsewhere, by=importer())


def test_a_scale_that_says_something_else_here_stays_beside_the_one_that_came(elsewhere):
    Scale.objects.filter(key="public").update(name="Ours")

    article = import_report(elsewhere, by=importer())

    assert (article.scale.key, article.scale.name) == ("public-2", "Public")
    report = told(exported(article))
    assert report.pop("scale")["ratings"] == told(elsewhere)["scale"]["ratings"]


def test_the_public_version_is_refused_because_something_is_missing(elsewhere):
    article = import_report(elsewhere, by=importer())
    report = report_in_one_state(article, everything=True)
    public = render_json(in_rendering(report, Rendering.PUBLIC)).encode()

    with pytest.raises(Refused, match="public version"):
        import_report(public, by=importer())


def test_only_editors_import_reports(elsewhere):
    with pytest.raises(NotAllowed):
        import_report(elsewhere, by=UserFactory.create(is_reviewer=True))


def claim_of(report: Any) -> Any:
    return next(claim for claim in report["claims"] if claim["citations"] and claim["verdicts"])


BAD: dict[str, tuple[Callable[[Any], object], str]] = {
    "text": (lambda r: r["revision"].update(text="Other."), r"report\.revision\.sha256"),
    "words": (
        lambda r: r["claims"][1].update(text="Other."),
        r"claims\[1\]\.text: this is not the text",
    ),
    "order": (lambda r: r["sources"][0].update(number=7), r"sources\[0\]\.number"),
    "source": (lambda r: claim_of(r)["citations"][0].update(source=99), r"citations\[0\]\.source"),
    "rating": (
        lambda r: claim_of(r)["verdicts"][0]["rating"].update(label="Odd"),
        r"verdicts\[0\]\.rating: the scale has no rating",
    ),
    "nobody": (
        lambda r: claim_of(r)["verdicts"][0].update(author=""),
        r"author: a name is missing",
    ),
    "ticker": (
        lambda r: r["revision"]["ticks"][0].update(by=""),
        r"revision\.ticks\[0\]\.by: a name is missing",
    ),
    "resolver": (
        lambda r: next(c for c in r["claims"] if c["comments"])["comments"][0]["resolutions"][
            0
        ].update(by=""),
        r"comments\[0\]\.resolutions\[0\]\.by: a name is missing",
    ),
    "reply": (
        lambda r: next(c for c in r["claims"] if c["comments"])["comments"][1].update(reply_to=2),
        r"comments\[1\]\.reply_to",
    ),
    "dissent": (
        lambda r: claim_of(r)["verdicts"][0]["sign_offs"][0].update(agrees=False, reason=""),
        "sign_off_dissent_has_reason",
    ),
    "signer": (lambda r: claim_of(r).update(state="open"), "claim_signed_off_has_signer"),
    "overlap": (
        lambda r: r["statements"][1].update(span=[0, r["statements"][1]["span"][1]]),
        "statements_do_not_overlap",
    ),
    "gap": (lambda r: r["statements"].pop(), "statements_cover_text"),
    "long": (
        lambda r: r["article"].update(title="T" * 501),
        "contradicts itself: value too long",
    ),
}


@pytest.mark.parametrize("bad", BAD)
def test_what_cannot_be_is_refused_with_its_place_and_nothing_stays(elsewhere, bad):
    change, sentence = BAD[bad]
    record = json.loads(elsewhere)
    change(record["report"])
    tables = (Article, Claim, Capture, Source, User, ReportImport, ImportedEvent, Event)
    before = [table.objects.count() for table in tables]

    with pytest.raises(Refused, match=sentence):
        import_report(json.dumps(record).encode(), by=importer())

    assert [table.objects.count() for table in tables] == before


def test_an_archive_brings_the_bytes_along(db):
    archive = exported_elsewhere(lambda: archived(make_rich_article(*newsroom())))

    article = import_report(archive, by=importer())

    assert all(capture.file and capture.warc for capture in Capture.objects.all())
    before, after = (contents(each, most=10**8) for each in (archive, archived(article)))
    assert {
        name: data for name, data in before.items() if not name.startswith(("report", "man"))
    } == {name: data for name, data in after.items() if not name.startswith(("report", "man"))}
    assert told(after["report.json"]) == told(before["report.json"])
    with pytest.raises(Refused, match=r"report\.csv was altered"):
        import_report(tampered(archive), by=importer())


def archived(article: Article) -> bytes:
    report = report_in_one_state(article, everything=True)
    return FORMATS["zip"].rendered(report, Rendering.LEGAL)


def tampered(archive: bytes) -> bytes:
    """The archive with another table in it."""
    target = BytesIO()
    with ZipFile(target, "w") as made:
        for name, data in contents(archive, most=10**8).items():
            made.writestr(name, b"altered" if name == "report.csv" else data)
    return target.getvalue()


def test_the_command_says_which_article_it_became(elsewhere, tmp_path):
    file = tmp_path / "report.json"
    file.write_bytes(elsewhere)
    said = StringIO()

    call_command("import_report", str(file), "--by", "ida", stdout=said)

    assert Article.objects.get(pk=int(said.getvalue())).title == "The bridge"
    with pytest.raises(CommandError, match="nobody with the user name"):
        call_command("import_report", str(file), "--by", "nobody")
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_report", str(tmp_path / "no"), "--by", "ida")
    file.write_text("{}")
    with pytest.raises(CommandError, match="This is not a report"):
        call_command("import_report", str(file), "--by", "ida")


def test_an_editor_imports_it_where_articles_are_imported(elsewhere, client, tmp_path):
    client.force_login(importer())
    file = tmp_path / "report.json"
    file.write_bytes(elsewhere)

    with file.open("rb") as upload:
        response = client.post("/articles/import/", {"file": upload}, follow=True)

    article = Article.objects.get(title="The bridge")
    assert response.redirect_chain[-1][0] == f"/articles/{article.pk}/"
    assert "another newsroom" in client.get(f"/articles/{article.pk}/export/").content.decode()
    for capture in Capture.objects.filter(source__citations__claim__revision__article=article):
        page = client.get(f"/captures/{capture.pk}/")
        assert "Not available" in page.content.decode()
        assert client.get(f"/captures/{capture.pk}/original/").status_code == 404
    file.write_text('{"schema": 1}')
    with file.open("rb") as upload:
        refused = client.post("/articles/import/", {"file": upload})
    assert refused.status_code == 422
    assert "This is not a report" in refused.content.decode()


TABLES = {name: table for name, table in vars(tables).items() if isinstance(table, Table)}
OF_OTHER_NAME = {"Job": reports.FetchAttempt, "ImportedEvent": reports.Event}


@pytest.mark.parametrize("name", TABLES)
def test_every_field_of_a_record_is_imported_or_listed_as_read_elsewhere(name):
    table = TABLES[name]
    model = table.model.__name__
    record = OF_OTHER_NAME[model] if model in OF_OTHER_NAME else getattr(reports, model)

    fields = [*table.columns, *table.elsewhere]

    assert sorted(fields) == sorted(exported_fields(record))
