"""What a quotation leaves out with an ellipsis."""

import pytest

from articles.text.evidence import MatchOutcome, examine

HONEST = {
    "three points": (
        "“We lost nine boats ... and we found every one of the crew,” Sim said.",
        "“We lost nine boats in that storm, and we found every one of the crew,” Sim said.",
    ),
    "four points over sentences": (
        "“The letter was sent in June.... The answer came in October,” Lowell said.",
        "“The letter was sent in June. It was short. The answer came in October,” Lowell said.",
    ),
    "over the end of the quotation": (
        "“We saw the boat … and it was empty,” Sim said.",
        "“We saw the boat at noon,” Sim said. “It was far out, and it was empty.”",
    ),
    "behind a negation": (
        "“I never saw the money … it went to the harbour,” Sim said.",
        "“I never saw the money from the sale; it went to the harbour,” Sim said.",
    ),
    "behind small words": (
        "“We will ... pay the farmers,” Lowell said.",
        "“We will, by the end of the week, pay the farmers,” Lowell said.",
    ),
    "with a bracket": (
        "“[Lowell] signed the paper … on the boat,” Sim said.",
        "“He signed the paper for us on the boat,” Sim said.",
    ),
    "Spanish": (
        "«Perdimos la cosecha (...) pero no la esperanza», dijo Ruiz.",
        "«Perdimos la cosecha de este año por la helada, pero no la esperanza», dijo Ruiz.",
    ),
    "French": (
        "« Nous avons reconstruit l’école [...] en deux ans », a dit Morel.",
        "« Nous avons reconstruit l’école du village en deux ans », a dit Morel.",
    ),
    "Italian": (
        "«Abbiamo chiuso la scuola [...] per il freddo», ha detto Neri.",
        "«Abbiamo chiuso la scuola di via Verdi per il freddo», ha detto Neri.",
    ),
    "Dutch": (
        "“We hebben de dijk […] in drie weken hersteld”, zei Smit.",
        "“We hebben de dijk met hulp van het leger in drie weken hersteld”, zei Smit.",
    ),
    "Russian": (
        "«Мы потеряли урожай [...] но сохранили скот», — сказал Орлов.",
        "«Мы потеряли урожай этого года из-за града, но сохранили скот», — сказал Орлов.",
    ),
}
TURNED = {
    "a not": (
        "“We will [...] pay the farmers,” Lowell said.",
        "“We will not pay the farmers,” Lowell said.",
    ),
    "a condition": (
        "“We will ... pay the farmers,” Lowell said.",
        "“We will, if Parliament agrees, pay the farmers,” Lowell said.",
    ),
    "almost": (
        "“The bridge is … safe for lorries,” Sim said.",
        "“The bridge is almost safe for lorries,” Sim said.",
    ),
    "a measure": (
        "“We have paid … the farmers,” Sim said.",
        "“We have paid some of the farmers,” Sim said.",
    ),
    "another speaker": (
        "“We saw the boat … and it was empty,” Sim said.",
        "“We saw the boat at noon,” Sim said. Lowell said: “It was far out, and it was empty.”",
    ),
    "from the report around it": (
        "“We saw the boat … the crew was never found,” Sim said.",
        "“We saw the boat at noon,” Sim said. The crew was never found.",
    ),
}


@pytest.mark.parametrize(("claim", "source"), HONEST.values(), ids=HONEST)
def test_an_omission_that_turns_nothing_keeps_the_wording(claim, source):
    match = examine(claim, source).quotations[0].located

    assert (match.outcome, match.frame) == (MatchOutcome.PUNCTUATION, None)
    assert [(join.in_order, join.marked) for join in match.joins] == [(True, True)]


@pytest.mark.parametrize(("claim", "source"), TURNED.values(), ids=TURNED)
def test_an_omission_that_turns_the_words_is_no_honest_one(claim, source):
    match = examine(claim, source).quotations[0].located

    assert match.outcome in {MatchOutcome.STITCHED, MatchOutcome.ALTERED}
