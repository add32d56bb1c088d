"""Pages that are pictures are announced, and read by OCR where that is set up."""

import pytest

from articles.fetching import read
from articles.fetching.parsing import parser
from articles.reading.document import Role
from articles.reading.pdf import ocr_seconds, read_pdf
from articles.reading.pdf.scans import PICTURES, page_sentence
from tests.pdf import make_pdf

TEXT = "The port is closed, as the council of Orrin said on Tuesday."
SCAN = make_pdf("", TEXT, "", "p. 4", pictures=(0, 2, 3))
# What tesseract writes of a picture of 612 x 792 points at 300 dots an inch.
TABLE = (
    "level page_num block_num par_num line_num word_num left top width height conf text",
    "1 1 0 0 0 0 0 0 2550 3300 -1 ",
    "4 1 1 1 1 0 300 300 900 60 -1 ",
    "5 1 1 1 1 1 300 300 300 80 96 Ferries",
    "5 1 1 1 1 2 650 300 300 80 91 rest",
    "5 1 1 1 2 1 300 500 300 40 96 The",
    "5 1 1 1 2 2 650 500 1500 40 96 mayor",
    "5 1 1 1 3 1 300 550 300 40 96 agreed.",
    "5 1 1 1 3 2 650 550 10 40 20  ",
    "5 1 2 1 1 1 300 700 300 40 96 Nobody",
    "5 1 2 1 1 2 650 700 300 40 96 swims.",
)


@pytest.fixture
def program(tmp_path, settings):
    """A program in the place of tesseract. Its result can be changed."""
    path = tmp_path / "tesseract"

    def write(*commands: str) -> None:
        path.write_text("\n".join(["#!/bin/sh", "cat > /dev/null", *commands]))
        path.chmod(0o700)

    table = "\n".join(row.replace(" ", "\t") for row in TABLE)
    write(f"cat << 'END'\n{table}\nEND")
    settings.OCR_PROGRAM, settings.OCR_LANGUAGES = str(path), "eng+ara"
    return write


def test_pages_that_are_pictures_are_announced():
    document = read_pdf(SCAN)

    assert document.text == f"{TEXT}\n\np. 4"
    assert document.warnings == (
        "These pages are pictures, whose words cannot be searched: 1, 3–4.",
    )
    assert document.origin == "PDF pages"


def test_a_file_of_pictures_only_has_its_own_sentence_and_an_empty_page_none():
    (warning,) = read_pdf(make_pdf("", pictures=(0,))).warnings

    assert "only pictures" in warning
    assert read_pdf(make_pdf(TEXT, "")).warnings == ()


def test_pictures_are_read_by_the_program_and_named(program):
    document = read_pdf(make_pdf("", TEXT, pictures=(0,)))

    read_by_ocr = "Ferries rest\n\nThe mayor agreed.\n\nNobody swims."
    assert document.text == f"{read_by_ocr}\n\n{TEXT}"
    assert document.paragraphs[0].role is Role.HEADING
    assert document.pages[1] == len(read_by_ocr) + 2
    (warning,) = document.warnings
    assert warning == (
        "These pages are pictures and were read by OCR, which makes mistakes: 1. "
        "Compare their words with the pictures."
    )
    assert document.origin == "PDF pages"
    assert read_pdf(make_pdf("", pictures=(0,))).origin == "OCR"


@pytest.mark.parametrize("command", ["exit 1", "echo nonsense", "sleep 60"])
def test_a_program_that_fails_or_takes_too_long_leaves_the_pages_announced(
    program, command, settings
):
    program(command)
    settings.OCR_SECONDS = 0.2

    document = read_pdf(SCAN)

    assert document.text == f"{TEXT}\n\np. 4"
    assert "1, 3–4" in document.warnings[0]


@pytest.mark.parametrize(
    ("languages", "name"), [("", "tesseract"), ("eng; rm", "tesseract"), ("eng", "missing")]
)
def test_nothing_is_read_without_languages_or_without_the_program(
    program, languages, name, settings, tmp_path
):
    settings.OCR_LANGUAGES, settings.OCR_PROGRAM = languages, str(tmp_path / name)

    assert ocr_seconds() == 0
    assert "Ferries" not in read_pdf(SCAN).text


def test_the_process_that_reads_files_starts_the_program_within_its_limits(program, monkeypatch):
    monkeypatch.setattr(parser, "_idle", [])  # a process knows the settings of its start
    program('echo "5\t1\t1\t1\t1\t1\t9\t9\t9\t9\t9\tfiles:$(ulimit -f)"')

    document = read(make_pdf("", pictures=(0,)))

    assert document.text == "files:0"
    for child in parser._idle:
        child.kill()
        child.communicate()


def test_pages_are_named_in_ranges():
    assert page_sentence(PICTURES, [4, 0, 2, 3]).endswith(": 1, 3–5.")
