"""Archives read with care: whoever sends one may mean harm."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from django.utils.translation import gettext as _

from articles.refusals import Refused
from articles.reports.bundle.manifest import NAME, Verification, compared

MOST_FILES = 20_000
MOST_BYTES = 4 * 1024**3  # of all files together, inflated
MANIFEST_BYTES = 16 * 1024**2
CHUNK = 1024 * 1024
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


def verify(archive: Path | bytes, *, key: str = "") -> Verification:
    """Is the archive as it was signed? Needs no database and no network; inflates in chunks.

    `key`: the public key that must have signed it, as base64; empty: whichever it names. Raises
    `Refused` for what is no archive, or one that is made to do harm.
    """
    with _opened(archive) as zipped:
        found: dict[str, tuple[int, str]] = {}
        manifest: bytes | None = None
        budget = MOST_BYTES
        for info in _members(zipped):
            kept = info.filename == NAME
            size, sha256, data = _read(zipped, info, MANIFEST_BYTES if kept else budget, keep=kept)
            budget -= size
            if kept:
                manifest = data
            else:
                found[info.filename] = (size, sha256)
        return compared(manifest, found, key=key)


def contents(archive: bytes, *, most: int) -> dict[str, bytes]:
    """The files of an archive by name, at most so many bytes in all. Raises `Refused`."""
    found: dict[str, bytes] = {}
    with _opened(archive) as zipped:
        for info in _members(zipped):
            size, _sha256, found[info.filename] = _read(zipped, info, most, keep=True)
            most -= size
    return found


def _opened(archive: Path | bytes) -> zipfile.ZipFile:
    source: Path | BinaryIO = io.BytesIO(archive) if isinstance(archive, bytes) else archive
    try:
        return zipfile.ZipFile(source)
    except FileNotFoundError as error:
        raise Refused(_("The file does not exist.")) from error
    except BROKEN as error:
        raise Refused(_("This is not a complete ZIP file.")) from error


def _members(zipped: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """The files in it, if each has a name of its own that leads nowhere else."""
    infos = zipped.infolist()
    if len(infos) > MOST_FILES:
        raise Refused(_("The archive contains more than %(most)d files.") % {"most": MOST_FILES})
    seen: set[str] = set()
    for info in infos:
        name = info.filename
        path = PurePosixPath(name)
        leads_away = path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name
        is_link = (info.external_attr >> 16) & 0o170000 == 0o120000
        if leads_away or is_link or not path.parts or name.endswith("/"):
            raise Refused(
                _("“%(name)s” is not allowed as a file name in an archive.") % {"name": name[:100]}
            )
        if name in seen:
            raise Refused(_("“%(name)s” is in the archive twice.") % {"name": name})
        seen.add(name)
        yield info


def _read(
    zipped: zipfile.ZipFile, info: zipfile.ZipInfo, most: int, *, keep: bool
) -> tuple[int, str, bytes]:
    """Size, SHA-256 and, if wanted, the bytes of a file. What it says of its size is not trusted."""
    size, digest, kept = 0, hashlib.sha256(), bytearray()
    try:
        with zipped.open(info) as file:
            while chunk := file.read(CHUNK):
                size += len(chunk)
                if size > most:
                    raise Refused(_("The archive unpacks to more than the limit."))
                digest.update(chunk)
                if keep:
                    kept += chunk
    except BROKEN:
        return size, "", bytes(kept)  # a file that cannot be read is not the one that was signed
    return size, digest.hexdigest(), bytes(kept)
