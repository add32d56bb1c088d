"""Add work to the app that `make screenshots` starts, so that the pictures show some.

The ferry story is invented. It is checked, approved and published; the article of `make run` is half done.
"""

import os
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
django.setup()

from django.utils import timezone  # noqa: E402 (after the set-up)

from articles import rules, text  # noqa: E402
from articles.actions.articles import confirm_import  # noqa: E402
from articles.actions.claims import add_comment, assign_claim, flag_claim  # noqa: E402
from articles.actions.plan import plan_article  # noqa: E402
from articles.actions.publishing import (  # noqa: E402
    approve_article,
    override_rule,
    publish_report,
)
from articles.actions.questions import ask_question  # noqa: E402
from articles.actions.sources import add_source  # noqa: E402
from articles.actions.verdicts import record_verdict, sign_off  # noqa: E402
from articles.models import (  # noqa: E402
    Article,
    Citation,
    Claim,
    Import,
    Origin,
    Question,
    Scale,
    Source,
    User,
)
from articles.reads.articles import newest_revision  # noqa: E402
from articles.reads.publishing import report_for  # noqa: E402
from articles.reports import Rendering  # noqa: E402

PEOPLE = {person.username: person for person in User.objects.all()}
FERRY = """\
Two electric ferries that began service in March have cut the crossing between Northquay and Saltmarsh \
from 27 minutes to 18, the harbour commissioner, Dana Whitlock, said on Monday.

The boats, named Alba and Corrie, carry 220 passengers and 24 cars each. They charge at the Northquay \
pier for seven minutes between trips and run every half hour from six in the morning until eleven at night.

"This is the fastest crossing the harbour has ever had," Whitlock told councillors, adding that "not one \
departure has been cancelled since the new boats came in."

The two boats cost 64 million euros, 9 million more than the council approved in 2023. The operator, \
Northquay Ferries, said that the difference was covered by a state grant.

Councillor Elise Marchetti said that the figures "leave out the winter, when the old boats
carried half as many."
"""
SEASON = """\
The new boats have cut the crossing between Northquay and Saltmarsh from 27 minutes to 19.
Tickets stay the same.
"""
# What is checked: words, rating, explanation; title, issuer and stance of a source.
CHECKED = (
    (
        "cut the crossing between Northquay and Saltmarsh from 27 minutes to 18",
        "True",
        "The timetable and 214 logged crossings in May agree: 18 to 21 minutes, depending on the tide.",
        "Timetable and service log",
        "Northquay Ferries",
        "supports",
    ),
    (
        "This is the fastest crossing the harbour has ever had",
        "Misleading",
        "Fastest for a ferry that carries cars. A passenger hydrofoil took 14 minutes from 1968 to 1974.",
        "Hydrofoil service, box 41",
        "Town archive",
        "refutes",
    ),
    (
        "not one departure has been cancelled since the new boats came in",
        "False",
        "Eleven departures were cancelled on 2 April because of a charging fault.",
        "Ferry cancellations since 1 March",
        "Open Harbour",
        "refutes",
    ),
    (
        "The two boats cost 64 million euros, 9 million more than the council approved",
        "Mostly true",
        "The council approved 55.4 million, so the difference is 8.6 million.",
        "Two boats for the harbour: contract summary",
        "City of Larkhaven",
        "supports",
    ),
    (
        "the difference was covered by a state grant",
        "Unsupported",
        "The ministry announced a grant. We found no record that it was paid.",
        "State grant for electric ferries",
        "Ministry of Transport",
        "context",
    ),
)


def judge(claim: Claim, by: str, label: str, explanation: str, *, signer: str = "") -> None:
    """Record a verdict, and sign it off if there is a `signer`."""
    claim.refresh_from_db()
    rating = claim.revision.article.scale.ratings.get(label=label)
    verdict = record_verdict(
        claim,
        by=PEOPLE[by],
        rating=rating,
        explanation=explanation,
        expected_version=claim.version,
    )
    if signer:
        claim.refresh_from_db()
        sign_off(verdict, by=PEOPLE[signer], agrees=True, expected_version=claim.version)


def cite(claim: Claim, title: str, issuer: str, stance: str) -> None:
    add_source(
        claim,
        by=PEOPLE["rosa"],
        kind=Source.Kind.DOCUMENT,
        about={"title": title, "issuer": issuer, "dated_on": None},
        stance=Citation.Stance(stance),
        locator="page 3",
    )


def import_text(title: str, body: str) -> Article:
    imported = Import.objects.create(
        title=title,
        text=text.normalise(body),
        origin=Origin.PASTE,
        imported_by=PEOPLE["edith"],
    )
    return confirm_import(
        imported,
        by=PEOPLE["edith"],
        title=imported.title,
        byline="Jo Larkin",
        publisher="The Harbour Post",
        body=imported.text,
        scale=Scale.objects.get(key="public"),
    )


def check_and_publish(article: Article) -> None:
    statements = article.revisions.get().statements.select_related("revision__article")
    for words, label, explanation, *source in CHECKED:
        place = FERRY.index(words)
        statement = statements.get(start__lte=place, end__gt=place)
        claim = flag_claim(statement, by=PEOPLE["edith"], words=words)
        cite(claim, *source)
        judge(claim, "rosa", label, explanation, signer="ravi")
    edith = PEOPLE["edith"]
    for check in rules.checks_of(newest_revision(article), reader=edith):
        if check.holds_back:
            override_rule(
                article,
                by=edith,
                rule=check.rule,
                reason="The operator was asked twice.",
                displayed_violations=check.digest,
            )
    approve_article(article, by=edith, displayed_state=rules.state_of(article))
    report, disclosed = report_for(edith, article, Rendering.PUBLIC)
    publish_report(
        article,
        by=edith,
        report=report,
        disclosed=disclosed,
        expected_version=report.version,
        note="The Harbour Post reported record times. We checked five claims.",
    )


def work_on_sample(article: Article) -> None:
    """Leave some of everything: judged, waiting, assigned, asked, mentioned."""
    now = timezone.now()
    claims = list(Claim.objects.filter(revision__article=article).order_by("start"))
    judge(claims[0], "rosa", "True", "The transcript has these words.", signer="ravi")
    judge(claims[3], "ravi", "Misleading", "He said that the camp should be emptied in time.")
    assign_claim(
        claims[4],
        by=PEOPLE["edith"],
        assignee=PEOPLE["rosa"],
        expected_version=claims[4].version,
    )
    ask_question(
        claims[4],
        by=PEOPLE["rosa"],
        whom=Question.Whom.OTHER,
        addressee="Press office of the parliament",
        channel=Question.Channel.EMAIL,
        text="How many prisoners does the law concern?",
        deadline=now + timedelta(days=2),
    )
    add_comment(claims[5], by=PEOPLE["edith"], text="@rosa can you look at this one today?")
    plan_article(
        article,
        by=PEOPLE["edith"],
        deadline=now + timedelta(hours=30),
        owner=PEOPLE["edith"],
        tags=["Middle East", "security"],
        expected_version=0,
    )


def main() -> None:
    work_on_sample(Article.objects.get())
    check_and_publish(import_text("New ferries cut the harbour crossing by a third", FERRY))
    season = import_text("Ferry season opens", SEASON)
    flag_claim(season.revisions.get().statements.earliest("start"), by=PEOPLE["edith"])


if __name__ == "__main__":
    main()
