"""Import 2,000 articles of 4 kB at once, then export 2,000 with 16,000 claims: `make bench-bulk`.

Each command runs in a process of its own, as an administrator runs it, on a PostgreSQL that this
script starts. Processor time is that of the command with its workers, without PostgreSQL; memory is
the peak of the largest of its processes.

`python benchmarks/bulk.py 200` measures with other numbers of articles.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = 2000


def show(words: str) -> None:
    print(words, flush=True)  # noqa: T201 (a benchmark prints)


def main() -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks" / "web")]
    from sample_texts import article_text, headline  # noqa: PLC0415 (found only from here on)

    from tests import services  # noqa: PLC0415

    number = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    services.start_services()
    try:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "articles.jsonl"
            with file.open("w", encoding="utf-8") as lines:
                for each in range(number):
                    record = {"key": each, "title": headline(each), "text": article_text(each)}
                    lines.write(json.dumps(record) + "\n")
            run([str(ROOT / "benchmarks/web/fill.py"), str(number)])
            measure("import", ["import_articles", str(file), "--by", "editor0"], number)
            measure("the same again", ["import_articles", str(file), "--by", "editor0"], number)
            for ending in ("ndjson", "csv"):
                out = Path(folder) / f"out.{ending}"
                measure(ending, ["export_articles", "-o", str(out), "--most", str(number)], number)
                show(f"{'':16}{out.stat().st_size / 1e6:8.1f} MB")
    finally:
        services.cleanup.close()


def measure(name: str, command: list[str], articles: int) -> None:
    """Run a command of manage.py and show what it costs."""
    start = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 (constants)
        [sys.executable, str(ROOT / "manage.py"), *command], env=environment(), cwd=ROOT
    ) as process:
        _number, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    show(
        f"{name:16}{seconds:8.2f} s{seconds / articles * 1000:8.2f} ms each"
        f"{used.ru_utime + used.ru_stime:8.2f} s of processor time"
        f"{used.ru_maxrss / 1024:8.0f} MB at most"
    )


def environment() -> dict[str, str]:
    return os.environ | {
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
        "DEBUG": "0",
    }


def run(command: list[str]) -> None:
    """Run a program of Python on the database that was started. Raises if it fails."""
    subprocess.run([sys.executable, *command], check=True, env=environment(), cwd=ROOT)  # noqa: S603 (constants)


if __name__ == "__main__":
    main()
