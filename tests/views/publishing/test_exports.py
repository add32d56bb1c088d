"""The export page: formats at once, files generated in the background, and their progress."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Export, Job
from articles.reports import FORMATS
from tests.factories import make_export

HTMX = {"HX-Request": "true", "HX-Target": "exports"}


def make(client, article, headers=None, **data):
    data = {"form": "pdf", "rendering": "public", **data}
    return client.post(f"/articles/{article.pk}/exports/", data, headers=headers or {})


def page(client, article) -> str:
    return str(client.get(f"/articles/{article.pk}/export/").content.decode())


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_a_requested_file_is_listed_with_its_progress(client, article, editor, headers):
    client.force_login(editor)

    answer = make(client, article, headers)

    assert answer.status_code == (200 if headers else 302)
    assert Export.objects.get().asked_by == editor
    html = answer.content.decode() if headers else page(client, article)
    assert "Waiting for a worker" in html
    assert "hx-trigger" in html


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
@pytest.mark.parametrize("data", [{"form": "exe"}, {"rendering": "secret"}, {"form": ""}])
def test_a_format_that_is_not_offered_is_explained(client, article, editor, data, headers):
    client.force_login(editor)

    answer = make(client, article, headers, **data)

    assert answer.status_code == 422
    assert "Choose one of the formats on the page" in answer.content.decode()
    assert not Export.objects.exists()


def test_a_failed_file_says_why(client, article, editor):
    client.force_login(editor)
    make(client, article)
    job = Job.objects.get(kind=Job.Kind.EXPORT)
    Job.objects.filter(pk=job.pk).update(
        state="failed", finished_at=job.created_at, message="The worker died each time."
    )

    html = page(client, article)

    assert "The worker died each time." in html
    assert "hx-trigger" not in html.partition('id="exports"')[2].partition("</section>")[0]


def test_only_heavy_forms_of_long_articles_are_made_in_the_background(
    client, article, editor, monkeypatch
):
    client.force_login(editor)
    assert "<form" not in page(client, article).partition('id="main"')[2].partition("</main>")[0]

    monkeypatch.setattr("articles.reads.publishing.publications.LONG_TEXT", 10)

    html = page(client, article)
    for form in FORMATS.values():
        assert (f'value="{form.key}"' in html) is form.is_heavy


@pytest.mark.parametrize("key", FORMATS)
def test_the_address_of_a_heavy_form_of_a_long_article_leads_to_the_exports(
    client, article, editor, monkeypatch, key
):
    monkeypatch.setattr("articles.reads.publishing.publications.LONG_TEXT", 10)
    client.force_login(editor)

    response = client.get(f"/articles/{article.pk}/report.{key}")

    if not FORMATS[key].is_heavy:
        assert response.status_code == (302 if FORMATS[key].empty_sentence else 200)
        return
    assert response["Location"] == f"/articles/{article.pk}/export/"
    assert "This article is long." in page(client, article)


def test_files_are_listed_only_for_the_person_who_requested_them(client, article, editor, reviewer):
    make_export(article, editor)

    client.force_login(reviewer)
    assert "Available until" not in page(client, article)
    client.force_login(editor)
    assert "Available until" in page(client, article)


def test_the_queries_of_the_page_do_not_grow_with_the_files(client, article, editor):
    client.force_login(editor)
    counts = []
    for _more in range(2):
        for _file in range(3):
            make_export(article, editor)
        with CaptureQueriesContext(connection) as questions:
            page(client, article)
        counts.append(len(questions))

    assert counts[0] == counts[1]
