"""Readers are chosen with the import, so that nobody else reads the article for a moment."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles import permissions, tasks
from articles.actions.articles import background_import, confirm_import, start_import
from articles.actions.claims import assign_claim
from articles.actions.publishing import import_report, queue_report
from articles.actions.readers import ChosenReaders, describe_readers
from articles.models import (
    Article,
    BackgroundImport,
    Claim,
    Import,
    Job,
    Readership,
    Scale,
    Team,
    User,
)
from articles.refusals import NotAllowed, Refused
from tests.actions.publishing.other_newsroom import exported
from tests.factories import UserFactory

TEXT = "Minister Jane Doe said that the bridge cost 4.5 million euros. Nobody counted the cars."


@pytest.fixture
def team(second_reviewer) -> Team:
    team = Team.objects.create(name="Politics")
    team.members.add(second_reviewer)
    return team


@pytest.fixture
def ida(db) -> User:
    """Another editor, who imports a report."""
    return UserFactory.create(username="ida", is_editor=True)


@pytest.fixture
def named(reviewer, team) -> dict[str, Any]:
    """What is typed to choose Rosa and the team of Ravi."""
    return {"audience": "named", "people": [reviewer.pk], "teams": [team.pk]}


def confirmed(imported: Import, **typed: Any) -> dict[str, Any]:
    return {
        "title": "Bridge",
        "body": imported.text,
        "scale": Scale.objects.all()[0].pk,
        **typed,
    }


def readers() -> str:
    return describe_readers(Readership.objects.get(article=Article.objects.latest("pk")))


@pytest.mark.parametrize(("limit", "chosen"), [(999, "named"), (10, "named"), (999, ""), (10, "")])
def test_the_readers_of_an_import_are_those_that_were_chosen(
    client, editor, reviewer, second_reviewer, nobody, named, monkeypatch, limit, chosen
):
    monkeypatch.setattr(background_import, "LONG_TEXT", limit)
    imported = start_import(by=editor, pasted=TEXT)
    client.force_login(editor)

    typed = confirmed(imported, **(named if chosen else {}))
    client.post(f"/articles/import/{imported.key}/", typed)
    if limit == 10:
        tasks.import_article(Job.objects.latest("pk").pk)

    article = Article.objects.get()
    may = [permissions.may_read(each, article) for each in (reviewer, second_reviewer, nobody)]
    assert may == [True, True, not chosen]
    assert readers() == ("Politics, rosa" if chosen else "the whole newsroom")


def test_the_choice_of_the_first_page_is_proposed_on_the_second(client, editor, named):
    client.force_login(editor)

    sent = client.post("/articles/import/", {"text": TEXT, **named})
    page = client.get(sent["Location"])

    form = page.context["form"]
    assert (form["audience"].value(), form["people"].value()) == ("named", map_to_text(named))
    assert '<details class="first-readers" open>' in page.content.decode()
    plain = client.get(sent["Location"].partition("?")[0]).content.decode()
    assert '<details class="first-readers">' in plain


def map_to_text(named: dict[str, Any]) -> list[str]:
    return [str(each) for each in named["people"]]


def test_a_failed_import_shows_the_readers_that_were_chosen(client, editor, named, monkeypatch):
    monkeypatch.setattr(background_import, "LONG_TEXT", 10)
    imported = start_import(by=editor, pasted=TEXT)
    client.force_login(editor)
    client.post(f"/articles/import/{imported.key}/", confirmed(imported, **named))
    Job.objects.filter(kind=Job.Kind.IMPORT_ARTICLE).delete()

    form = client.get(f"/articles/import/{imported.key}/").context["form"]

    assert (form["audience"].value(), form["people"].value()) == ("named", named["people"])


@pytest.mark.parametrize("limit", [10_000_000, 10], ids=["at once", "by a worker"])
def test_a_report_is_restricted_at_once_and_says_who_can_read_it(
    client, claim, ida, nobody, reviewer, named, monkeypatch, limit
):
    monkeypatch.setattr(queue_report, "LARGE_REPORT", limit)
    data = exported(claim.revision.article)
    client.force_login(ida)

    file = SimpleUploadedFile("report.json", data)
    sent = client.post("/articles/import/", {"file": file, **named})
    if limit == 10:
        tasks.import_article(Job.objects.latest("pk").pk)
    else:
        page = client.get(sent["Location"]).content.decode()
        assert f"The report was imported. Readers: {readers()}." in page
        assert set(readers().split(", ")) == {"Politics", "ida", "rosa"}

    article = Article.objects.latest("pk")
    assert article != claim.revision.article
    assert permissions.may_read(reviewer, article)
    assert not permissions.may_read(nobody, article)


def test_a_report_that_was_imported_before_keeps_its_readers_and_shows_nothing_to_others(
    claim, ida
):
    data = exported(claim.revision.article)
    chosen = ChosenReaders(Readership.Audience.NAMED)
    first = import_report(data, by=ida, readers=chosen)
    other = UserFactory.create(is_editor=True)

    with pytest.raises(NotAllowed, match="imported before"):
        import_report(data, by=other)

    assert import_report(data, by=ida) == first
    assert readers() == "ida"


def test_a_report_of_a_person_who_is_assigned_elsewhere_can_be_restricted(
    claim, editor, reviewer, ida
):
    assign_claim(claim, by=editor, assignee=reviewer, expected_version=claim.version)
    chosen = ChosenReaders(Readership.Audience.NAMED)

    article = import_report(exported(claim.revision.article), by=ida, readers=chosen)

    assert readers() == "ida"
    assert Claim.objects.get(revision__article=article).assignee != reviewer


def test_only_an_editor_imports(editor, reviewer):
    imported = start_import(by=editor, pasted=TEXT)

    with pytest.raises(NotAllowed):
        confirm_import(
            imported, by=reviewer, title="Bridge", body=TEXT, scale=Scale.objects.all()[0]
        )
    assert not Article.objects.exists()


def test_the_same_report_for_other_readers_is_refused_while_it_waits(
    claim, ida, reviewer, monkeypatch
):
    monkeypatch.setattr(queue_report, "LARGE_REPORT", 10)
    data = exported(claim.revision.article)
    for_rosa = ChosenReaders(Readership.Audience.NAMED, [reviewer])
    first = queue_report.import_or_queue_report(data, "report.json", by=ida)

    with pytest.raises(Refused, match="for other readers"):
        queue_report.import_or_queue_report(data, "report.json", by=ida, readers=for_rosa)

    assert queue_report.import_or_queue_report(data, "report.json", by=ida) == first


def add_a_byte(background: BackgroundImport) -> None:
    with Path(background.file.path).open("ab") as file:
        file.write(b" ")


def test_a_damaged_file_that_waited_for_a_worker_is_not_imported(claim, monkeypatch, ida):
    monkeypatch.setattr(queue_report, "LARGE_REPORT", 10)
    data = exported(claim.revision.article)
    background = queue_report.import_or_queue_report(data, "report.json", by=ida)
    assert isinstance(background, BackgroundImport)
    add_a_byte(background)

    tasks.import_article(Job.objects.latest("pk").pk)

    assert "damaged" in Job.objects.latest("pk").message
    assert Article.objects.count() == 1


def test_without_the_comparison_it_would_be_imported(claim, monkeypatch, ida):
    monkeypatch.setattr(queue_report, "LARGE_REPORT", 10)
    data = exported(claim.revision.article)
    background = queue_report.import_or_queue_report(data, "report.json", by=ida)
    assert isinstance(background, BackgroundImport)
    as_named = (background.sha256, None)
    monkeypatch.setattr("articles.file_store.digest", lambda _file: as_named)
    add_a_byte(background)

    tasks.import_article(Job.objects.latest("pk").pk)

    assert Article.objects.count() == 2
