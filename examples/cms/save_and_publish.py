"""How a CMS works with Factcheck: send each save, and ask before the publish button does its work.

    FACTCHECK_URL=https://factcheck.example FACTCHECK_TOKEN=… python save_and_publish.py article.json

The file has what the CMS stores: {"id": "4711", "title": "…", "text": "…", "byline": "…"}. The program
needs only Python. It ends with 0 if the article may be published, and with 1 if something blocks it.
"""

import json
import os
import sys
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote

SYSTEM = "example-cms"  # the name of your CMS: small letters, digits and hyphens
FIELDS = ("title", "text", "byline", "publisher", "published_on", "language")
SECONDS = 30


def request(method, path, body=None):
    """Return the JSON of an answer. Raises `SystemExit` with the sentence of a problem."""
    asked = urllib.request.Request(  # noqa: S310 (an operator sets the address)
        f"{os.environ['FACTCHECK_URL'].rstrip('/')}/api/v1{path}",
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={
            "Authorization": f"Bearer {os.environ['FACTCHECK_TOKEN']}",
            "Content-Type": "application/json",
        },
    )
    try:
        with urllib.request.urlopen(asked, timeout=SECONDS) as answer:  # noqa: S310 (the same)
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise SystemExit(f"{error.code}: {json.load(error)['detail']}") from error


def address(key):
    """Return the address of an article by its id in the CMS, which may not contain a slash."""
    return f"/articles/by-key/{SYSTEM}/{quote(key, safe='')}"


def save(article):
    """Send what the CMS has just saved. Returns the gate."""
    sent = {name: article[name] for name in FIELDS if article.get(name)}
    return request("PUT", address(article["id"]), sent)


def may_publish(key):
    """Ask before publishing: the text that was saved last must be the one that was checked."""
    gate = request("GET", f"{address(key)}/gate")
    for each in gate["blocked_by"]:
        sys.stdout.write(f"{each['sentence']} {each['url']}\n")
    return gate["state"] == "open"


if __name__ == "__main__":
    stored = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    save(stored)
    sys.exit(0 if may_publish(stored["id"]) else 1)
