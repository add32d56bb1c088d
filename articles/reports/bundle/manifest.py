"""The signed manifest of an archive: size and SHA-256 of each file. Create and check it."""

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
ALGORITHM = "Ed25519"
SIGNED_IS = "`signed` as JSON in UTF-8, keys sorted, without blanks between its parts"
SIGNATURE_FIELDS = ("algorithm", "of", "public_key", "value")


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of a check. `key`: the public key of the signer, as base64.

    `problems` are messages, one for each file. Without any, the archive is unaltered.
    """

    key: str
    about: str
    files: int
    problems: tuple[str, ...]


def manifest(
    report: Report,
    digests: Mapping[str, tuple[int, str]],
    absent: Sequence[str],
    damaged: Sequence[str] = (),
) -> bytes:
    """Return the signed manifest of these files (name to size and SHA-256).

    `absent` are the names of files that the report mentions and this newsroom does not have,
    `damaged` of those whose stored bytes are no longer those that were captured.
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
        "damaged": sorted(damaged),
    }
    signature = {
        "algorithm": ALGORITHM,
        "of": SIGNED_IS,
        "public_key": public_key(),
        "value": sign(signed_bytes(signed)),
    }
    record = {"signed": signed, "signature": signature}
    return _written(record)


def signed_bytes(signed: object) -> bytes:
    """Return the bytes to sign."""
    return json.dumps(signed, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(data: bytes) -> tuple[int, str]:
    """Return size in bytes and SHA-256."""
    return len(data), hashlib.sha256(data).hexdigest()


def compare(
    data: bytes | None, files: Mapping[str, tuple[int, str]], *, key: str = ""
) -> Verification:
    """Compare the manifest with the files found. `key`: the public key that must have signed it."""
    if data is None:
        problem = _("%(name)s is missing, so the contents of the archive cannot be verified.")
        return Verification("", "", len(files), (problem % {"name": NAME},))
    try:
        record = json.loads(data, object_pairs_hook=_without_repetition)
        signed, signature = record["signed"], record["signature"]
        listed = {
            str(each["name"]): (int(each["size"]), str(each["sha256"])) for each in signed["files"]
        }
        signer, value = str(signature["public_key"]), str(signature["value"])
        about = _describe(signed)
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        problem = _("%(name)s cannot be read: it was altered.")
        return Verification("", "", len(files), (problem % {"name": NAME},))
    problems = [
        *_form_problems(data, record),
        *_signature_problems(signed, value, signer, key),
        *_file_problems(listed, files),
    ]
    return Verification(signer, about, len(files), tuple(problems))


def _describe(signed: Mapping[str, Any]) -> str:
    return f"{signed['title']} ({signed['rendering']}, {signed['state']})"


def _without_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the record. Raises `ValueError` for a key that is there twice: programs would differ."""
    record = dict(pairs)
    if len(record) != len(pairs):
        raise ValueError("a key is there twice")
    return record


def _form_problems(data: bytes, record: Mapping[str, Any]) -> list[str]:
    """Return a problem if the manifest contains anything beside what is signed and its signature."""
    signature = record["signature"]
    is_plain = set(record) == {"signed", "signature"} and set(signature) == set(SIGNATURE_FIELDS)
    says = {"algorithm": ALGORITHM, "of": SIGNED_IS}
    if is_plain and data == _written(record) and says.items() <= signature.items():
        return []
    return [_("%(name)s was altered: it is not written as it was signed.") % {"name": NAME}]


def _written(record: object) -> bytes:
    try:
        return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()
    except UnicodeEncodeError:
        return b""


def _signature_problems(signed: object, value: str, signer: str, key: str) -> list[str]:
    problems = []
    try:
        content = signed_bytes(signed)
    except UnicodeEncodeError:
        content = b""
    if not is_signed(content, value, signer):
        problems.append(
            _("%(name)s was altered: the signature does not match it.") % {"name": NAME}
        )
    if key and key != signer:
        problems.append(
            _("It was signed with the key %(key)s, not with the key that you gave.")
            % {"key": signer}
        )
    return problems


def _file_problems(
    listed: Mapping[str, tuple[int, str]], files: Mapping[str, tuple[int, str]]
) -> list[str]:
    messages = {
        "altered": _("%(name)s was altered."),
        "missing": _("%(name)s is missing."),
        "added": _("%(name)s was added."),
    }
    altered = [name for name in listed if name in files and files[name] != listed[name]]
    missing = [name for name in listed if name not in files]
    added = [name for name in files if name not in listed]
    return [
        messages[what] % {"name": name}
        for what, names in (("altered", altered), ("missing", missing), ("added", added))
        for name in sorted(names)
    ]
