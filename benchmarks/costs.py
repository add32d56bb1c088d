"""Processor time and memory of a process that answers pages, and the forms of these pages."""

import os
import time
from pathlib import Path


def find_form(page: bytes, ending: str) -> tuple[str, dict[str, str]] | None:
    """Return the address and the values of the first form whose address has this ending."""
    from lxml import html  # noqa: PLC0415

    for form in html.fromstring(page, parser=html.HTMLParser(huge_tree=True)).forms:
        inside_main = form.xpath("ancestor::main") or ending
        if form.method == "POST" and inside_main and str(form.action or "").endswith(ending):
            values = {name: value for name, value in form.fields.items() if isinstance(value, str)}
            return str(form.action or ""), values
    return None


def busy_seconds() -> float:
    """Seconds of processor time that this process and its database connection have used."""
    return time.process_time() + database_seconds()


def database_seconds() -> float:
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (number,) = cursor.fetchone()
    fields = Path(f"/proc/{number}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak_megabytes() -> float:
    """The peak of the resident memory of this process, in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def forget_peak() -> None:
    """Let the peak begin at the memory of now."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
