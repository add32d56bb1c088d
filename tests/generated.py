"""Random articles with random work on them; the same seed gives the same article."""

from random import Random

from articles.actions.claims import add_comment, flag_claim
from articles.actions.questions import ask_question, close_question
from articles.actions.sources import attach_upload
from articles.actions.verdicts import record_verdict, sign_off
from articles.models import Article, Citation, Claim, Question, Statement, User, Verdict
from articles.refusals import Refused
from tests.factories import make_article, make_citation, make_revision
from tests.rich import PAGE, saw

SENTENCES = [
    "Minister Jane Doe said that the bridge cost 4.5 million euros.",
    "“It is safe,” she said.",
    "The bridge opened on 3 May 2019.",
    "Nobody has counted the cars.",
    "Der Brückenbau dauerte 12 Jahre 😀.",
    "قال الوزير إن الجسر آمن.",
    "According to the ministry, “it was never closed”.",
    "X" * 300 + ".",
]
WORDS = ["Why?", "Ça va — “oui”", "=1+1", "<b>no</b>", "שלום", "a\nb", "\u202eabc", "😀"]


def make_generated_article(seed: int, editor: User, *reviewers: User) -> Article:
    """Create an article of the sentences in random order, with claims and other work."""
    chance = Random(seed)
    body = _text(chance)
    article = make_article(editor, body, title=chance.choice(WORDS).replace("\n", " "))
    for round_ in range(2):
        for statement in Statement.objects.filter(revision=article.revisions.latest("number")):
            if chance.random() < 0.6:
                _work(chance, statement, editor, reviewers, round_)
        if round_ == 0:
            make_revision(article, editor, body.replace("3 May", "4 June") + "\n\n" + _text(chance))
    return article


def _text(chance: Random) -> str:
    sentences = chance.sample(SENTENCES, chance.randint(2, len(SENTENCES)))
    return "".join(sentence + chance.choice([" ", "\n\n"]) for sentence in sentences).strip()


def _work(
    chance: Random, statement: Statement, editor: User, reviewers: tuple[User, ...], round_: int
) -> None:
    statement = Statement.objects.select_related("revision__article").get(pk=statement.pk)
    words = statement.revision.text[statement.start : statement.end]
    cut = words[chance.randint(0, len(words) // 3) :].strip()
    try:
        claim = flag_claim(statement, by=chance.choice([editor, *reviewers]), words=cut)
    except Refused:
        return  # the words stand there twice, or are a claim already
    judge, other = chance.sample(reviewers, 2)
    for number in range(chance.randint(0, 3)):
        citation = make_citation(claim, judge, f"https://www.example.com/{chance.randint(0, 4)}")
        if chance.random() < 0.7:
            saw(citation.source, PAGE.format(f"{chance.random()} {round_} {number}"))
    if chance.random() < 0.5:
        attach_upload(
            claim,
            by=judge,
            title=chance.choice(WORDS).replace("\n", " "),
            file_name="a.txt",
            data=cut.encode(),
            stance=chance.choice(list(Citation.Stance)),
        )
    if chance.random() < 0.5:
        asked = ask_question(
            claim,
            by=other,
            addressee="Ann",
            text=chance.choice(WORDS),
            channel=Question.Channel.EMAIL,
        )
        if chance.random() < 0.7:
            close_question(asked, by=other, answer=chance.choice(["", "Yes."]), expected_version=1)
    if chance.random() < 0.4:
        add_comment(claim, by=editor, text=chance.choice(WORDS))
    _judge(chance, claim, judge, other)


def _judge(chance: Random, claim: Claim, judge: User, other: User) -> None:
    claim = Claim.objects.select_related("revision__article__scale").get(pk=claim.pk)
    if chance.random() < 0.3:
        return
    rating = chance.choice(list(claim.revision.article.scale.ratings.all()))
    verdict = record_verdict(
        claim,
        by=judge,
        rating=rating,
        explanation=chance.choice(WORDS),
        expected_version=claim.version,
    )
    verdict = Verdict.objects.select_related("claim__revision__article").get(pk=verdict.pk)
    if chance.random() < 0.6 and not claim.questions.blocking().exists():
        agrees = chance.random() < 0.7
        reason = "" if agrees else chance.choice(WORDS)
        claim.refresh_from_db()
        sign_off(verdict, by=other, agrees=agrees, reason=reason, expected_version=claim.version)
