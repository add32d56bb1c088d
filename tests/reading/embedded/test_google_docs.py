"""Exports of Google Docs: comments and notes on their words, real addresses of links."""

import re

import pytest

from articles.reading.annotations import AnnotationKind
from articles.reading.document import Unreadable
from tests.importing.documents import zipped
from tests.reading.whole import annotated, read, roles, values

PAGE = """<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"><title>Draft</title>
<style type="text/css">.c2{color:#000}.c3{text-decoration:line-through}.c4{vertical-align:super}</style></head>
<body class="c1 doc-content"><p class="c0 title" id="h.x"><span class="c2">The budget</span></p>
<h1 class="c0"><span>Why</span></h1>
<p class="c0"><span class="c2">He paid </span><span class="c2">five million</span><sup><a href="#cmnt1"
id="cmnt_ref1">[a]</a></sup><sup><a href="#cmnt2" id="cmnt_ref2">[b]</a></sup><span class="c2"> to
</span><span class="c3">gone</span><span><a href="https://www.google.com/url?q=https://a.example/x%3Fy%3D1&amp;sa=D&amp;ust=1">the
city</a></span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span>. 10</span><span class="c4">6</span></p>
<ul><li class="c0"><span>A point</span></li></ul>
<table><tr><td><p>Year</p></td><td><p>Sum</p></td></tr><tr><td><p>2024</p></td><td><p>5</p></td></tr></table>
<div><p class="c0"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> See the report.</span></p></div>
<div class="c5"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Really?</span></p></div>
<div class="c5"><p><a href="#cmnt_ref2" id="cmnt2">[b]</a><span>Yes.</span></p></div></body></html>"""


def test_the_document_is_read_with_comments_notes_and_links_on_their_words():
    document = read(PAGE, "Draft.html")

    assert roles(document) == [
        ("heading", "The budget"),
        ("heading", "Why"),
        ("paragraph", "He paid five million to the city. 10⁶"),
        ("list item", "A point"),
        ("table", "Year\tSum\n2024\t5"),
    ]
    assert values(document) == {"title": "The budget"}
    assert annotated(document, AnnotationKind.COMMENT) == [
        ("five million", "Really?"),
        ("five million", "Yes."),
    ]
    assert annotated(document, AnnotationKind.FOOTNOTE) == [("city", "See the report.")]
    assert annotated(document, AnnotationKind.LINK) == [("the city", "https://a.example/x?y=1")]
    assert "“gone”" in document.missing_text


def test_comments_without_a_part_of_their_own_are_read_as_well():
    page = re.sub(r"</?div[^>]*>", "", PAGE).replace("<body ", "<body><div ", 1)
    page = page.replace("</body>", "</div></body>")

    assert read(page, "Draft.html").annotations == read(PAGE, "Draft.html").annotations
    assert read(page, "Draft.html").text == read(PAGE, "Draft.html").text


def test_a_zipped_export_is_read_as_well():
    packed = zipped([("Draft.html", PAGE.encode()), ("images/image1.png", b"x")])

    assert read(packed, "Draft.zip").text == read(PAGE, "Draft.html").text


def test_a_zip_file_of_several_pages_is_refused():
    with pytest.raises(Unreadable, match=r"choose the \.html file"):
        read(zipped([("a.html", b"<p>a</p>"), ("b.html", b"<p>b</p>")]), "pages.zip")
