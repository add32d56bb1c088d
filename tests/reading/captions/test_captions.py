"""Captions: each word once, with who says it, and when as the locator of its paragraph."""

import pytest

from articles.reading.document import Unreadable
from tests.reading.whole import read, timed, values

ROLLING = """WEBVTT
Kind: captions
Language: en

00:00:00.000 --> 00:00:02.000 align:start position:0%
&nbsp;
hello<00:00:00.500><c> there</c><00:00:01.000><c> my</c>

00:00:02.000 --> 00:00:02.010
hello there my
&nbsp;

00:00:02.010 --> 00:00:04.000
hello there my
friends<00:00:02.500><c> of the</c>

00:00:04.000 --> 00:00:04.010
friends of the
&nbsp;

00:00:04.010 --> 00:00:06.000
friends of the
city
"""
ZOOM = """WEBVTT

1
00:12:31.000 --> 00:12:33.500
Jane Doe: Good morning.

2
00:12:33.600 --> 00:12:35.000
Jane Doe: We begin.

3
00:12:40.000 --> 00:12:41.000
Bob O'Neil: No. No.
"""
TEAMS = """WEBVTT

b3f2/12-0
01:00:00.000 --> 01:00:02.500
<v Doe, Jane>We paid &lt;5&nbsp;million&gt;.</v>

b3f2/12-1
01:00:02.500 --> 01:00:03.500
<v Doe, Jane>Twice.</v> <v.loud Bob>Really?</v>
"""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(ROLLING, [("00:00:00", "hello there my friends of the city")], id="rolling"),
        pytest.param(
            ZOOM,
            [
                ("00:12:31", "Jane Doe: Good morning. We begin."),
                ("00:12:40", "Bob O'Neil: No. No."),
            ],
            id="zoom",
        ),
        pytest.param(
            "1\n00:00:01,000 --> 00:00:03,000\n- Who paid?\n- The state did.\n\n"
            "2\n00:00:03,000 --> 00:00:04,000\nNobody else.\n",
            [
                ("00:00:01", "- Who paid?"),
                ("00:00:01", "- The state did."),
                ("00:00:03", "Nobody else."),
            ],
            id="two voices, and then anybody",
        ),
        pytest.param(
            TEAMS,
            [("01:00:00", "Doe, Jane: We paid <5 million>. Twice."), ("01:00:02", "Bob: Really?")],
            id="teams, two voices in a cue",
        ),
        pytest.param(
            "1\n00:00:01,000 --> 00:00:01,000\n<i>Flash &amp; gone</i>\n\n"
            "2\n00:00:09,000 --> 00:00:09,500\n- Did he pay?\n- 3 < 4.\n",
            [("00:00:01", "Flash & gone"), ("00:00:09", "- Did he pay?"), ("00:00:09", "- 3 < 4.")],
            id="ends as it begins, dashes",
        ),
        pytest.param(
            "1\n00:00:01,000 --> 00:00:02,000\n[SPEAKER_00]: We shall overcome.\n\n"
            "2\n00:00:02,000 --> 00:00:03,000\n[SPEAKER_01]: Who?\n\n"
            "3\n00:00:03,000 --> 00:00:04,000\n>> MAYOR: Nobody.\n\n4\n00:00:04,100 --> 00:00:05,000\nNobody.",
            [
                ("00:00:01", "SPEAKER_00: We shall overcome."),
                ("00:00:02", "SPEAKER_01: Who?"),
                ("00:00:03", "MAYOR: Nobody. Nobody."),
            ],
            id="whisper, a name before a colon, the same twice",
        ),
        pytest.param(
            "1\n00:00:01,000 --> 00:00:02,000\nWe\n\n2\n00:00:02,000 --> 00:00:03,000\nWe paid\n\n"
            "3\n00:00:03,000 --> 00:00:04,000\nWe paid him\n",
            [("00:00:01", "We paid him")],
            id="growing",
        ),
        pytest.param(
            "1\n00:00:01,000 --> 00:00:02,000\n>> DID HE PAY?\n\n"
            "2\n00:00:02,000 --> 00:00:03,000\n>> DID HE PAY?\n>> NO.\n\n"
            "3\n00:00:03,000 --> 00:00:04,000\n>> NO.\nNEVER.\n\n"
            "4\n00:00:04,000 --> 00:00:05,000\nNEVER.\n>> MAYOR: I DID.",
            [
                ("00:00:01", "DID HE PAY?"),
                ("00:00:02", "NO. NEVER."),
                ("00:00:04", "MAYOR: I DID."),
            ],
            id="rolling lines of several speakers",
        ),
        pytest.param(
            "WEBVTT\n\nNOTE by\nhand\n\nSTYLE\n::cue {}\n\n00:01.000 --> 00:02.000\nOne.\n\n"
            "NOTE two\nlines\n\n00:09.000 --> 00:10.000\n<ruby>日<rt>ni</rt></ruby>本\n",
            [("00:00:01", "One."), ("00:00:09", "日 (ni)本")],
            id="notes, ruby",
        ),
        pytest.param(
            "\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\nWe paid\r\n\r\nnothing.\r\n\r\n"
            "00:00:08,000 --> 00:00:09,000\r\n2024\r\n",
            [("00:00:01", "We paid nothing."), ("00:00:08", "2024")],
            id="a blank line in a caption, no number",
        ),
    ],
)
def test_captions_become_paragraphs_with_speakers_and_times(source, expected):
    assert timed(read(source, "talk.vtt")) == expected


def test_as_a_source_each_paragraph_has_its_time_before_it():
    assert read(TEAMS, "talk.vtt").text_with_notes == (
        "[01:00:00] Doe, Jane: We paid <5 million>. Twice.\n\n[01:00:02] Bob: Really?"
    )


def test_the_header_states_the_language_and_the_title():
    titled = read("WEBVTT - Council meeting\nLanguage: de-AT\n\n00:01.000 --> 00:02.000\nJa.", "")

    assert values(titled) == {"title": "Council meeting", "language": "de-AT"}
    assert titled.origin == "captions"


def test_captions_in_an_old_encoding_are_read_and_the_guess_is_announced():
    source = "1\n00:00:01,000 --> 00:00:02,000\nCafé à Zürich\n".encode("cp1252")

    document = read(source, "talk.srt")

    assert document.text == "Café à Zürich"
    assert "guessed" in document.missing_text


@pytest.mark.parametrize(
    "source", ["WEBVTT\n", "WEBVTT\n\nNOTE nothing", "WEBVTT\n\n00:01.000 --> 00:02.000\n"]
)
def test_a_file_without_captions_is_refused(source):
    with pytest.raises(Unreadable, match="no captions"):
        read(source, "a.vtt")
