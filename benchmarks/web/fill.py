"""Fill an empty, migrated database: `fill.py ARTICLES`, in the folder of the app to measure.

Some articles are made by the app's own actions, as people make them. `copies.py` makes the rest from
their rows. `benchmarks/web` runs this; DATABASE_URL must name a superuser.
"""

import os
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import django

sys.path.insert(0, str(Path.cwd()))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
django.setup()

from copies import copy_rows  # noqa: E402
from django.contrib.auth.hashers import make_password  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from sample_texts import TOWN, article_text, headline, long_text  # noqa: E402

from articles import tasks  # noqa: E402
from articles.actions.articles import confirm_import, start_import  # noqa: E402
from articles.actions.claims import add_comment, flag_claim  # noqa: E402
from articles.actions.sources import attach_source, get_or_create_page, upload_instead  # noqa: E402
from articles.actions.verdicts import record_verdict, sign_off  # noqa: E402
from articles.models import Article, Citation, Claim, Job, Scale, Statement, User  # noqa: E402

EDITORS = [f"editor{number}" for number in range(8)]
REVIEWERS = [f"reviewer{number}" for number in range(16)]
PASSWORD = "correct horse battery"  # noqa: S105 (of people who do not exist)
ORIGINALS = 20
CLAIMS = 8  # of each article; of these
JUDGED, SIGNED, SOURCED, DISCUSSED = 3, 2, 4, 1
LONG_TITLE = "Bridges: a text of 10,000 statements"
LONG_STATEMENTS, LONG_CLAIMS = 10_000, 40


def main(articles: int) -> None:
    """Create people, the originals, their copies up to `articles`, and one very long article."""
    people = make_people()
    originals = min(ORIGINALS, articles)
    for number in range(originals):
        make_article(number, people)
    run_jobs()
    copy_rows(articles // originals - 1, by=people["editor0"].pk)
    index_copies()
    make_long_article(people)
    run_jobs()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def index_copies() -> None:
    """Index the copies for the search, as the workers do after an upgrade. Older versions have no index."""
    if find_spec("articles.actions.search_index"):
        import_module("articles.actions.search_index").index_missing()


def make_people() -> dict[str, User]:
    """Create editors and reviewers with one password. Returns them by user name."""
    password = make_password(PASSWORD)
    for name in (*EDITORS, *REVIEWERS):
        User.objects.create(
            username=name,
            email=f"{name}@bench.invalid",
            first_name=name.capitalize(),
            password=password,
            is_editor=name in EDITORS,
            is_reviewer=name in REVIEWERS,
        )
    return {user.username: user for user in User.objects.all()}


def imported_article(title: str, body: str, by: User) -> Article:
    """Import a pasted text as an editor does."""
    return confirm_import(
        start_import(by=by, pasted=body),
        by=by,
        title=title,
        body=body,
        scale=Scale.objects.get(key="public"),
    )


def make_article(number: int, people: dict[str, User]) -> None:
    """Import one article, and check some of its claims."""
    editor = people[EDITORS[number % len(EDITORS)]]
    reviewer = people[REVIEWERS[number % len(REVIEWERS)]]
    other = people[REVIEWERS[(number + 1) % len(REVIEWERS)]]
    article = imported_article(headline(number), article_text(number), editor)
    claims = flagged_claims(article, CLAIMS, editor)
    for claim in claims[:SOURCED]:
        cite_page(claim, number, reviewer)
    for at, claim in enumerate(claims[:JUDGED]):
        judge(claim, author=reviewer, signer=other if at < SIGNED else None)
    for claim in claims[:DISCUSSED]:
        add_comment(claim, by=reviewer, text=f"The archive of {TOWN} has the contract.")


def flagged_claims(article: Article, count: int, by: User) -> list[Claim]:
    """Flag `count` statements, spread over the text."""
    ids = list(article.revisions.get().statements.values_list("pk", flat=True))
    picked = [ids[at * len(ids) // count] for at in range(count)]
    statements = Statement.objects.select_related("revision__article")
    return [flag_claim(statements.get(pk=pk), by=by) for pk in picked]


def cite_page(claim: Claim, number: int, by: User) -> None:
    """Cite a page of which somebody uploaded a capture, so that nothing is fetched."""
    address = f"https://www.example.com/{TOWN.lower()}/{number}/{claim.pk % 2}"
    source = get_or_create_page(address, by=by)
    if not source.captures.exists():
        page = f"Records of {TOWN}, {number}\n\n{article_text(number + 1000)}\n\n{claim.text}"
        upload_instead(source, by=by, file_name="page.txt", data=page.encode())
    attach_source(claim, by=by, url=address, stance=Citation.Stance.SUPPORTS)


def judge(claim: Claim, *, author: User, signer: User | None) -> None:
    """Record a verdict, and sign it off if there is a signer."""
    claim.refresh_from_db()
    verdict = record_verdict(
        claim,
        by=author,
        rating=claim.revision.article.scale.ratings.all()[0],
        explanation=f"The council of {TOWN} confirmed it. " * 3,
        expected_version=claim.version,
    )
    claim.refresh_from_db()
    if signer:
        verdict.claim = claim
        sign_off(verdict, by=signer, agrees=True, expected_version=claim.version)


def make_long_article(people: dict[str, User]) -> None:
    """Import the article of very many statements, with few claims."""
    editor = people[EDITORS[0]]
    article = imported_article(LONG_TITLE, long_text(LONG_STATEMENTS), editor)
    flagged_claims(article, LONG_CLAIMS, editor)


def run_jobs() -> None:
    """Do the jobs that workers would do, so that none is left when the workers start."""
    for job in Job.objects.filter(state=Job.State.QUEUED):
        getattr(tasks, job.task or job.kind)(job.pk)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        Job.objects.filter(state=Job.State.QUEUED).delete()


if __name__ == "__main__":
    main(int(sys.argv[1]))
