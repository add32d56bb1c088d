"""The folder of our data is for its owner only, whatever umask the process was started with."""

import os
from contextlib import suppress
from pathlib import Path

PRIVATE_FOLDER, PRIVATE_FILE, PASSABLE_FOLDER = 0o700, 0o600, 0o711
OURS = ("captures", "log")


def make_data_private(data_dir: Path) -> None:
    """Make `data_dir` if need be, close it and its files to others, and so all that is written later.

    A server that runs as another user may have its own folder inside: then others may pass through
    `data_dir`, but not list it. What belongs to others is left alone.
    """
    os.umask(0o077)
    data_dir.mkdir(parents=True, exist_ok=True)
    children = list(data_dir.iterdir())
    is_shared = any(_is_of_other(child) for child in children)
    with suppress(PermissionError):
        data_dir.chmod(PASSABLE_FOLDER if is_shared else PRIVATE_FOLDER)
    for child in children:
        if child.is_symlink() or _is_of_other(child):
            continue
        if child.is_file():
            child.chmod(PRIVATE_FILE)
        elif child.name in OURS and child.is_dir():
            child.chmod(PRIVATE_FOLDER)


def _is_of_other(path: Path) -> bool:
    return path.lstat().st_uid != os.geteuid()
