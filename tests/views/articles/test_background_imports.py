"""The pages of an import that a worker makes: progress, failure, and where it is listed."""

import pytest
from django.utils import timezone

from articles import tasks
from articles.actions.articles import background_import, start_import
from articles.models import Article, BackgroundImport, Import, Job, Scale
from articles.views.articles import articles
from articles.views.pages import page_of

TEXT = "Minister Jane Doe said that the bridge cost 4.5 million euros. Nobody counted the cars."


@pytest.fixture(autouse=True)
def short_limit(monkeypatch):
    """Have a worker import what is longer than ten code points."""
    monkeypatch.setattr(background_import, "LONG_TEXT", 10)


@pytest.fixture
def imported(editor) -> Import:
    return start_import(by=editor, pasted=TEXT)


@pytest.fixture
def queued(client, editor, imported) -> str:
    """The address of an import that waits for a worker."""
    client.force_login(editor)
    response = client.post(f"/articles/import/{imported.key}/", typed(imported))
    assert response.status_code == 302
    return str(response["Location"])


def typed(imported: Import) -> dict[str, object]:
    return {"title": "Bridge", "body": imported.text, "scale": Scale.objects.all()[0].pk}


def test_progress_leads_to_the_article(client, queued):
    page = client.get(queued)
    assert "Waiting for a worker" in page.content.decode()
    part = client.get(queued, headers={"HX-Request": "true"}).content.decode()
    assert part.strip().startswith("<section")
    assert "every 1500ms" in part

    tasks.import_article(Job.objects.latest("pk").pk)

    article = Article.objects.get()
    assert client.get(queued)["Location"] == f"/articles/{article.pk}/"
    followed = client.get(queued, headers={"HX-Request": "true"})
    assert followed["HX-Redirect"] == f"/articles/{article.pk}/"


def test_an_unfinished_import_is_listed_for_its_editor_alone(client, queued, administrator):
    for address, words in (
        ("/articles/", "Importing"),
        ("/articles/import/", "Unfinished imports"),
    ):
        page = client.get(address).content.decode()
        assert queued in page
        assert words in page
    assert client.get(f"/articles/import/{Import.objects.get().key}/")["Location"] == queued

    client.force_login(administrator)
    assert queued not in client.get("/articles/").content.decode()
    assert client.get(queued).status_code == 404


@pytest.mark.parametrize("is_before", [True, False], ids=["before", "after"])
def test_an_import_that_ends_while_the_list_is_read_is_listed_once(
    client, queued, monkeypatch, is_before
):
    def read_slowly(*names):
        if is_before:
            tasks.import_article(Job.objects.latest("pk").pk)
        read = page_of(*names)
        if not is_before:
            tasks.import_article(Job.objects.latest("pk").pk)
        return read

    monkeypatch.setattr(articles, "page_of", read_slowly)

    page = client.get("/articles/").content.decode()

    assert Article.objects.count() == 1
    assert page.count('<a class="title"') == 1


def test_an_import_whose_job_ends_while_it_is_read_has_not_failed(client, queued):
    Job.objects.update(state=Job.State.DONE, finished_at=timezone.now())

    for address in ("/articles/", "/articles/import/", queued):
        page = client.get(address).content.decode()
        assert "Splitting the text into statements" in page
        assert "ailed" not in page


def test_a_failure_leads_back_to_the_text_that_was_typed(client, queued, imported):
    background = BackgroundImport.objects.get()
    BackgroundImport.objects.update(details=background.details | {"body": TEXT + " Typed."})
    Job.objects.update(
        state=Job.State.FAILED, message="The disk is full.", finished_at=timezone.now()
    )

    page = client.get(queued).content.decode()
    assert "The disk is full." in page
    assert "every 1500ms" not in page
    back = client.get(f"/articles/import/{imported.key}/").content.decode()
    assert TEXT + " Typed." in back
    assert 'value="Bridge"' in back


def test_the_number_of_queries_of_the_list_does_not_grow(
    client, editor, queued, django_assert_max_num_queries
):
    for number in range(5):
        other = start_import(by=editor, pasted=f"{TEXT} {number}.")
        client.post(f"/articles/import/{other.key}/", typed(other))

    with django_assert_max_num_queries(8):
        page = client.get("/articles/").content.decode()
    assert page.count("Waiting for a worker") == 6
