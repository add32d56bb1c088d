"""What an archive holds: each file with its size and SHA-256, signed. And whether that is so."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles.reports.bundle.signing import is_signed, public_key, sign
from articles.reports.content.report import (
    Report,
)

FORMAT = "factcheck-archive"
VERSION = 1
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Verification:
    """What became of an archive since it was signed. `key`: whoever signed it, as base64.

    `problems` are sentences, one a file; an archive without any is as it was made.
    """

    key: str
    about: str
    files: int
    problems: tuple[str, ...]


def manifest(
    report: Report, digests: Mapping[str, tuple[int, str]], absent: Sequence[str]
) -> bytes:
    """The manifest of these files (name -> size, SHA-256), signed by the house.

    `absent` are bytes that the report tells of and the house does not have.
    """
    signed = {
        "format": FORMAT,
        "version": VERSION,
        "title": report.article.title,
        "state": report.version,
        "rendering": report.rendering,
        "generator": report.generator,
        "files": [
            {"name": name, "size": size, "sha256": sha256}
            for name, (size, sha256) in sorted(digests.items())
        ],
        "absent": sorted(absent),
    }
    signature = {
        "algorithm": "Ed25519",
        "of": "`signed` as JSON in UTF-8, keys sorted, without blanks between its parts",
        "public_key": public_key(),
        "value": sign(message(signed)),
    }
    record = {"signed": signed, "signature": signature}
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def message(signed: object) -> bytes:
    """The bytes that are signed."""
    return json.dumps(signed, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(data: bytes) -> tuple[int, str]:
    """Size in bytes, SHA-256."""
    return len(data), hashlib.sha256(data).hexdigest()


def compared(
    data: bytes | None, found: Mapping[str, tuple[int, str]], *, key: str = ""
) -> Verification:
    """The manifest against the files that are there. `key`: the one that must have signed it."""
    if data is None:
        problem = _("%(name)s is missing, so the contents of the archive cannot be verified.")
        return Verification("", "", len(found), (problem % {"name": NAME},))
    try:
        record = json.loads(data)
        signed, signature = record["signed"], record["signature"]
        told = {
            str(each["name"]): (int(each["size"]), str(each["sha256"])) for each in signed["files"]
        }
        signer, value = str(signature["public_key"]), str(signature["value"])
        about = _about(signed)
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        problem = _("%(name)s cannot be read: it was altered.")
        return Verification("", "", len(found), (problem % {"name": NAME},))
    problems = [*_of_signature(signed, value, signer, key), *_of_files(told, found)]
    return Verification(signer, about, len(found), tuple(problems))


def _about(signed: Mapping[str, Any]) -> str:
    return f"{signed['title']} ({signed['rendering']}, {signed['state']})"


def _of_signature(signed: object, value: str, signer: str, key: str) -> list[str]:
    problems = []
    try:
        whole = message(signed)
    except UnicodeEncodeError:
        whole = b""
    if not is_signed(whole, value, signer):
        problems.append(
            _("%(name)s was altered: the signature does not match it.") % {"name": NAME}
        )
    if key and key != signer:
        problems.append(
            _("It was signed with the key %(key)s, not with the key that you gave.")
            % {"key": signer}
        )
    return problems


def _of_files(
    told: Mapping[str, tuple[int, str]], found: Mapping[str, tuple[int, str]]
) -> list[str]:
    said = {
        "altered": _("%(name)s was altered."),
        "missing": _("%(name)s is missing."),
        "added": _("%(name)s was added."),
    }
    altered = [name for name in told if name in found and found[name] != told[name]]
    missing = [name for name in told if name not in found]
    added = [name for name in found if name not in told]
    return [
        said[what] % {"name": name}
        for what, names in (("altered", altered), ("missing", missing), ("added", added))
        for name in sorted(names)
    ]
