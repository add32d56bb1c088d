"""Check without a database: complete migrations, safe production settings, and the compose file."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
DEVELOPMENT = {"DEBUG": "1", "SECRET_KEY": "only-for-checks"}
PRODUCTION = {
    "DEBUG": "0",  # otherwise the settings of a running `make run` would be used
    "SECRET_KEY": "k" * 25 + "0123456789abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "factcheck.newsroom.example",
    "FETCH_USER_AGENT": "Factcheck (newsroom; contact: desk@newsroom.example)",
    "ARCHIVE_KEY": "a2V5IGZvciBjaGVja3Mgb25seSwgb2YgMzIgYnl0ZXM=",
    "DATABASE_URL": "postgres://factcheck:secret@postgres/factcheck",
    "REDIS_URL": "redis://redis:6379/0",
    "EMAIL_URL": "smtp+tls://user:password@mail.newsroom.example:587",
}
COMPOSE = {
    "SECRET_KEY": "x",
    "POSTGRES_PASSWORD": "x",
    "POSTGRES_APP_PASSWORD": "y",
    "REDIS_PASSWORD": "z",
    "ALLOWED_HOSTS": "factcheck.newsroom.example",
    "FETCH_USER_AGENT": "x",
    "CSRF_TRUSTED_ORIGINS": "https://factcheck.newsroom.example",
}


def run(command: list[str], variables: dict[str, str]) -> None:
    """Run the command with only these variables, PATH and HOME. Exit if it fails."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(command, cwd=ROOT, env=kept | variables, check=False)  # noqa: S603
    if done.returncode:
        sys.exit(done.returncode)


def main() -> None:
    no_database_here = ["-W", "ignore::RuntimeWarning"]
    manage = [sys.executable, *no_database_here, "manage.py"]
    run([*manage, "makemigrations", "--check", "--dry-run"], DEVELOPMENT)
    run([*manage, "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION)
    check_compose()


def check_compose() -> None:
    """Check the compose file with docker compose, or without Docker only its services."""
    docker = shutil.which("docker")
    if docker:
        asked = subprocess.run([docker, "compose", "version"], capture_output=True, check=False)  # noqa: S603
        if asked.returncode == 0:
            run([docker, "compose", "config", "--quiet"], COMPOSE)
            return
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    if set(services) != {"postgres", "redis", "migrate", "web", "fetcher", "parser"}:
        sys.exit("docker-compose.yml lacks a service.")


if __name__ == "__main__":
    main()
