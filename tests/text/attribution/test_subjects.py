"""Who speaks: the subject before the verb, behind it, or in the sentence before."""

import pytest

from articles.text import split
from tests.text.attribution.attributions_of import attributions_of

LEE = "Ann Lee"
SUBJECTS = {
    "a clause with as ends the subject": ("“It broke,” said Ann Lee as she left Oslo.", [LEE]),
    "a day ends the subject": ("“It broke,” said Ann Lee Monday.", [LEE]),
    "a setting ends the subject": ("“It broke,” said Ann Lee in a statement.", [LEE]),
    "a place belongs to the subject": (
        "“It broke,” said Ann Lee, head of a bank in Oslo.",
        [LEE],
    ),
    "a relative clause belongs to the subject": (
        "“It broke,” said Ann Lee, who is a judge.",
        [LEE],
    ),
    "a comma at the end of the text": ("“It broke,” said Ann Lee,", [LEE]),
    "another verb ends the subject": (
        "“It broke,” said Ann Lee and warned that it was old.",
        [LEE, LEE],
    ),
    "a participle ends the subject": (
        "“It broke,” said Ann Lee, adding that it was old.",
        [LEE, LEE],
    ),
    "a day before the subject": ("On Friday Ann Lee said it broke.", [LEE]),
    "an adverbial before the subject": ("In the end the mayor said it broke.", ["the mayor"]),
    "a subject shared with the verb before": ("Ann Lee spoke and said it broke.", [LEE]),
    "a pronoun as the subject of a noun": (
        "Ann Lee left. Her claim that the dam broke was false.",
        [LEE],
    ),
    "an auxiliary before quoted as": (
        "Ann Lee has been quoted as saying that they had won.",
        [LEE],
    ),
    "a dash before the subject": ("It rained — Ann Lee said it broke.", [LEE]),
    "a role of somebody without a name": (
        "“It broke,” said the mayor's aide.",
        ["the mayor's aide"],
    ),
    "a last name explained later": ("“It broke,” said Hill. Bo Hill left.", ["Bo Hill"]),
    "the role of a person named before": (
        "Ann Lee, a judge in Oslo, said it broke. The judge said it was old.",
        [LEE, LEE],
    ),
    "an agent told somebody that": ("The board was told by Ann Lee that it broke.", [LEE]),
    "an agent with an apposition": (
        "Voters had been assured by Ann Lee, the mayor of Oslo, that it was safe.",
        [LEE],
    ),
    "an agent asked whether": ("The board was asked by Ann Lee whether it broke.", [LEE]),
    "an agent urged somebody to": ("Residents were urged by Ann Lee to leave.", [LEE]),
    "an agent before a colon": ("The board was told by Ann Lee: “It broke.”", [LEE]),
    "an agent without a name": ("The board was told by officials that it broke.", ["officials"]),
    "by phone is no agent": ("The board was told by phone that it broke.", []),
    "an agent who reports nothing": ("The board was told by Ann Lee.", []),
    "despite before the owner of a noun": (
        "Despite Ann Lee’s claim that the dam is safe, it broke.",
        [LEE],
    ),
    "after before the owner of a noun": (
        "After Ann Lee’s warning that the dam may break, they left.",
        [LEE],
    ),
    "following before the owner of a noun": (
        "Following Ann Lee’s announcement that the dam will close, they left.",
        [LEE],
    ),
    "amid before the owner of a noun": (
        "Amid Ann Lee’s warnings that the dam may break, they left.",
        [LEE],
    ),
    "and before the owner of a noun": ("And Ann Lee’s claim that it broke was wrong.", [LEE]),
    "a place between the office and the name": (
        "The mayor of Oslo Ann Lee said it broke.",
        [LEE],
    ),
    "a ministry between the office and the name": (
        "Minister of Health Ann Lee said it broke.",
        [LEE],
    ),
    "a firm between the office and the name": (
        "The head of Siemens Ann Lee said it broke.",
        [LEE],
    ),
    "a house with an article between the office and the name": (
        "The director of the Louvre Ann Lee said it broke.",
        [LEE],
    ),
    "a place of two words between the office and the name": (
        "Mayor of New York Ann Lee said it broke. Lee added that it was old.",
        [LEE, LEE],
    ),
    "a place before a name that stands elsewhere": (
        "Mayor of Oslo Erling Kagge said it broke. Erling Kagge added that it was old.",
        ["Erling Kagge", "Erling Kagge"],
    ),
    "an office without a name": (
        "The president of the United States said it broke.",
        ["The president of the United States"],
    ),
    "they for a group": (
        "Officials said it broke. They said it was old.",
        ["Officials", "Officials"],
    ),
    "a pronoun without anybody named": ("She typed “the dam is very old” on it.", [None]),
}


@pytest.mark.parametrize(("text", "expected"), SUBJECTS.values(), ids=SUBJECTS)
def test_the_subject_is_the_speaker(text, expected):
    assert [speaker for speaker, _cue, _content in attributions_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ann Lee said it broke.", "person"),
        ("The ministry said it broke.", "organisation"),
        ("A study said it broke.", "document"),
        ("Some residents said it broke.", "unnamed"),
        ("NATO said it broke.", "organisation"),
    ],
)
def test_a_speaker_has_a_kind(text, kind):
    assert [speaker.kind for speaker in split(text, "en").speakers] == [kind]


def test_the_role_is_read_before_and_behind_the_name():
    result = split("Former mayor Ann Lee said it broke. Bo Hill, a judge in Oslo, denied it.", "en")

    assert [(speaker.name, speaker.role) for speaker in result.speakers] == [
        ("Ann Lee", "Former mayor"),
        ("Bo Hill", "judge in Oslo"),
    ]
