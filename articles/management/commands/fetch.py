"""`manage.py fetch URL`: print what a capture of the page would contain, as JSON."""

import hashlib
import json
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.fetching import (
    Fetched,
    FetchFailed,
    Policy,
    download,
    parse_download,
    parse_peers,
    with_post,
)
from articles.reading.document import READER_VERSION
from articles.refusals import Refused


class Command(BaseCommand):
    """Fetch one page with the guarded client."""

    help = "Fetch a page as a worker does, and print the capture as JSON. Nothing is stored."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("url", help="an http or https address")

    def handle(self, *, url: str, **options: object) -> None:
        policy = Policy(
            user_agent=settings.FETCH_USER_AGENT,
            allowed_peers=parse_peers(settings.FETCH_ALLOWED_PEERS),
        )
        try:
            fetched = parse_download(
                with_post(download(url, policy=policy), policy=policy), pictures=True
            )
        except (Refused, FetchFailed) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(json.dumps(_as_json(fetched), ensure_ascii=False, indent=2))


def _as_json(fetched: Fetched) -> dict[str, object]:
    document = fetched.document
    fields = {
        name: {"value": field.value, "origin": field.origin}
        for name, field in document.fields.items()
    }
    return {
        "url": fetched.url,
        "final_url": fetched.final_url,
        "redirects": [{"url": hop.url, "status": hop.status} for hop in fetched.redirects],
        "outcome": fetched.outcome,
        "status": fetched.status,
        "headers": [list(header) for header in fetched.headers],
        "content_type": fetched.content_type,
        "sha256": hashlib.sha256(fetched.body).hexdigest(),
        "size": len(fetched.body),
        "fields": fields,
        "missing_text": document.missing_text,
        "wall": document.wall,
        "reader": READER_VERSION,
        "pages": document.pages,
        "post": fetched.post.as_json() if fetched.post else None,
        "text": document.text,
    }
