"""Folders of a service that runs as another user, who may not be able to enter ours."""

import os
import pwd
import shutil
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from factcheck.services.processes import ServiceFailed

LONGEST_SOCKET_PATH = 107  # bytes in sockaddr_un, without the final NUL
SYSTEM_FOLDER = Path("/var/lib")


def unprivileged_user() -> pwd.struct_passwd | None:
    """Return the user for PostgreSQL, which refuses root, or None when we are not root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise ServiceFailed("PostgreSQL does not run as root. Create a user named 'postgres'.")


def can_use(user: pwd.struct_passwd | None, path: Path) -> bool:
    """Return whether `user` may enter the folders above `path`, and enter or execute `path`.

    Groups are not considered: the answer may be no where the system would say yes.
    """
    if user is None:
        return True
    path = path.resolve()
    return all(_has_execute_right(user, folder) for folder in (path, *path.parents))


def _has_execute_right(user: pwd.struct_passwd, path: Path) -> bool:
    status = path.stat()
    is_owner = status.st_uid == user.pw_uid
    return bool(status.st_mode & (0o100 if is_owner else 0o001))


def make_private(folder: Path, user: pwd.struct_passwd | None) -> Path:
    """Make a folder that only `user` (by default the current user) may enter."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    return folder


def service_home(data_dir: Path, user: pwd.struct_passwd | None) -> Path:
    """Return the folder for the files of a service that runs as `user`.

    This is `data_dir` if `user` can enter it, else a folder below /var/lib that `data_dir` names,
    so that a new clone at the same place starts with new data.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    if can_use(user, data_dir):
        return data_dir
    pointer = data_dir / "services-folder"
    if pointer.exists() and (home := Path(pointer.read_text())).is_dir():
        return home
    home = Path(tempfile.mkdtemp(prefix="factcheck-", dir=SYSTEM_FOLDER))
    home.chmod(0o711)  # its user enters the private folders in it, and adds none
    pointer.write_text(str(home))
    return home


def socket_folder(home: Path, name: str, user: pwd.struct_passwd | None) -> Path:
    """Make a private folder for sockets whose path is short enough for the kernel."""
    folder = home / name
    if len(bytes(folder / ".s.PGSQL.5432.lock")) >= LONGEST_SOCKET_PATH:
        digest = sha256(bytes(home.resolve())).hexdigest()[:10]
        folder = Path(tempfile.gettempdir()) / f"factcheck-{digest}-{name}"
        owners = {os.geteuid(), user.pw_uid if user else os.geteuid()}
        if folder.is_symlink() or (folder.exists() and folder.stat().st_uid not in owners):
            raise ServiceFailed(f"{folder} belongs to another user. Remove it and start again.")
    return make_private(folder, user)


def copy_folders(base: Path, names: Sequence[str], *, to: Path, version: str) -> Path:
    """Copy folders of `base` to the same relative places in `to/version`, readable for everybody.

    A complete copy is used again; copies of other versions are removed. Returns `to/version`.
    """
    target = to / version
    if target.exists():
        return target
    shutil.rmtree(to, ignore_errors=True)
    partial = to / "partial"  # renamed when complete, so an interrupted copy is never used
    for name in names:
        shutil.copytree(base / name, partial / name, symlinks=True)
    for path in (to, *to.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)
    return partial.rename(target)
