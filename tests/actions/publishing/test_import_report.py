"""An imported report becomes an equal article: exported again, the report is the same."""

import json
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from articles.actions.claims import edit_claim
from articles.actions.publishing import import_report
from articles.models import (
    Article,
    Capture,
    Claim,
    Event,
    ReportImport,
    Scale,
    SourceGrant,
    User,
)
from articles.reads.claims import claim_card
from articles.reads.newsroom import list_people
from articles.reads.publishing import snapshot_report
from articles.refusals import NotAllowed, Refused
from articles.reports import FORMATS, Rendering, read_archive, render_json
from tests.actions.publishing.other_newsroom import (
    comparable,
    empty,
    exported,
    exported_elsewhere,
    importer,
    newsroom,
)
from tests.factories import UserFactory
from tests.generated import make_generated_article
from tests.reports.validated import wrong_in
from tests.rich import make_rich_article

pytestmark = pytest.mark.django_db


def test_an_imported_report_is_exported_unchanged(elsewhere):
    article = import_report(elsewhere, by=importer())

    again = exported(article)
    assert comparable(again) == comparable(elsewhere)
    assert wrong_in(again) == []


@pytest.mark.parametrize("seed", range(2))
def test_the_report_of_a_generated_article_is_exported_unchanged(seed):
    report = exported_elsewhere(lambda: exported(make_generated_article(seed, *newsroom())))

    assert comparable(exported(import_report(report, by=importer()))) == comparable(report)


def test_a_second_import_lists_both_imports(elsewhere):
    first = exported(import_report(elsewhere, by=importer()))
    empty()
    UserFactory.create(username="ida", is_editor=True)

    second = exported(import_report(first, by=importer()))

    assert comparable(second) == comparable(elsewhere)
    state = json.loads(elsewhere)["report"]["version"]
    received = json.loads(second)["report"]["received"]
    assert [(each["by"], each["version"] == state) for each in received] == [
        ("ida (another newsroom)", True),
        ("ida", False),
    ]


def test_the_same_file_twice_is_one_article(elsewhere):
    once = import_report(elsewhere, by=importer())

    assert import_report(elsewhere, by=importer()) == once


def test_people_in_the_report_get_no_account(elsewhere, client):
    local = UserFactory.create(username="rosa", is_reviewer=True)

    import_report(elsewhere, by=importer())

    named = User.objects.filter(is_external=True)
    mark = " (another newsroom)"
    assert {str(each) for each in named} == {f"edith{mark}", f"rosa{mark}", f"Ravi Rao{mark}"}
    assert not any(each.is_active or each.has_usable_password() for each in named)
    assert not Claim.objects.filter(flagged_by=local).exists()
    assert not set(list_people()) & set(named)
    with pytest.raises(IntegrityError, match="user_external_has_no_rights"):
        named.update(is_active=True)


def test_the_history_is_kept_and_continues_here(elsewhere):
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

    events = snapshot_report(article, everything=True).events

    before = json.loads(elsewhere)["report"]["events"]
    assert [event.what for event in events[:-1]] == [event["what"] for event in before]
    assert (events[-1].who, events[-1].what, events[-1].claim) == ("ida", "Claim changed", 3)
    card = claim_card(claim.pk, reader=importer())
    whos = {str(entry.who) for entry in card.feed.entries if entry.what}
    mark = " (another newsroom)"
    assert whos == {f"edith{mark}", f"rosa{mark}", f"Ravi Rao{mark}", "ida"}


def test_events_of_the_import_name_the_importer(elsewhere):
    article = import_report(elsewhere, by=importer())

    context = ReportImport.objects.get(article=article).context
    written = Event.objects.filter(pgh_context_id=context)
    assert {str(event.user) for event in written} == {"ida"}
    assert {event.why for event in written} == {"Imported from another newsroom’s report"}


def test_a_restricted_source_stays_restricted_and_the_importer_gets_access(elsewhere):
    other = UserFactory.create(username="omar", is_editor=True, is_reviewer=True)

    article = import_report(elsewhere, by=importer())

    assert [each.person.username for each in SourceGrant.objects.all()] == ["ida"]
    assert b"H. Heron" in render_json(snapshot_report(article, reader=importer())).encode()
    hidden = render_json(snapshot_report(article, reader=other))
    assert "H. Heron" not in hidden
    assert "An official" in hidden


def test_a_different_scale_of_the_same_key_is_kept(elsewhere):
    Scale.objects.filter(key="public").update(name="Ours")

    article = import_report(elsewhere, by=importer())

    assert (article.scale.key, article.scale.name) == ("public-2", "Public")
    report = comparable(exported(article))
    assert report.pop("scale")["ratings"] == comparable(elsewhere)["scale"]["ratings"]


def test_only_editors_import_reports(elsewhere):
    with pytest.raises(NotAllowed):
        import_report(elsewhere, by=UserFactory.create(is_reviewer=True))


def test_an_archive_brings_the_bytes_of_captures_and_files(db):
    archive = exported_elsewhere(lambda: archived(make_rich_article(*newsroom())))

    article = import_report(archive, by=importer())

    assert all(capture.file and capture.warc for capture in Capture.objects.all())
    before, after = (read_archive(each, most=10**8) for each in (archive, archived(article)))
    assert {
        name: data for name, data in before.items() if not name.startswith(("report", "man"))
    } == {name: data for name, data in after.items() if not name.startswith(("report", "man"))}
    assert comparable(after["report.json"]) == comparable(before["report.json"])
    with pytest.raises(Refused, match=r"report\.csv was altered"):
        import_report(tampered(archive), by=importer())


def archived(article: Article) -> bytes:
    report = snapshot_report(article, everything=True)
    return FORMATS["zip"].rendered(report, Rendering.LEGAL)


def tampered(archive: bytes) -> bytes:
    """Return the archive with an altered report.csv."""
    target = BytesIO()
    with ZipFile(target, "w") as made:
        for name, data in read_archive(archive, most=10**8).items():
            made.writestr(name, b"altered" if name == "report.csv" else data)
    return target.getvalue()


def test_the_command_prints_the_id_of_the_article(elsewhere, tmp_path):
    file = tmp_path / "report.json"
    file.write_bytes(elsewhere)
    said = StringIO()

    call_command("import_report", str(file), "--by", "ida", stdout=said)

    assert Article.objects.get(pk=int(said.getvalue())).title == "The bridge"
    with pytest.raises(CommandError, match="No user has the name"):
        call_command("import_report", str(file), "--by", "nobody")
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_report", str(tmp_path / "no"), "--by", "ida")
    file.write_text("{}")
    with pytest.raises(CommandError, match="This is not a report"):
        call_command("import_report", str(file), "--by", "ida")


def test_an_editor_imports_a_report_on_the_import_page(elsewhere, client, tmp_path):
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
