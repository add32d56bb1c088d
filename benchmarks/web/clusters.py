"""Databases filled with articles, stored below var/bench/ until a migration or this code changes."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from factcheck.services import Postgres

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
STORE = ROOT / "var/bench"
DEMO_PASSWORDS = "demo-passwords.json"
FILLS = ("fill.py", "copies.py", "sample_texts.py")  # what the rows depend on beside migrations


def python_of(checkout: Path) -> Path:
    """Return the interpreter of the checkout's own environment, else the one that runs this."""
    own = checkout / ".venv/bin/python"
    return own if own.exists() else Path(sys.executable)


def filled(checkout: Path, articles: int) -> Path:
    """Return the folder of a stopped cluster and its captures; fill it first if there is none.

    `articles` 0 is the demo: then the passwords of its people lie there too, in `DEMO_PASSWORDS`.
    """
    stored = STORE / "filled" / _fingerprint(checkout) / str(articles)
    if not stored.exists():
        _report(f"Filling a database with {articles or 'the demo'} articles, once ...")
        partial = stored.with_suffix(".partial")
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        _fill(checkout, articles, partial)
        partial.rename(stored)
    return stored


def copy_cluster(stored: Path, postgres: Postgres, data_dir: Path) -> None:
    """Replace the cluster of a stopped server and the captures in `data_dir` by the stored ones."""
    for target in (postgres.data, data_dir / "captures"):
        shutil.rmtree(target, ignore_errors=True)
    copy_folder(stored / "postgres", postgres.data)
    copy_folder(stored / "captures", data_dir / "captures")


def copy_folder(folder: Path, to: Path) -> None:
    """Copy a folder and keep its owner, which PostgreSQL checks."""
    subprocess.run(["cp", "-a", "--reflink=auto", folder, to], check=True)  # noqa: S603, S607


def app_environment(postgres: Postgres, data_dir: Path) -> dict[str, str]:
    """Return the variables that every process of a measured app has."""
    return os.environ | {
        "DATA_DIR": str(data_dir),
        "SECRET_KEY": "only for measurements, and long enough for the checks of Django",
        "DATABASE_URL": postgres.app_url,
        "PYTHONDONTWRITEBYTECODE": "",
    }


def manage(checkout: Path, environment: dict[str, str], *arguments: str) -> None:
    """Run `manage.py` of the checkout. Raises `CalledProcessError` when it fails."""
    command = [python_of(checkout), "manage.py", *arguments]
    subprocess.run(command, cwd=checkout, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def _fill(checkout: Path, articles: int, to: Path) -> None:
    data_dir = STORE / "filling"
    postgres = Postgres(data_dir, durable=False)
    shutil.rmtree(postgres.data, ignore_errors=True)
    shutil.rmtree(data_dir / "captures", ignore_errors=True)
    postgres.start()
    try:
        postgres.wait()
        owner = app_environment(postgres, data_dir) | {"MIGRATE_DATABASE_URL": postgres.url}
        for command in (["migrate", "--noinput"], ["createcachetable"], ["grant_app_role"]):
            manage(checkout, owner, *command)
        superuser = app_environment(postgres, data_dir)
        superuser |= {"DATABASE_URL": postgres.url, "REDIS_URL": "memory://"}
        fill = [python_of(checkout), HERE / "fill.py", str(articles)]
        if not articles:
            fill = [python_of(checkout), "manage.py", "demo"]
        subprocess.run(fill, cwd=checkout, env=superuser, check=True)  # noqa: S603
    finally:
        postgres.stop()
    (data_dir / "captures").mkdir(exist_ok=True)
    copy_folder(data_dir / "captures", to / "captures")
    if not articles:
        shutil.move(data_dir / DEMO_PASSWORDS, to)
    copy_folder(postgres.data, to / "postgres")
    shutil.rmtree(postgres.data)


def _fingerprint(checkout: Path) -> str:
    """Return a digest of the migrations of the checkout, the libraries and the code that fills."""
    files = [
        checkout / "requirements.txt",
        *sorted(checkout.glob("articles/migrations/*.py")),
        *(HERE / name for name in FILLS),
    ]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def _report(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 (a benchmark prints)
