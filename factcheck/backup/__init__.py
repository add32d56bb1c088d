"""Backups: a dump of the database, and the files that it names, by the SHA-256 of their bytes."""

from factcheck.backup.create import back_up
from factcheck.backup.folder import BackupFailed, BackupFolder, Manifest
from factcheck.backup.restore import restore_backup

__all__ = ["BackupFailed", "BackupFolder", "Manifest", "back_up", "restore_backup"]
