"""How sources turn words that stand in them, and what reviewers judged of it."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.models import Finding, SenseJudgement
from articles.prepared import prepared

SenseKey = tuple[int, str, str, str]
Turn = Finding.Turn
SENTENCES = {
    Turn.NEGATED: _("The words are there, but the source negates them."),
    Turn.DENIED: _("The words are there, but the source denies them."),
    Turn.DOUBTED: _("The words are there, but the source doubts them."),
    Turn.CONDITIONAL: _("The words are there, but in the source they depend on a condition."),
    Turn.QUESTION: _("The words are there, but the source asks them as a question."),
    Turn.HYPOTHETICAL: _("The words are there, but in the source they are only imagined."),
    Turn.JOKE: _("The words are there, but in the source they are a joke."),
    Turn.RUMOUR: _("The words are there, but the source reports them as a rumour."),
    Turn.FICTION: _("The words are there, but in the source they are fiction or an exercise."),
    Turn.OTHER_SPEAKER: _("The words are there, but the source gives them to another speaker."),
    Turn.WITHDRAWN: _(
        "The words are there, but the source says that they were withdrawn, corrected or outvoted."
    ),
    Turn.HEADLINE: _("Only the headline has the words. The text below it says otherwise."),
}


@dataclass(frozen=True, slots=True)
class PassageSense:
    """How a source turns the words of a passage: by which of its own words, from `start` to `end`
    in the capture's text. `judgement` is what a reviewer judged of it, if anybody did."""

    turn: Finding.Turn
    words: str
    start: int
    end: int
    judgement: SenseJudgement | None

    @property
    def is_turned(self) -> bool:
        """Whether the passage counts as turned: nobody has judged otherwise."""
        return self.judgement is None or self.judgement.is_turned

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self.turn])


def sense_of(finding: Finding, judgement: SenseJudgement | None) -> PassageSense | None:
    """Return how the source turns the words of a finding; None if it does not."""
    if not finding.is_turned:
        return None
    frame = finding.detail["frame"]
    return PassageSense(finding.turn, frame["words"], frame["start"], frame["end"], judgement)


def judgement_of(finding: Finding) -> SenseJudgement | None:
    """Return what a reviewer judged of the passage of a finding of another sense."""
    judged = SenseJudgement.objects.filter(
        citation=finding.citation_id,
        words=finding.words,
        passage_sha256=finding.passage_sha256,
        turn=finding.turn,
    )
    return judged.select_related("judged_by").first()


@prepared
def judged_senses(citation_ids: list[int]) -> QuerySet[SenseJudgement]:
    """Return what reviewers judged of the passages of these citations."""
    judged = SenseJudgement.objects.filter(citation__any_of=citation_ids)
    return judged.select_related("judged_by").order_by("pk")
