"""Comments, links and footnotes of a Word document go to claims on the right statements."""

import pytest

from articles import jobs
from articles.actions.articles import WordsGone, confirm_import, start_import
from articles.models import Article, Citation, Claim, Job, Scale, Source
from articles.refusals import Refused
from tests.importing.documents import comment, docx, ends, p, r, starts
from tests.importing.whole import CARS, CENSUS, COST, LETTER, SAFE, TITLE, whole


@pytest.fixture
def imported(editor):
    return start_import(by=editor, file_name="bridge.docx", data=whole())


def confirm(imported, editor, body="", **changes):
    about = {"title": "A title", "scale": Scale.objects.get(key="public")}
    return confirm_import(imported, by=editor, body=body or imported.text, **{**about, **changes})


def cited() -> dict[str, list[str]]:
    """Return the cited addresses by the text of their claims."""
    return {
        claim.text: [citation.source.url for citation in claim.citations.all()]
        for claim in Claim.objects.all()
    }


def test_each_annotation_goes_to_its_statement(imported, editor):
    confirm(imported, editor)

    assert cited() == {COST: [LETTER], SAFE: [CENSUS], CARS: []}
    assert set(Citation.objects.values_list("stance", "cited_by")) == {("context", editor.pk)}


def test_a_footnote_is_the_note_of_its_citation_and_a_comment_is_a_comment(imported, editor):
    confirm(imported, editor)

    letter = Citation.objects.get(source__url=LETTER)
    assert (letter.locator, letter.note) == ("page 4", f"The letter, page 4: {LETTER}.")
    comments = Claim.objects.get(text=CARS).comments.all()
    assert [c.text for c in comments] == ["Rosa in the document: The city has. Ask them."]
    assert Claim.objects.get(text=CARS).note == "From the imported document: 1 comment."


def test_the_reason_for_checking_fits_the_statement(imported, editor):
    confirm(imported, editor)

    assert dict(Claim.objects.values_list("text", "reason")) == {
        COST: "number",
        SAFE: "quotation",
        CARS: "other",
    }
    assert set(Claim.objects.values_list("flagged_by", "state")) == {(editor.pk, "open")}


def test_cited_pages_are_fetched(imported, editor):
    confirm(imported, editor)

    assert set(Job.objects.values_list("subject_id", "state")) == {
        (source.pk, "queued") for source in Source.objects.all()
    }


def test_of_many_pages_only_the_first_few_wake_a_worker(
    editor, monkeypatch, django_capture_on_commit_callbacks
):
    woken: list[int] = []
    monkeypatch.setattr(jobs, "_wake", lambda job, **_when: woken.append(job.pk))
    links = {f"a{n}": f"https://www.example.com/{n}" for n in range(20)}
    body = "".join(p(f'<w:hyperlink r:id="{key}">{r("Word.")}</w:hyperlink>') for key in links)
    imported = start_import(by=editor, file_name="a.docx", data=docx(body, links=links))

    with django_capture_on_commit_callbacks(execute=True):
        confirm(imported, editor)

    assert (Job.objects.filter(state="queued").count(), len(woken)) == (20, jobs.WOKEN)


def test_confirming_twice_attaches_annotations_once(imported, editor):
    assert confirm(imported, editor) == confirm(imported, editor)

    assert (Claim.objects.count(), Citation.objects.count()) == (3, 2)


def test_only_selected_annotations_are_attached(imported, editor):
    confirm(imported, editor, annotations=[1])

    assert cited() == {SAFE: [CENSUS]}


def test_annotations_follow_their_text_through_an_edit(imported, editor):
    edited = imported.text.replace("Minister", "A new line.\n\nThe minister")
    edited = edited.replace("Nobody has", "Up to now nobody has")

    confirm(imported, editor, body=edited)

    assert cited() == {
        COST.replace("Minister", "The minister"): [LETTER],
        SAFE: [CENSUS],
        "Up to now nobody has counted the cars.": [],
    }


def test_missing_text_of_annotations_is_named_and_nothing_is_created(imported, editor):
    with pytest.raises(WordsGone, match=r"“safe”.*untick"):
        confirm(imported, editor, body=imported.text.replace(SAFE, "It was closed."))

    assert not Article.objects.exists()


def test_a_link_that_cannot_be_cited_becomes_a_comment(editor):
    body = p("It ", f'<w:hyperlink r:id="a">{r("cost")}</w:hyperlink>', " a lot. ")
    body += p(starts(1), "Nobody knew.", ends(1))
    data = docx(
        body, links={"a": "mailto:jane@example.com"}, comments=comment(1, "At http://localhost/?")
    )
    imported = start_import(by=editor, file_name="a.docx", data=data)

    assert imported.numbers_to_carry_over() == [1]
    confirm(imported, editor, annotations=[0, 1])

    first, second = Claim.objects.all()
    assert "mailto:jane@example.com cannot be used as a source: " in first.comments.get().text
    assert [c.text.partition(": ")[0] for c in second.comments.all()] == [
        "Ed in the document",
        "The link to http://localhost/ cannot be used as a source",
    ]


def test_one_page_cited_twice_in_a_statement_is_cited_once(editor):
    link = f'<w:hyperlink r:id="a">{r("one")}</w:hyperlink>'
    data = docx(p("At ", link, " and ", link, "."), links={"a": CENSUS})
    confirm(start_import(by=editor, file_name="a.docx", data=data), editor)

    assert cited() == {"At one and one.": [CENSUS]}


def test_title_and_author_are_read_from_the_document(imported):
    assert (imported.title, imported.byline) == (TITLE, "John Roe")
    assert imported.text == f"{COST} {SAFE}\n\n{CARS}"


def test_annotations_above_the_limit_are_dropped_with_a_message(editor):
    links = "".join(p(f'<w:hyperlink r:id="a">{r(f"Word {n}.")}</w:hyperlink>') for n in range(510))
    imported = start_import(by=editor, file_name="a.docx", data=docx(links, links={"a": CENSUS}))

    assert len(imported.annotations) == 500
    assert imported.missing == "Only the first 500 of 510 comments, links and notes were imported."


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.docx", b"PK\x03\x04 no", "damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), r"Tables \(\.xls\)"),
        ("a.json", b'{"a": 1}', r"\.json are not read"),
        ("a.pdf", b"%PDF-1.4\nno", "damaged"),
        ("a.txt", bytes(20 * 1024 * 1024 + 1), "larger than 20 MB"),
        ("a.md", b"\xff\xfe\x00", "not a text file"),
    ],
)
def test_an_unreadable_file_is_refused_with_a_message(editor, name, data, sentence):
    with pytest.raises(Refused, match=sentence):
        start_import(by=editor, file_name=name, data=data)


def test_a_document_above_the_limits_is_refused(editor):
    nested = "<w:smartTag>" * 200 + "</w:smartTag>" * 200
    data = docx(p("One.") + (nested + "<w:r><w:t>a</w:t></w:r>" * 100) * 8_000)

    with pytest.raises(Refused, match=r"too much memory or time|unpacks to far more"):
        start_import(by=editor, file_name="a.docx", data=data)
