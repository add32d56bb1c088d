from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles import permissions
from articles.models import Article, Claim
from tests.actions.publishing.other_newsroom import exported
from tests.factories import make_article
from tests.importing.documents import comment, docx, p, pdf
from tests.importing.whole import CARS, COST, SAFE, whole
from tests.origin import Origin


def run(*arguments: str) -> tuple[str, str]:
    """What it prints, and what it complains of."""
    printed, complained = StringIO(), StringIO()
    call_command("import_article", *arguments, "--by", "edith", stdout=printed, stderr=complained)
    return printed.getvalue(), complained.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", docx(p("It cost a lot."))),
        ("a.pdf", pdf(["It cost a lot."])),
        ("a.md", b"It *cost* a lot."),
        ("a.txt", b"It cost a lot."),
    ],
)
def test_every_format_is_imported(editor, tmp_path, name, data):
    (tmp_path / name).write_bytes(data)

    printed, _complained = run(str(tmp_path / name))

    article = Article.objects.get()
    assert (printed, article.revisions.get().text) == (f"{article.pk}\n", "It cost a lot.")


def test_only_the_named_readers_read_an_article_and_a_report(editor, reviewer, nobody, tmp_path):
    (tmp_path / "a.txt").write_text("It cost a lot.", encoding="utf-8")
    (tmp_path / "a.json").write_bytes(exported(make_article(editor)))
    former = set(Article.objects.all())
    named = {"by": "edith", "readers": [reviewer.username], "stdout": StringIO()}

    call_command("import_article", str(tmp_path / "a.txt"), **named)
    call_command("import_report", str(tmp_path / "a.json"), **named)

    imported = set(Article.objects.all()) - former
    assert len(imported) == 2
    for article in imported:
        people = (editor, reviewer, nobody)
        assert [permissions.may_read(each, article) for each in people] == [True, True, False]


def test_what_hangs_on_words_comes_with_them(editor, tmp_path):
    (tmp_path / "bridge.docx").write_bytes(whole())

    run(str(tmp_path / "bridge.docx"))

    assert [claim.text for claim in Claim.objects.all()] == [COST, SAFE, CARS]


def test_what_is_not_kept_is_said(editor, tmp_path):
    data = docx(p("It cost a lot."), comments=comment(1, "Where was this?"))
    (tmp_path / "a.docx").write_bytes(data)

    assert "Not imported: comment Where was this?" in run(str(tmp_path / "a.docx"))[1]


def test_a_page_is_imported_by_its_address(editor, settings):
    with Origin() as origin:
        settings.FETCH_ALLOWED_PEERS = [origin.allowed]
        origin.page("/a", "<html><title>Dear</title><p>The bridge cost a lot of money.</p></html>")

        run("--url", origin.url("/a"))

    assert Article.objects.get().title == "Dear"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--url", "http://127.0.0.1/"], "public"),
        (["nowhere.txt"], "cannot be read"),
        ([], "required"),
        (["a.txt", "--url", "https://example.com/"], "not allowed with"),
    ],
)
def test_what_cannot_be_had_is_said_in_words(editor, arguments, sentence):
    with pytest.raises(CommandError, match=sentence):
        run(*arguments)
