"""Compare a record of Bluesky with its content identifier: DAG-CBOR, SHA-256, CIDv1.

A CID that matches says that the record has not been changed since it got that CID. It does not say who
wrote it.
"""

import base64
import binascii
import hashlib
import re
from enum import StrEnum
from functools import partial
from typing import Any

import libipld

DEPTH_LIMIT = 64  # levels of lists and objects in a record
_HEAD = b"\x01\x71\x12\x20"  # CIDv1, DAG-CBOR, SHA-256 of 32 bytes
_OF_RECORDS = re.compile(r"bafyrei[a-z2-7]{52}")
_LINK = re.compile(r"b[a-z2-7]{20,120}")


class Check(StrEnum):
    """Whether a record has the CID that its server states."""

    MATCHES = "CID matches"
    DIFFERS = "CID does not match"
    NOT_CHECKED = "CID not checked"


class _NotEncodable(Exception):
    """The record holds what its encoding does not have, or what the library encodes otherwise."""


def check_cid(record: object, cid: str) -> Check:
    """Compare a record, as JSON types, with the CID that its server states for it."""
    if not _OF_RECORDS.fullmatch(cid):
        return Check.NOT_CHECKED
    try:
        return Check.MATCHES if cid_of(record) == cid else Check.DIFFERS
    except _NotEncodable:
        return Check.NOT_CHECKED


def cid_of(record: object) -> str:
    """Return the CID of a record. Raises `_NotEncodable`."""
    try:
        encoded = libipld.encode_dag_cbor(_typed(record))
    except ValueError as error:
        raise _NotEncodable from error
    return "b" + _base32(_HEAD + hashlib.sha256(encoded).digest())


def _typed(value: object, depth: int = 0) -> object:
    """Return JSON types as the library encodes them: links and bytes are objects with one key."""
    if depth > DEPTH_LIMIT:
        raise _NotEncodable
    if isinstance(value, list):
        return [_typed(each, depth + 1) for each in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"$link"}:
        return _link(value["$link"])
    if value.keys() == {"$bytes"}:
        return _bytes(value["$bytes"])
    return {key: _typed(each, depth + 1) for key, each in value.items()}


def _link(text: Any) -> bytes:
    """Return the bytes of a CID, which the library encodes as a link."""
    if not isinstance(text, str) or not _LINK.fullmatch(text):
        raise _NotEncodable
    raw = _decoded(text[1:].upper(), base64.b32decode, 8)
    if not _is_encoded_as_link(raw):
        raise _NotEncodable
    return raw


def _bytes(text: Any) -> bytes:
    """Return bytes. Those that look like a CID, the library would encode as a link."""
    if not isinstance(text, str):
        raise _NotEncodable
    raw = _decoded(text.rstrip("="), partial(base64.b64decode, validate=True), 4)
    if _is_encoded_as_link(raw):
        raise _NotEncodable
    return raw


def _decoded(text: str, decode: Any, block: int) -> bytes:
    try:
        return bytes(decode(text + "=" * (-len(text) % block)))
    except (binascii.Error, ValueError) as error:
        raise _NotEncodable from error


def _is_encoded_as_link(raw: bytes) -> bool:
    return bool(libipld.encode_dag_cbor(raw).startswith(b"\xd8\x2a"))


def _base32(raw: bytes) -> str:
    return base64.b32encode(raw).decode().rstrip("=").lower()
