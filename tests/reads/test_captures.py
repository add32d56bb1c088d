"""Captures with their fields as people corrected them."""

from articles.actions.captures import correct_capture
from articles.models import Capture
from articles.reads.captures import newest_correction, with_corrections
from tests.factories import make_citation
from tests.rich import PAGE, saw


def test_a_correction_takes_the_place_of_what_was_read(claim, reviewer, django_assert_num_queries):
    source = make_citation(claim, reviewer).source
    saw(source, PAGE.format("4.5"))
    later = saw(source, PAGE.format("five").replace("Costs", "The costs"))
    correct_capture(later, by=reviewer, expected_version=0, values={"title": "What it cost"})

    with django_assert_num_queries(2):
        newest, first = with_corrections(Capture.objects.order_by("-pk"))

    assert (newest.field("title"), newest.fields["title"]["by"]) == ("What it cost", "rosa")
    assert newest.fields["title"]["read"] == "The costs"
    assert (first.field("title"), str(first)) == ("Costs", "Costs")


def test_the_newest_correction_of_a_source_is_known(claim, reviewer):
    source = make_citation(claim, reviewer).source
    capture = saw(source, PAGE.format("4.5"))
    assert newest_correction(source) == 0

    (made,) = correct_capture(capture, by=reviewer, expected_version=0, values={"title": "Cost"})

    assert newest_correction(source) == made.pk


def test_a_capture_without_a_title_is_called_by_its_address(claim, reviewer):
    source = make_citation(claim, reviewer).source
    capture = saw(source, "<p>Nothing.</p>")

    (corrected,) = with_corrections([capture])

    assert str(corrected) == source.url
