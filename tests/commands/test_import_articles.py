"""`manage.py import_articles` imports a file of JSON lines, and says which lines it refused."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles import permissions
from articles.models import Article, Statement, Team
from tests.factories import SHORT

ROOT = Path(__file__).resolve().parent.parent.parent


def written(folder: Path, *lines: object) -> str:
    file = folder / "articles.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return str(file)


def articles(number: int) -> list[dict[str, str]]:
    return [{"title": f"Bridge {each}", "text": SHORT} for each in range(number)]


def run(*arguments: str) -> tuple[str, str]:
    """Return what it prints, and what it complains of."""
    printed, complained = StringIO(), StringIO()
    options = ["--by", "edith", "--processes", "1"]
    call_command("import_articles", *arguments, *options, stdout=printed, stderr=complained)
    return printed.getvalue(), complained.getvalue()


def test_the_articles_are_counted(editor, tmp_path):
    file = written(tmp_path, *articles(3))

    assert run(file)[0] == "3 imported, 0 already there, 0 refused\n"
    assert run(file)[0] == "0 imported, 3 already there, 0 refused\n"


def test_a_refused_line_is_named_and_the_command_fails(editor, tmp_path):
    file = written(tmp_path, *articles(1), {"title": "No text"}, {"title": "Two", "text": SHORT})
    complained = StringIO()

    with pytest.raises(CommandError, match="were not imported: 1"):
        call_command(
            "import_articles", file, by="edith", processes=1, stderr=complained, stdout=StringIO()
        )

    assert 'Line 2: "text" is missing.' in complained.getvalue()
    assert Article.objects.count() == 2


def test_only_the_named_people_and_teams_read_the_articles(
    editor, reviewer, second_reviewer, nobody, tmp_path
):
    Team.objects.create(name="Politics").members.add(second_reviewer)
    named = ["--readers", reviewer.username, "--readers", "team:politics"]

    run(written(tmp_path, *articles(2)), *named)

    for article in Article.objects.all():
        readers = (editor, reviewer, second_reviewer, nobody)
        may = [permissions.may_read(each, article) for each in readers]
        assert may == [True, True, True, False]


@pytest.mark.parametrize("name", ["Nobody", "team:None"])
def test_an_unknown_reader_is_named_and_nothing_is_imported(editor, tmp_path, name):
    with pytest.raises(CommandError, match="Check --readers"):
        run(written(tmp_path, *articles(1)), "--readers", name)

    assert not Article.objects.exists()


def test_an_empty_file_is_no_error(editor, tmp_path):
    assert run(written(tmp_path)) == ("The file is empty.\n", "")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nowhere.jsonl"], "nowhere.jsonl cannot be read: No such file"),
        (["tests"], "cannot be read: Is a directory"),
        (["a.jsonl", "--scale", "none"], "No scale has the key none"),
        (["a.jsonl", "--processes", "0"], "At least one process"),
    ],
)
def test_what_is_wrong_is_said_in_words(editor, arguments, sentence):
    with pytest.raises(CommandError, match=sentence):
        call_command("import_articles", *arguments, by="edith")


def test_somebody_who_may_not_import_is_refused(reviewer, tmp_path):
    with pytest.raises(CommandError, match="permission"):
        call_command("import_articles", written(tmp_path, *articles(1)), by="rosa", processes=1)


@pytest.mark.django_db(transaction=True)
def test_several_processes_import_each_article_once(editor, tmp_path):
    file = written(tmp_path, *articles(20))
    database = connection.settings_dict
    options = "&".join(f"{k}={v}" for k, v in database["OPTIONS"].items() if k != "pool")
    address = f"postgres:///{database['NAME']}?{options}"
    command = [sys.executable, "manage.py", "import_articles", file, "--by", "edith"]

    results = [
        subprocess.run(
            [*command, "--processes", "2"],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": address, "DATABASE_POOL": pool},
            capture_output=True,
            text=True,
            check=True,
        )
        for pool in ("0", "4")
    ]

    assert [each.stdout for each in results] == [
        "20 imported, 0 already there, 0 refused\n",
        "0 imported, 20 already there, 0 refused\n",
    ]
    assert Article.objects.count() == 20
    each = Statement.objects.filter(revision__article__title="Bridge 5").count()
    assert Statement.objects.count() == 20 * each
