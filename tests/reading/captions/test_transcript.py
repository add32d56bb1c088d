"""Interviews as text: each turn is a paragraph, and nothing of it is lost."""

import pytest

from tests.reading.whole import read, timed


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "Interview with the mayor\n\nQ: Did you pay?\nA: No. We did\nnot pay at 10:30.\nQ: Why?\n"
            "A: Because.\n\n(Ends)",
            [
                ("", "Interview with the mayor"),
                ("", "Q: Did you pay?"),
                ("", "A: No. We did not pay at 10:30."),
                ("", "Q: Why?"),
                ("", "A: Because."),
                ("", "(Ends)"),
            ],
            id="questions and answers",
        ),
        pytest.param(
            "JANE DOE: Hello.\nBOB: Hi [inaudible 00:12:31] there.\nJANE DOE: Yes.\n[laughter]",
            [
                ("", "JANE DOE: Hello."),
                ("", "BOB: Hi [inaudible 00:12:31] there."),
                ("", "JANE DOE: Yes. [laughter]"),
            ],
            id="names",
        ),
        pytest.param(
            "Jane Doe  0:00\nHello there.\n\nBob  0:12\nNo.\n\nJane Doe  12:31  \nYes.\n",
            [
                ("00:00:00", "Jane Doe: Hello there."),
                ("00:00:12", "Bob: No."),
                ("00:12:31", "Jane Doe: Yes."),
            ],
            id="names and times on their own lines",
        ),
        pytest.param(
            "[00:00.000 --> 00:04.000]  Hello there.\n[00:04.000 --> 01:05.000]  We paid.\n"
            "[01:05.000 --> 01:06.000]  Twice.",
            [("00:00:00", "Hello there."), ("00:00:04", "We paid."), ("00:01:05", "Twice.")],
            id="whisper",
        ),
        pytest.param(
            "[00:12:31] INTERVIEWER: Why?\n[00:12:35] MAYOR: Because.\n[00:12:40] INTERVIEWER: Ah.",
            [
                ("00:12:31", "INTERVIEWER: Why?"),
                ("00:12:35", "MAYOR: Because."),
                ("00:12:40", "INTERVIEWER: Ah."),
            ],
            id="times and names",
        ),
        pytest.param(
            "Frage: Warum?\n\nAntwort: Darum.\n\nFrage: Wann?\n\nAntwort: Morgen.\n\nUnd dann.",
            [
                ("", "Frage: Warum?"),
                ("", "Antwort: Darum."),
                ("", "Frage: Wann?"),
                ("", "Antwort: Morgen."),
                ("", "Und dann."),
            ],
            id="German",
        ),
        pytest.param(
            "interviewer: Why?\nmayor: Because of the rain: it came.\ninterviewer: When?\nmayor: Now.",
            [
                ("", "interviewer: Why?"),
                ("", "mayor: Because of the rain: it came."),
                ("", "interviewer: When?"),
                ("", "mayor: Now."),
            ],
            id="names in small letters",
        ),
        pytest.param(
            "Speaker 1 (00:12): Why?\nSpeaker 2 (00:15): Because.\nSpeaker 1 (00:19): Ah.",
            [
                ("00:00:12", "Speaker 1: Why?"),
                ("00:00:15", "Speaker 2: Because."),
                ("00:00:19", "Speaker 1: Ah."),
            ],
            id="numbered speakers",
        ),
    ],
)
def test_each_turn_is_a_paragraph(source, expected):
    assert timed(read(source, "interview.txt")) == expected


@pytest.mark.parametrize(
    "source",
    [
        "The council met.\n\nUpdate: it closed.\n\nNobody said why.\n\nCorrection: 5 pm.",
        "The talks began at 10:30.\n12:15 was the end.\nThe rest is open.",
        "One thing: stop.",
    ],
)
def test_other_texts_stay_as_they_are(source):
    document = read(source, "story.txt")

    assert (document.text, document.origin) == (source, "text file")
