"""Write a backup: a dump of the database, then the bytes of every file that its rows name.

All names are read in the snapshot that the dump has. A file is stored before the transaction that names it
commits, and evidence is never removed, so that each is there when it is copied, whatever people write
meanwhile. The other way round, the dump could name files that were not copied.
"""

import hashlib
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import connection, transaction

from articles import __version__
from articles.reads.stored_files import FileOfRow, files_of_rows
from articles.reports import archive_key_or_empty
from factcheck.backup import programs
from factcheck.backup.folder import (
    CHUNK,
    BackupFailed,
    BackupFolder,
    Manifest,
    NamedFile,
    sha256_of,
    write_whole,
    written_whole,
)

# Rows that mean nothing in another database, or in an hour: their tables come back empty.
LEFT_OUT = ("articles_change", "articles_presence", "factcheck_cache")


@dataclass(slots=True)
class Summary:
    """What a backup did. `faults` are sentences about files that could not be copied."""

    time: str
    dump_bytes: int = 0
    files: int = 0
    new_files: int = 0
    new_bytes: int = 0
    removed: int = 0
    faults: tuple[str, ...] = ()


def back_up(path: Path, *, keep: int, verify: bool = False) -> Summary:
    """Write a backup to the folder, and remove all but the newest `keep` ones; 0 keeps all.

    Only new files are copied; with `verify`, the others are read again and copied again if need be. What
    was written is read back. Raises `BackupFailed`. A backup with `faults` is complete but for these files,
    and then no earlier one is removed.
    """
    folder = BackupFolder(path)
    folder.prepare(installation_of())
    with folder.locked():
        summary = Summary(time_now())
        while folder.file_list(summary.time).exists():  # two backups in one second
            time.sleep(0.1)
            summary = Summary(time_now())
        with snapshot() as name:
            rows = list(files_of_rows())
            migrations = applied_migrations()
            write_dump(folder.dump(summary.time), snapshot_name=name)
        summary.dump_bytes = folder.dump(summary.time).stat().st_size
        files = copy_files(folder, rows, summary, verify=verify)
        lines = b"".join(json.dumps([f.name, f.sha256, f.size]).encode() + b"\n" for f in files)
        write_whole(folder.file_list(summary.time), lines)
        if key := archive_key_or_empty():
            write_whole(folder.archive_key, f"{key}\n".encode())
        folder.finish(
            Manifest(
                time=summary.time,
                version=__version__,
                migrations=migrations,
                dump_sha256=sha256_of(folder.dump(summary.time)),
                list_sha256=hashlib.sha256(lines).hexdigest(),
                files=len(files),
                file_bytes=sum(file.size for file in files),
            )
        )
        if not summary.faults:
            summary.removed = folder.remove_old(keep)
    return summary


def time_now() -> str:
    """Return the time as it names a backup."""
    return f"{datetime.now(UTC):%Y-%m-%dT%H-%M-%SZ}"


@contextmanager
def snapshot() -> Iterator[str]:
    """Read everything in the block as it is now, and yield the name of that snapshot for pg_dump."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SELECT pg_export_snapshot()")
        ((name,),) = cursor.fetchall()
        yield str(name)


def installation_of() -> str:
    """Return what tells this installation from others, and stays when it is restored."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(applied) FROM django_migrations")
        ((first,),) = cursor.fetchall()
    return str(first.isoformat())


def applied_migrations() -> list[list[str]]:
    """Return the applications and names of all migrations of the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
        return [list(row) for row in cursor.fetchall()]


def write_dump(path: Path, *, snapshot_name: str) -> None:
    """Dump the database and read the dump back. Raises `BackupFailed`."""
    partial = path.with_name(f".partial-{path.name}")
    left_out = [f"--exclude-table-data={table}" for table in LEFT_OUT]
    partial.touch(mode=0o600)
    try:
        options = [f"--snapshot={snapshot_name}", "--format=custom", "--no-owner", *left_out]
        programs.run("pg_dump", [*options, f"--file={partial}"])
        listed = programs.run("pg_restore", ["--list", partial], database=False)
        if "TABLE DATA public articles_article " not in listed:
            raise BackupFailed("The dump lacks tables. Run manage.py backup again.")
        programs.run(
            "pg_restore", ["--file=/dev/null", partial], database=False
        )  # all of it unpacks
        partial.rename(path)
    finally:
        partial.unlink(missing_ok=True)


def copy_files(
    folder: BackupFolder, rows: list[FileOfRow], summary: Summary, *, verify: bool
) -> list[NamedFile]:
    """Copy the files that the folder does not have. Returns those that it has now."""
    files, faults = {}, []
    for row in rows:
        if row.name in files:
            continue
        try:
            files[row.name] = _copy(folder, row, summary, verify=verify)
        except BackupFailed as failure:
            if not row.is_temporary:
                faults.append(str(failure))
    summary.files, summary.faults = len(files), tuple(faults)
    return list(files.values())


def _copy(folder: BackupFolder, row: FileOfRow, summary: Summary, *, verify: bool) -> NamedFile:
    expected = row.sha256 or row.name.rpartition("/")[2].partition(".")[0].rpartition("-")[2]
    target = folder.file(expected)
    is_copied = target.exists() and row.size in {None, target.stat().st_size}
    if is_copied and (not verify or sha256_of(target) == expected):
        return NamedFile(row.name, expected, target.stat().st_size)
    with suppress(FileNotFoundError), written_whole(target) as copy:
        with default_storage.open(row.name) as stored:
            actual, size = _write(copy.write, stored.read)
        if actual != expected or row.size not in {None, size}:
            raise BackupFailed(f"{row.row}: {row.name} is different from what was stored.")
    if not target.exists():
        raise BackupFailed(f"{row.row}: {row.name} is missing.")
    if sha256_of(target) != expected:
        target.unlink()
        raise BackupFailed(
            f"{row.row}: {row.name} was not written whole. Check the disk of the backup."
        )
    summary.new_files += 1
    summary.new_bytes += size
    return NamedFile(row.name, expected, size)


def _write(write: Callable[[bytes], int], read: Callable[[int], bytes]) -> tuple[str, int]:
    """Copy in chunks. Returns the SHA-256 and the number of bytes."""
    total, size = hashlib.sha256(), 0
    while chunk := read(CHUNK):
        total.update(chunk)
        size += write(chunk)
    return total.hexdigest(), size
