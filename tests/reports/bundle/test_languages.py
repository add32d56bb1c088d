"""What is stored or compared of a report does not depend on the language of who reads it."""

import pytest
from django.utils import translation

from articles import rules
from articles.reads.publishing import snapshot_report
from articles.reports import Rendering, corrections, in_rendering, outline, render_html
from articles.reports.content.people import external_name, internal_name

pytestmark = pytest.mark.django_db


def test_a_report_has_the_same_version_and_outline_in_every_language(rich):
    read = {}
    for language in ("en", "de", "ar"):
        with translation.override(language):
            report = snapshot_report(rich, everything=True)
            read[language] = (report.version, rules.state_of(rich), outline(report))
            page = render_html(in_rendering(report, Rendering.PUBLIC))
            assert f'<html lang="{language}"' in page

    assert read["de"] == read["ar"] == read["en"]
    assert corrections(read["en"][2], read["de"][2]) == ()


def test_the_mark_of_another_newsroom_is_known_in_every_language():
    with translation.override("de"):
        marked = external_name("Ann Lee")

    assert marked == "Ann Lee (andere Redaktion)"
    assert internal_name(marked) == "Ann Lee"
    assert external_name(marked) == "Ann Lee (another newsroom)"
