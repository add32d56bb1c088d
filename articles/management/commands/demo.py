"""Create the demo: five people, and the sample article with a few claims and a source."""

import json
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from articles.actions.articles import confirm_import, start_import
from articles.actions.claims import flag_claim
from articles.actions.newsroom import set_rights
from articles.actions.sources import attach_source, attach_upload
from articles.models import Article, Citation, Claim, Scale, User

DEMO = Path(__file__).resolve().parent.parent / "demo"
TITLE = "Baghdad sends security messages to Damascus over ISIS cells"
PEOPLE = [
    ("ada", "Ada", "Admin", {"is_administrator": True}),
    ("edith", "Edith", "Editor", {"is_editor": True}),
    ("omar", "Omar", "Editor", {"is_editor": True}),
    ("rosa", "Rosa", "Reviewer", {"is_reviewer": True}),
    ("ravi", "Ravi", "Reviewer", {"is_reviewer": True}),
]
NO_RIGHTS = {"is_editor": False, "is_reviewer": False, "is_administrator": False}
HIGH, NORMAL = Claim.Priority.HIGH, Claim.Priority.NORMAL
CLAIMS = [
    ("The recent events in Syria represent a turning point in the region,", "quotation", NORMAL),
    (
        "militants from Hayat Tahrir al-Sham (HTS), an ISIS offshoot, took power in Damascus",
        "disputed",
        HIGH,
    ),
    (
        "there are about 30,000 displaced people in Syrian camps from 60 nationalities",
        "number",
        HIGH,
    ),
    ("Al-Hol camp must be emptied.", "quotation", NORMAL),
    ("at least 30,000 Sunni prisoners will have the chance for a retrial", "number", NORMAL),
    (
        "Iraqi Kurdish leader Masoud Barzani partnered with ISIS to carry out a genocide",
        "disputed",
        HIGH,
    ),
]
UPLOADS = [
    (0, "conference-transcript.html", Citation.Stance.SUPPORTS, "paragraph 2"),
    (2, "camp-census.html", Citation.Stance.REFUTES, "paragraph 2"),
]
PAGE = "https://www.example.com/"


class Command(BaseCommand):
    help = "Create the demo people and the sample article, once. Prints their passwords."

    def handle(self, *args: Any, **options: Any) -> None:
        """Create the demo, unless there are users already."""
        if User.objects.exists():
            return
        with transaction.atomic():
            passwords = _people()
            article = _article()
        kept = Path(settings.DATA_DIR) / "demo-passwords.json"
        _keep(kept, passwords)
        self.stdout.write(f"Demo people (also kept in {kept}):")
        for username, password in passwords.items():
            self.stdout.write(f"  {username:8} {password}")
        self.stdout.write(f"Sample article: {article}")


def _people() -> dict[str, str]:
    """Create the people. Returns their passwords by user name."""
    passwords = {}
    for username, first_name, last_name, rights in PEOPLE:
        passwords[username] = secrets.token_urlsafe(9)
        user = User.objects.create_user(
            username,
            f"{username}@demo.invalid",
            passwords[username],
            first_name=first_name,
            last_name=last_name,
        )
        set_rights(user, **{**NO_RIGHTS, **rights})
    return passwords


def _keep(path: Path, passwords: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(json.dumps(passwords, indent=2) + "\n")


def _article() -> Article:
    editor, reviewer = User.objects.get(username="edith"), User.objects.get(username="rosa")
    data = (DEMO / "article.txt").read_bytes()
    imported = start_import(by=editor, file_name="article.txt", data=data)
    article = confirm_import(
        imported,
        by=editor,
        title=TITLE,
        body=imported.text,
        scale=Scale.objects.get(key="public"),
        byline=imported.byline,
        publisher=imported.publisher,
        published_on=imported.published_on,
        language=imported.language,
    )
    claims = [_flag(article, editor, *claim) for claim in CLAIMS]
    for number, name, stance, locator in UPLOADS:
        attach_upload(
            claims[number],
            by=reviewer,
            title="",
            file_name=name,
            data=(DEMO / name).read_bytes(),
            stance=stance,
            locator=locator,
        )
    attach_source(claims[1], by=reviewer, url=PAGE, stance=Citation.Stance.CONTEXT)
    return article


def _flag(
    article: Article, editor: User, words: str, reason: str, priority: Claim.Priority
) -> Claim:
    revision = article.revisions.get()
    start = revision.text.index(words)
    statement = revision.statements.get(start__lte=start, end__gt=start)
    return flag_claim(
        statement,
        by=editor,
        reason=Claim.Reason(reason),
        priority=priority,
        span=(start, start + len(words)),
    )
