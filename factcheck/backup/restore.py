"""Restore a backup into an empty database and a storage of files."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from articles.file_store import digest
from articles.reports import archive_key_or_empty
from factcheck.backup import programs
from factcheck.backup.folder import BackupFailed, BackupFolder, Manifest, sha256_of, write_whole

TABLES = """
    SELECT count(*) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
"""


def restore_backup(path: Path, *, time: str, say: Callable[[str], object]) -> Manifest:
    """Restore the backup of a time, by default the newest. Returns what it held.

    The files come first: when something fails after them, the database is still empty, and the same
    command can be given again. Raises `BackupFailed` if the database is not empty, the backup is damaged,
    or it is from a newer version of Factcheck.
    """
    folder = BackupFolder(path)
    folder.require()
    manifest = _chosen(folder, time)
    require_empty_database()
    _require_known_migrations(manifest)
    _require_whole(folder, manifest)
    restore_files(folder, manifest)
    say(f"{manifest.files} files are in place.")
    restore_archive_key(folder, say)
    options = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"]
    programs.run("pg_restore", [*options, folder.dump(manifest.time)])
    connection.close()
    say("The database is in place.")
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("grant_app_role", verbosity=0)
    return manifest


def _chosen(folder: BackupFolder, time: str) -> Manifest:
    manifests = folder.manifests()
    if not manifests:
        raise BackupFailed(f"{folder.path} has no finished backup.")
    chosen = [each for each in manifests if time in {"", each.time}]
    if not chosen:
        times = ", ".join(each.time for each in manifests)
        raise BackupFailed(f"There is no backup of {time}. Choose one of: {times}.")
    return chosen[-1]


def require_empty_database() -> None:
    """Raise `BackupFailed` if the database has tables."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        ((number,),) = cursor.fetchall()
    if number:
        name = connection.settings_dict["NAME"] or connection.get_connection_params()["dbname"]
        raise BackupFailed(
            f"The database {name} is not empty. A backup is restored into a new database, so that nothing "
            "is overwritten: create one, and name it in the address of the database."
        )


def _require_known_migrations(manifest: Manifest) -> None:
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    replaced = {key for migration in known.values() for key in migration.replaces}
    unknown = [
        f"{app}.{name}"
        for app, name in manifest.migrations
        if (app, name) not in {*known, *replaced}
    ]
    if unknown:
        raise BackupFailed(
            f"The backup is of a newer version ({manifest.version}): this one does not know "
            f"{unknown[-1]}. Restore it with that version."
        )


def _require_whole(folder: BackupFolder, manifest: Manifest) -> None:
    for path, sha256 in (
        (folder.dump(manifest.time), manifest.dump_sha256),
        (folder.file_list(manifest.time), manifest.list_sha256),
    ):
        if not path.exists() or sha256_of(path) != sha256:
            raise BackupFailed(f"{path} is missing or damaged. Choose another backup with --time.")


def restore_files(folder: BackupFolder, manifest: Manifest) -> None:
    """Store the files of the backup under their names, unless they are there already.

    Raises `BackupFailed` for a file that is missing or damaged in the backup.
    """
    for file in folder.files_of(manifest.time):
        if default_storage.exists(file.name):
            with default_storage.open(file.name) as stored:
                if digest(stored) == (file.sha256, file.size):
                    continue
            raise BackupFailed(
                f"The storage has another file {file.name}. Restore into an empty one."
            )
        path = folder.file(file.sha256)
        if not path.exists() or sha256_of(path) != file.sha256:
            raise BackupFailed(
                f"{path}, which is {file.name}, is missing or damaged. Choose another backup with --time."
            )
        with path.open("rb") as bytes_of_file:
            default_storage.save(file.name, File(bytes_of_file))


def restore_archive_key(folder: BackupFolder, say: Callable[[str], object]) -> None:
    """Write the key that signs archives to its file, unless this installation has one."""
    if not folder.archive_key.exists():
        return
    key = folder.archive_key.read_text().strip()
    mine = archive_key_or_empty()
    if not mine:
        write_whole(Path(settings.ARCHIVE_KEY_FILE), f"{key}\n".encode())
        say(f"The key that signs archives is in {settings.ARCHIVE_KEY_FILE}.")
    elif mine != key:
        say(
            "ARCHIVE_KEY is another than that of the backup: new archives are signed by another key. The "
            f"former one is in {folder.archive_key}."
        )
