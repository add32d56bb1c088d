"""How far the set-up of the database has come, in a file that `manage.py dev` reads.

The stage is recorded with a fingerprint of the address and the migrations, so a stage of
another database or of older code does not count.
"""

import hashlib
import os
from enum import IntEnum
from functools import cache
from pathlib import Path

from factcheck.services.programs import BASE_DIR

DEPENDS_ON = (
    "requirements-dev.txt",
    "articles/migrations/*.py",
    "articles/management/commands/demo.py",
)


class Stage(IntEnum):
    """The steps of `manage.py setup_database`, in their order."""

    NONE = 0
    MIGRATING = 1
    MIGRATED = 2
    COMPLETE = 3


def record_stage(data_dir: Path, stage: Stage) -> None:
    """Record the stage of the database that DATABASE_URL names."""
    (data_dir / "database-setup").write_text(f"{stage:d} {_fingerprint()}")


def recorded_stage(data_dir: Path) -> Stage:
    """Return the stage of the database that DATABASE_URL names, NONE if it is not known."""
    file = data_dir / "database-setup"
    stage, _, fingerprint = (file.read_text() if file.exists() else "").partition(" ")
    return Stage(int(stage)) if fingerprint == _fingerprint() else Stage.NONE


@cache
def _fingerprint() -> str:
    digest = hashlib.sha256(os.environ["DATABASE_URL"].encode())
    for pattern in DEPENDS_ON:
        for file in sorted(BASE_DIR.glob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()
