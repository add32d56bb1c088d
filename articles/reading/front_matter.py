"""The metadata at the start of a Markdown file, in any of the forms that programs write.

YAML between lines of ---, TOML between lines of +++, a JSON object, lines of MultiMarkdown
("Title: …"), and the title block of Pandoc ("% …").
"""

import json
import re
import tomllib
from collections.abc import Mapping

import yaml

from articles.reading.dates import iso_date

FIELDS = {  # the keys that are read for each field
    "title": ("title", "headline"),
    "author": ("byline", "author", "authors"),
    "site": ("publisher", "publication", "site", "source"),
    "published": ("date", "published", "publishdate", "published_on", "pubdate"),
    "language": ("lang", "language"),
}
# Without a mark around the lines, only keys that are common tell metadata from the text.
_OTHER_KEYS = re.compile(
    r"affiliation|base header level|biblio style|bibtex|categor(?:y|ies)|comments|copyright|css"
    r"|description|draft|email|format|html header|keywords|latex (?:config|header|input|mode)|layout"
    r"|licen[cs]e|modified|permalink|quotes language|revision|slug|status|subtitle|summary|tags?"
    r"|template|thumbnail|updated|url|version|weight"
)
_FIELD_KEYS = frozenset(key for keys in FIELDS.values() for key in keys)
_FENCED = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*\n(?P<block>(?:.*\n)*?)(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|\Z)"
)
_KEY = re.compile(r"(?P<key>[^\W_][\w -]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>.*)|(?P<empty>))")
_PANDOC_LINES = 3


def split_front_matter(source: str) -> tuple[dict[str, str], str]:
    """Return the fields that the metadata states, and the text after it."""
    source = source.replace("\r\n", "\n").lstrip("\ufeff\n")
    if fenced := _FENCED.match(source):
        is_yaml = fenced["fence"] == "---"
        values = _of_yaml(fenced["block"]) if is_yaml else _of_toml(fenced["block"])
        return ({}, source) if values is None else (_fields(values), source[fenced.end() :])
    for read in (_pandoc, _multimarkdown, _json):
        values, rest = read(source)
        if values:
            return _fields(values), rest
    return {}, source


def _fields(values: Mapping[str, object]) -> dict[str, str]:
    named = {str(key).lower(): value for key, value in values.items()}
    fields = {
        field: next((_as_text(named[key]) for key in keys if key in named), "")
        for field, keys in FIELDS.items()
    }
    fields["published"] = iso_date(fields["published"]) or fields["published"]
    return {name: value for name, value in fields.items() if value}


def _as_text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_as_text, value)))
    if isinstance(value, dict):
        return _as_text(value.get("name", ""))
    return str(value).strip()


def _of_yaml(block: str) -> dict[str, object] | None:
    """Return the metadata, if the block is any: text may stand between two lines as well."""
    try:
        loaded = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 (it makes only str, list and dict)
    except (yaml.YAMLError, RecursionError):
        pairs, _others = _lines(block)  # such as a title with a colon in it
        return None if not pairs and "\n\n" in block.strip() else dict(pairs)
    if isinstance(loaded, dict):
        is_text = "\n\n" in block.strip() and not any(_is_known(str(key).lower()) for key in loaded)
        return None if is_text else loaded
    return None if isinstance(loaded, str) and loaded else {}


def _of_toml(block: str) -> dict[str, object] | None:
    try:
        loaded: dict[str, object] = tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {} if "=" in block else None
    params = loaded.get("params")
    return (params if isinstance(params, dict) else {}) | loaded


def _json(source: str) -> tuple[dict[str, object], str]:
    if not source.startswith("{"):
        return {}, source
    try:
        loaded, end = json.JSONDecoder().raw_decode(source)
    except (ValueError, RecursionError):
        return {}, source
    return (loaded, source[end:]) if isinstance(loaded, dict) else ({}, source)


def _pandoc(source: str) -> tuple[dict[str, object], str]:
    """Read up to three lines that begin with %: title, authors, date. A blank continues a line."""
    if not source.startswith("%"):
        return {}, source
    parts: list[list[str]] = []
    lines = source.split("\n")
    taken = 0
    for line in lines:
        if line.startswith("%") and len(parts) < _PANDOC_LINES:
            parts.append([line[1:].strip()])
        elif line.strip() and line[0] in " \t" and parts:
            parts[-1].append(line.strip())
        else:
            break
        taken += 1
    title, authors, date = [*parts, [], [], []][:_PANDOC_LINES]
    names = [name.strip() for line in authors for name in line.split(";")]
    values: dict[str, object] = {
        "title": " ".join(title),
        "author": ", ".join(filter(None, names)),
        "date": " ".join(date),
    }
    return values, "\n".join(lines[taken:])


def _multimarkdown(source: str) -> tuple[dict[str, object], str]:
    """Read lines of "Key: value" up to a blank line. Lines with other keys stay in the text."""
    block, _blank, rest = source.partition("\n\n")
    pairs, others = _lines(block)
    keys = {key for key, _value in pairs}
    if others is None or not keys & _FIELD_KEYS or (len(pairs) == 1 and not _is_sure(*pairs[0])):
        return {}, source
    return dict(pairs), "\n\n".join([*others, rest])


def _lines(block: str) -> tuple[list[tuple[str, str]], list[str] | None]:
    """Return the pairs of known keys, and the lines with others; None if a line has no key."""
    pairs: list[tuple[str, str]] = []
    others: list[str] = []
    for line in block.strip("\n").split("\n"):
        pair = _KEY.fullmatch(line)
        if pair and _is_known(pair["key"].lower()):
            pairs.append((pair["key"].lower(), (pair["value"] or "").strip().strip("\"'")))
        elif line[:1] in {" ", "\t"} and pairs:
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]} {line.strip()}".strip())
        elif pair:
            others.append(line)
        else:
            return pairs, None
    return pairs, others


def _is_sure(key: str, value: str) -> bool:
    """Whether a line on its own is metadata, and no sentence that begins in the same way."""
    return key in FIELDS["title"] + FIELDS["author"] or bool(
        key in FIELDS["published"] and iso_date(value)
    )


def _is_known(key: str) -> bool:
    return key in _FIELD_KEYS or _OTHER_KEYS.fullmatch(key) is not None
