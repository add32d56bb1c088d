"""The captions that we write hold no markup of anybody else, and other readers read them."""

import re
from io import StringIO

import webvtt

from articles.reading.captions import read_captions
from articles.reading.captions.web_vtt import write_captions
from articles.reading.document import SpokenPart

HOSTILE = [
    "Fish & chips < 5 > 3",
    "one\n\n00:09.000 --> 00:10.000\n\ntwo",
    "<script>alert(1)</script>",
    "NOTE\n\n\r\r a",
    "--> \x00 &amp;",
    "\u2028 \x85 rtl \u200fعربي",
]


def test_no_text_ends_a_cue_begins_another_or_becomes_markup():
    text = "|".join(HOSTILE)
    starts = [text.index(each) for each in HOSTILE]
    parts = [
        SpokenPart(start, start + len(words), 500 * n, 500 * n, "Bo <b> & --> Roe")
        for n, (start, words) in enumerate(zip(starts, HOSTILE, strict=True))
    ]

    written = write_captions(text, [*reversed(parts), SpokenPart(0, 0, 1, 2)])

    cues = webvtt.from_buffer(StringIO(written)).captions
    assert [cue.raw_text.count("\n") for cue in cues] == [0] * len(HOSTILE)
    assert [cue.start for cue in cues[:2]] == ["00:00:00.000", "00:00:00.500"]
    assert all(cue.start < cue.end for cue in cues)
    assert written.count("-->") == written.count("<") == len(HOSTILE)  # timings and voices
    assert not re.search(r"&(?!amp;|lt;|gt;)", written)
    assert "<v Bo &lt;b&gt; &amp; --&gt; Roe>Fish &amp; chips &lt; 5 &gt; 3\n" in written


def test_each_part_of_a_transcript_has_the_time_of_its_cue_and_its_speaker():
    body = """WEBVTT

00:01.000 --> 00:02.500
<v Anna>The bridge cost

00:02.500 --> 01:00:04.000
<v Anna>4.5 million.

01:00:05.000 --> 01:00:06.000
- Is it?
- It is.
"""
    document = read_captions(body.encode())

    text = document.text_with_times
    spoken = [(text[p.start : p.end], p.begins, p.speaker) for p in document.spoken_with_times]
    assert spoken == [
        ("The bridge cost", 1000, "Anna"),
        ("4.5 million.", 2500, "Anna"),
        ("- Is it?", 3605000, ""),
        ("- It is.", 3605000, ""),
    ]
    assert text.startswith("[00:00:01] Anna: The bridge cost 4.5 million.")
