"""`manage.py export` writes any form of the report, in either rendering."""

import json

import pytest
from django.core.management import CommandError, call_command

from articles.reports import FORMATS
from tests.factories import make_citation


@pytest.mark.parametrize("key", FORMATS)
def test_each_form_is_written_to_a_file(article, verdict, reviewer, tmp_path, key):
    make_citation(verdict.claim, reviewer)
    file = tmp_path / "report"

    call_command("export", "latest", "--format", key, "--output", str(file))

    assert file.read_bytes()


@pytest.mark.parametrize("rendering", ["public", "legal"])
def test_the_rendering_is_the_one_that_was_asked_for(article, capsys, rendering):
    call_command("export", str(article.pk), "--format", "json", "--rendering", rendering)

    assert json.loads(capsys.readouterr().out)["report"]["rendering"] == rendering


def test_an_article_that_is_not_there_is_named(db):
    with pytest.raises(CommandError, match="no article 77"):
        call_command("export", "77")


def test_a_folder_that_is_not_there_is_named(article, tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export", "latest", "--output", str(tmp_path / "no" / "report.html"))
