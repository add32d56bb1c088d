"""Read archives defensively: they come from outside."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from django.utils.translation import gettext as _

from articles.refusals import Refused
from articles.reports.bundle.container import packing_problems
from articles.reports.bundle.manifest import NAME, Verification, compare

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


def verify_archive(archive: Path | bytes | BinaryIO, *, key: str = "") -> Verification:
    """Check an archive against its manifest, without database or network, in chunks.

    Names each file that was altered, renamed, added, removed, given another date or other
    attributes, and bytes that belong to no file. `key` is the public key that must have signed it,
    as base64; empty for any. Raises `Refused` for a file that is no archive, that is larger or has
    other names than allowed, or that has two files of one name.
    """
    with _opened(archive) as zipped:
        files: dict[str, tuple[int, str]] = {}
        manifest: bytes | None = None
        budget = MOST_BYTES
        for info in _members(zipped):
            is_manifest = info.filename == NAME
            size, sha256, data = _read(
                zipped, info, MANIFEST_BYTES if is_manifest else budget, keep=is_manifest
            )
            budget -= size
            if is_manifest:
                manifest = data
            else:
                files[info.filename] = (size, sha256)
        verification = compare(manifest, files, key=key)
        problems = (*verification.problems, *packing_problems(zipped))
        return replace(verification, problems=problems)


def read_archive(archive: bytes, *, most: int) -> dict[str, bytes]:
    """Return the files of an archive by name, at most `most` bytes in all. Raises `Refused`."""
    files: dict[str, bytes] = {}
    with _opened(archive) as zipped:
        for info in _members(zipped):
            size, _sha256, files[info.filename] = _read(zipped, info, most, keep=True)
            most -= size
    return files


class ArchiveFiles(Mapping[str, bytes]):
    """The files of an archive by name, each read when it is asked for: at most `most` bytes.

    Raises `Refused` for a file that is no archive, or has names that are not allowed.
    """

    def __init__(self, archive: bytes | BinaryIO, *, most: int) -> None:
        self._zipped = _opened(archive)
        self._most = most
        self._infos = {info.filename: info for info in _members(self._zipped)}

    def __getitem__(self, name: str) -> bytes:
        return _read(self._zipped, self._infos[name], self._most, keep=True)[2]

    def __iter__(self) -> Iterator[str]:
        return iter(self._infos)

    def __len__(self) -> int:
        return len(self._infos)


def _opened(archive: Path | bytes | BinaryIO) -> zipfile.ZipFile:
    source: Path | BinaryIO = io.BytesIO(archive) if isinstance(archive, bytes) else archive
    try:
        return zipfile.ZipFile(source)
    except FileNotFoundError as error:
        raise Refused(_("The file does not exist.")) from error
    except BROKEN as error:
        raise Refused(_("This is not a complete ZIP file.")) from error


def _members(zipped: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """Yield the files. Refuse links, directories, duplicates and names outside of the archive."""
    infos = zipped.infolist()
    if len(infos) > MOST_FILES:
        raise Refused(_("The archive contains more than %(most)d files.") % {"most": MOST_FILES})
    seen: set[str] = set()
    for info in infos:
        name = info.filename
        path = PurePosixPath(name)
        is_outside = path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name
        is_link = (info.external_attr >> 16) & 0o170000 == 0o120000
        if is_outside or is_link or not path.parts or name.endswith("/"):
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
    """Return size, SHA-256 and, to `keep`, the bytes of a file. Its declared size is not trusted."""
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
        return size, "", bytes(kept)  # an unreadable file counts as altered
    return size, digest.hexdigest(), bytes(kept)
