"""A location of a recording may be a time code, and then it is one that the recording has."""

from typing import Any

import pytest

from articles.actions.sources import attach_upload, change_citation
from articles.models import Citation
from articles.refusals import Refused
from articles.text.time_codes import BadTimeCode, read_time_codes
from tests.files.recordings import make_wav

CODES = {
    "12:31": [751_000],
    "00:12:31": [751_000],
    "75:00": [4_500_000],
    "1:02:03.5": [3_723_500],
    "0:07 – 0:08": [7000, 8000],
    "p. 12": [],
    "": [],
    "12": [],
    "Genesis 5:3": [],
}


@pytest.mark.parametrize("typed", CODES)
def test_time_codes_are_read_as_milliseconds(typed):
    assert read_time_codes(typed) == CODES[typed]


@pytest.mark.parametrize(
    "typed", ["12:75", "1:60:00", "12:3", "1:2:3:4", "0:08-0:07", "0:1-0:2-0:3"]
)
def test_what_is_only_written_like_a_time_code_is_refused(typed):
    with pytest.raises(BadTimeCode):
        read_time_codes(typed)


def test_a_location_after_the_end_of_the_recording_is_refused_with_its_length(claim, reviewer):
    def cite(locator: str) -> Citation:
        about: dict[str, Any] = {"by": reviewer, "title": "", "stance": Citation.Stance.SUPPORTS}
        return attach_upload(claim, file_name="a.wav", data=make_wav(2.0), locator=locator, **about)

    with pytest.raises(Refused, match=r"only 00:00:02 long, so it does not reach 12:31\."):
        cite("12:31")
    with pytest.raises(Refused, match="“00:75” is not a time code"):
        cite("00:75")
    citation = cite("0:01")
    edited: dict[str, Any] = {"stance": citation.stance, "excerpt": "", "note": ""}
    with pytest.raises(Refused, match="does not reach 0:03"):
        change_citation(citation, by=reviewer, expected_version=1, locator="0:03", **edited)
    assert change_citation(
        citation, by=reviewer, expected_version=1, locator="first minute", **edited
    )
