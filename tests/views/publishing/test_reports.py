"""The report at its addresses: one for each format, each in two versions."""

import json

import pytest

from articles.actions.claims import add_comment
from articles.actions.sources import attach_upload
from articles.models import Citation, Source
from articles.reports import FORMATS
from articles.views.publishing import exports


@pytest.fixture
def restricted(claim, reviewer):
    """A source of which only its public description may leave the newsroom."""
    citation = attach_upload(
        claim,
        by=reviewer,
        title="Letter of Mr Grey",
        file_name="a.txt",
        data=b"A secret letter.",
        stance=Citation.Stance.CONTEXT,
    )
    Source.objects.filter(pk=citation.source_id).update(
        visibility=Source.Visibility.RESTRICTED, public_description="A civil servant"
    )
    return citation


# Without a ClaimReview there is no file, but a sentence.
SERVED = {key: form for key, form in FORMATS.items() if not form.empty_sentence}


def address(article, key, query=""):
    return f"/articles/{article.pk}/report.{key}{query}"


def test_the_export_page_explains_and_links_each_format(client, article, editor):
    client.force_login(editor)

    page = client.get(f"/articles/{article.pk}/export/").content.decode()

    for form in FORMATS.values():
        assert str(form.purpose) in page
        for rendering in form.renderings:
            assert address(article, form.key, f"?rendering={rendering}") in page


@pytest.fixture
def read_again(reports_read_once):
    """`read_again()` has the next request read the report, and those after it use what it read."""
    return exports.report_for.cache_clear  # type: ignore[attr-defined]


def test_each_format_is_served_and_an_unchanged_report_is_not_sent_again(
    client, article, claim, verdict, editor, read_again
):
    client.force_login(editor)
    tags = {}

    for key, form in SERVED.items():
        response = client.get(address(article, key))
        tags[key] = response["ETag"]
        assert response.status_code == 200, key
        assert response["Content-Type"].split(";")[0] == form.media_type

    read_again()
    for key, form in SERVED.items():
        again = client.get(address(article, key), headers={"If-None-Match": tags[key]})
        head = client.head(address(article, key, "?download"))
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", tags[key]), key
        assert (head.status_code, head.content, head["ETag"]) == (200, b"", tags[key]), key
        kept = head["Content-Disposition"]
        name = "" if key == form.ending else f"-{key}"
        assert kept == f'attachment; filename="the-bridge{name}.{form.ending}"'

    add_comment(claim, by=editor, text="Well.")
    read_again()
    for key, tag in tags.items():
        changed = client.get(address(article, key), headers={"If-None-Match": tag})
        assert changed.status_code == 200, key
        assert changed["ETag"] != tag, key


def test_the_default_is_the_public_version(client, article, restricted, reviewer):
    client.force_login(reviewer)

    for key in ("html", "json"):
        public = client.get(address(article, key)).content.decode()
        legal = client.get(address(article, key, "?rendering=legal"))

        assert "A civil servant" in public
        assert "Mr Grey" not in public
        assert "Mr Grey" in legal.content.decode()
        assert legal["ETag"] != client.get(address(article, key))["ETag"]
        assert "private" in legal["Cache-Control"]


def test_the_legal_version_needs_access_to_all_sources(
    client, article, restricted, editor, reports_read_once
):
    client.force_login(editor)

    for key in FORMATS:
        response = client.get(address(article, key, "?rendering=legal"))

        assert response.status_code == 403, key
        assert "A civil servant" in response.content.decode()
        assert "Mr Grey" not in response.content.decode()
        status = client.get(address(article, key)).status_code
        assert status == (200 if key in SERVED else 302), key


def test_the_name_of_a_legal_file_says_so(client, article, editor):
    client.force_login(editor)

    response = client.get(address(article, "json", "?rendering=legal"))

    assert response["Content-Disposition"] == 'attachment; filename="the-bridge-legal.json"'


@pytest.mark.parametrize("tail", ["xyz", "html?rendering=secret", "json?rendering="])
def test_formats_and_versions_that_do_not_exist_are_not_found(client, article, editor, tail):
    client.force_login(editor)

    assert client.get(address(article, tail)).status_code == 404


def test_the_page_may_show_its_own_style_and_nothing_else(client, article, editor):
    client.force_login(editor)

    policy = client.get(address(article, "html"))["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src" not in policy


def test_both_exports_of_one_state_carry_the_same_version(client, article, editor):
    client.force_login(editor)

    first, second = (client.get(address(article, "json")).json() for _ in range(2))

    assert first["report"]["version"] == second["report"]["version"]
    assert (
        json.dumps(first["report"]["version"])
        in client.get(address(article, "json", "?rendering=legal")).content.decode()
    )
