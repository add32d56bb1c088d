"""The folder of backups.

`backups/<time>.dump` is the database in PostgreSQL's custom format, `backups/<time>.files` names the files
in it, one JSON list a line, and `backups/<time>.json` is written last: a backup without it is unfinished.
`files/` has the bytes of all backups, each under their SHA-256 once. `archive.key` signs archives.
"""

import fcntl
import hashlib
import json
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

MARK = "factcheck-backup.json"  # says that the folder is ours, and of which installation
PARTIAL = ".partial-"  # the start of the name of a file that is being written
CHUNK = 1024 * 1024  # bytes
FORMAT = 1  # of this folder


class BackupFailed(Exception):
    """A backup or its restoration did not succeed. The text says why and what to do."""


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that a row of the database names, with the SHA-256 and the size of its bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What one backup holds. `dump_sha256` and `list_sha256` are of its dump and of its list of files."""

    time: str
    version: str
    migrations: list[list[str]]
    dump_sha256: str
    list_sha256: str
    files: int
    file_bytes: int


class BackupFolder:
    """A folder of backups at `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.backups = path / "backups"
        self.files = path / "files"
        self.archive_key = path / "archive.key"

    def prepare(self, installation: str) -> None:
        """Make the folder. Raises `BackupFailed` if it holds something else or another installation."""
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        mark = self.path / MARK
        if not mark.exists():
            if others := sorted(p.name for p in self.path.iterdir() if p.name != "lost+found"):
                raise BackupFailed(
                    f"{self.path} holds something else: {', '.join(others[:3])}. Name an empty folder, or "
                    "one with earlier backups."
                )
            about = {"format": FORMAT, "installation": installation}
            write_whole(mark, json.dumps(about).encode())
        if self._about()["installation"] != installation:
            raise BackupFailed(
                f"{self.path} holds backups of another installation. Name another folder."
            )
        self.backups.mkdir(exist_ok=True, mode=0o700)
        self.files.mkdir(exist_ok=True, mode=0o700)

    def require(self) -> None:
        """Raise `BackupFailed` if this is no folder of backups."""
        if not (self.path / MARK).exists():
            raise BackupFailed(f"{self.path} is no folder of backups: it has no {MARK}.")
        self._about()

    def _about(self) -> dict[str, Any]:
        about: dict[str, Any] = json.loads((self.path / MARK).read_text())
        if about["format"] != FORMAT:
            raise BackupFailed(
                f"{self.path} was written by a newer version of Factcheck. Use that version."
            )
        return about

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Lock the folder. Raises `BackupFailed` while another process writes to it."""
        with (self.path / MARK).open("rb") as mark:
            try:
                fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BackupFailed(
                    f"Another backup is being written to {self.path}. Wait for it."
                ) from None
            for left in self.path.rglob(f"{PARTIAL}*"):  # of a process that was killed
                left.unlink()
            yield

    def manifests(self) -> list[Manifest]:
        """Return the finished backups, oldest first."""
        texts = [path.read_text() for path in sorted(self.backups.glob("*.json"))]
        return [Manifest(**json.loads(text)) for text in texts]

    def dump(self, time: str) -> Path:
        """Return the path of the dump of a backup."""
        return self.backups / f"{time}.dump"

    def file_list(self, time: str) -> Path:
        """Return the path of the list of files of a backup."""
        return self.backups / f"{time}.files"

    def file(self, sha256: str) -> Path:
        """Return the path of the file with these bytes."""
        return self.files / sha256[:2] / sha256

    def files_of(self, time: str) -> Iterator[NamedFile]:
        """Yield the files of a backup."""
        with self.file_list(time).open(encoding="utf-8") as lines:
            for line in lines:
                yield NamedFile(*json.loads(line))

    def finish(self, manifest: Manifest) -> None:
        """Write the manifest: from now on the backup counts."""
        text = json.dumps(asdict(manifest), indent=1).encode()
        write_whole(self.backups / f"{manifest.time}.json", text)

    def remove_old(self, keep: int) -> int:
        """Remove all backups but the newest `keep`, and the files that only they had. Returns how many."""
        manifests = self.manifests()
        old = manifests[:-keep] if keep else []
        if not old:
            return 0
        for manifest in old:
            (self.backups / f"{manifest.time}.json").unlink()
            self.dump(manifest.time).unlink(missing_ok=True)
            self.file_list(manifest.time).unlink(missing_ok=True)
        used = {file.sha256 for each in manifests[-keep:] for file in self.files_of(each.time)}
        for path in self.files.glob("*/*"):
            if path.name not in used:
                path.unlink()
        return len(old)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that only its owner can read: whole, or not at all."""
    with written_whole(path) as file:
        file.write(data)


@contextmanager
def written_whole(path: Path) -> Iterator[IO[bytes]]:
    """Write to a file that gets its name at the end of the block. It is not there if the block fails."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = path.with_name(f"{PARTIAL}{uuid.uuid4().hex}")
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.rename(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    descriptor = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, read in chunks."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
