"""An article with an example of everything in a report."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from articles import fetching, jobs
from articles.actions.captures import correct_capture, record_capture, record_failure
from articles.actions.claims import add_comment, attach_file, move_claim, settle_thread
from articles.actions.publishing import write_claim_review
from articles.actions.questions import ask_question, close_question, override_question
from articles.actions.sources import add_source, attach_upload, judge_origin
from articles.actions.statements import (
    ask_about_inconsistency,
    confirm_attribution,
    dismiss_inconsistency,
    tick_fact,
)
from articles.actions.verdicts import reconfirm_verdict, record_verdict, sign_off
from articles.models import (
    Article,
    Attribution,
    Capture,
    Citation,
    Claim,
    CommonOrigin,
    Fingerprints,
    Inconsistency,
    Job,
    Question,
    Rating,
    Source,
    Statement,
    User,
    Verdict,
)
from tests.factories import (
    SHORT,
    make_article,
    make_citation,
    make_claim,
    make_inconsistency,
    make_revision,
)

PAGE = "<title>Costs</title><p>Jane Doe said that the bridge cost {} million euros.</p>"
NEXT = SHORT.replace("opened in 2019", "opened in May 2019").replace(
    " Nobody has counted the cars.", ""
)
HEADERS = (("Content-Type", "text/html"), ("Server", "heron"))


def make_rich_article(editor: User, reviewer: User, second: User) -> Article:
    """Create two revisions, claims in all states, all kinds of sources, and comments."""
    article = make_article(editor)
    cost = make_claim(article, editor, "the bridge cost 4.5 million euros")
    make_claim(article, reviewer, "Nobody has counted the cars")
    opened = make_claim(article, editor, "The bridge opened in 2019")
    safe = make_claim(article, editor, '"It is safe,"')
    _sources(cost, safe, reviewer, second)
    _judge(cost, reviewer, second, "Misleading", "It cost five.")
    _talk(cost, editor, reviewer, second)
    make_revision(article, editor, NEXT)
    _judge(opened, second, reviewer, "True", "It did, in May.", agrees=False)
    safe.refresh_from_db()
    move_claim(safe, by=editor, to=Claim.State.CUT, why="Not ours.", expected_version=safe.version)
    _settle(article, editor, reviewer)
    jane = article.speakers.get(name="Jane Doe")
    write_claim_review(
        cost,
        by=editor,
        expected_version=0,
        speaker=jane,
        page="https://paper.example/check",
        words="The bridge cost 4.5 million",
        publisher="The Paper",
    )
    return article


def saw(source: Source, page: str) -> Capture:
    """Store a capture, as a worker does after a fetch."""
    job = _asked(source)
    seen = fetching.Fetched(
        url=source.url,
        final_url=source.url,
        redirects=(fetching.Hop(source.url + "?old", 301),),
        status=200,
        headers=HEADERS,
        content_type="text/html",
        body=page.encode(),
        at=timezone.now(),
        document=fetching.read(page.encode(), name="page.html"),
    )
    with jobs.claimed(job.pk, lease=timedelta(seconds=60)) as claimed:
        assert claimed
        capture = record_capture(claimed, seen)
    assert capture
    return capture


def missed(source: Source) -> None:
    """Record that the page was not found, as a worker does."""
    with jobs.claimed(_asked(source).pk, lease=timedelta(seconds=60)) as claimed:
        assert claimed
        record_failure(claimed, fetching.FetchFailed(fetching.Outcome.MISSING))


def _asked(source: Source) -> Job:
    return jobs.ask(Job.Kind.FETCH, source.pk)


def _sources(cost: Claim, safe: Claim, reviewer: User, second: User) -> None:
    page = make_citation(cost, reviewer).source
    first = saw(page, PAGE.format("4.5"))
    correct_capture(
        first,
        by=reviewer,
        expected_version=0,
        values={
            "title": "What it cost",
            "author": "Ann",
            "site": "",
            "published": "",
            "language": "",
        },
    )
    saw(page, PAGE.format("five"))
    missed(make_citation(safe, second, "https://www.example.com/lost").source)
    stance: dict[str, Any] = {
        "stance": Citation.Stance.CONTEXT,
        "excerpt": "five million",
        "note": "Aside.",
    }
    attach_upload(
        cost, by=reviewer, title="Letter", file_name="a.txt", data=b"Five million euros.", **_weak()
    )
    hidden: dict[str, Any] = {
        "visibility": Source.Visibility.RESTRICTED,
        "public_description": "An official",
        "readers": [second],
    }
    about: dict[str, Any] = {"person": "H. Heron", "channel": "telephone", "dated_on": "2025-02-25"}
    add_source(
        cost,
        by=reviewer,
        kind=Source.Kind.INTERVIEW,
        about=about,
        text="It cost five million euros.",
        **stance,
        **hidden,
    )
    about = {"title": "Minutes", "issuer": "The board", "dated_on": date(2024, 5, 1)}
    add_source(safe, by=second, kind=Source.Kind.DOCUMENT, about=about, locator="page 3", **stance)
    letter = Source.objects.get(title="Letter")
    CommonOrigin.objects.create(
        first=page,
        second=letter,
        first_capture=first,
        second_capture=letter.captures.get(),
        of_both=0.5,
        of_shorter=1.0,
    )
    common = CommonOrigin.objects.get()
    judge_origin(common, by=reviewer, expected_version=1, same=True, reason="One release.")


def _weak() -> dict[str, Any]:
    return {"stance": Citation.Stance.SUPPORTS}


def _judge(
    claim: Claim, by: User, other: User, label: str, words: str, *, agrees: bool = True
) -> Verdict:
    """Record two verdicts, sign the second off and reconfirm it."""
    scale = Claim.objects.get(pk=claim.pk).revision.article.scale
    for name, why in (("Unproven", "Nobody knows."), (label, words)):
        claim.refresh_from_db()
        rating = Rating.objects.filter(scale=scale, label=name).first() or scale.ratings.all()[0]
        verdict = record_verdict(
            claim, by=by, rating=rating, explanation=why, expected_version=claim.version
        )
    verdict = Verdict.objects.select_related("claim__revision__article").get(pk=verdict.pk)
    claim.refresh_from_db()
    reason = "" if agrees else "In April."
    other_rating = None if agrees else scale.ratings.exclude(pk=verdict.rating_id)[0]
    sign_off(
        verdict,
        by=other,
        agrees=agrees,
        rating=other_rating,
        reason=reason,
        expected_version=claim.version,
    )
    claim.refresh_from_db()
    verdict = Verdict.objects.select_related("claim__revision__article").get(pk=verdict.pk)
    shown = Fingerprints.of(claim).digest
    reconfirm_verdict(
        verdict,
        by=other,
        expected_version=claim.version,
        displayed_captures=shown,
        reason="Looked.",
    )
    return verdict


def _talk(cost: Claim, editor: User, reviewer: User, second: User) -> None:
    first = add_comment(cost, by=editor, text=f"@{reviewer.username} look.")
    add_comment(cost, by=reviewer, text="I did.", reply_to=first)
    settle_thread(first, by=editor, resolved=True, expected_version=0)
    add_comment(cost, by=second, text="And now?")
    attach_file(cost, by=second, file_name="notes.bin", data=b"\x00\x01")


def _settle(article: Article, editor: User, reviewer: User) -> None:
    """Create questions in all states, and two resolved inconsistencies."""
    claim = Claim.objects.get(text__startswith="The bridge opened")
    claim.refresh_from_db()
    asked: dict[str, Any] = {"by": editor, "channel": Question.Channel.PHONE}
    jane = article.speakers.get(name="Jane Doe")
    one = ask_question(claim, text="When?", whom=Question.Whom.SPEAKER, speaker=jane, **asked)
    close_question(one, by=reviewer, answer="In May.", expected_version=one.version)
    due = timezone.now() + timedelta(days=2)
    two = ask_question(claim, text="Sure?", addressee="Ann", deadline=due, **asked)
    override_question(two, by=editor, reason="Print.", expected_version=two.version)
    odd = make_inconsistency(article)
    fine = Inconsistency.objects.create(
        revision=odd.revision,
        kind="day",
        first_start=0,
        first_end=8,
        second_start=9,
        second_end=13,
        question="Who?",
    )
    dismiss_inconsistency(fine, by=reviewer, expected_version=1, reason="One person.")
    ask_about_inconsistency(
        odd,
        by=editor,
        expected_version=odd.version,
        addressee="Bob",
        channel=Question.Channel.EMAIL,
    )
    first = Attribution.objects.filter(statement__revision__number=2, speaker=jane)[0]
    confirm_attribution(first, by=editor, expected_version=first.version)
    figures = Statement.objects.filter(revision__number=2).exclude(facts=[])[0]
    for fact in figures.facts[:2]:
        tick_fact(figures, by=reviewer, fact=tuple(fact))
