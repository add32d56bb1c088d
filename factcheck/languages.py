"""Compile the sentences of each language for gettext, so that no machine needs its programs.

`locale/<code>/LC_MESSAGES/django.po` is in the repository. The `.mo` file beside it is made when the
program starts, if it is missing or older. An image has it: there the program may not write.
"""

import tempfile
from pathlib import Path

import structlog

log = structlog.get_logger(__name__)


def compile_languages(folder: Path) -> list[Path]:
    """Compile the catalogues below `folder` that have changed. Returns the files that it wrote."""
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        try:
            _compile(source, target)
        except OSError as error:  # the folder belongs to another user: the pages stay as they are
            log.warning("language.not_compiled", file=str(source), error=type(error).__name__)
        else:
            written.append(target)
    return written


def _compile(source: Path, target: Path) -> None:
    """Write `target` at once: other processes may start at the same time."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415 (rarely needed, and slow to load)
    from babel.messages.pofile import read_po  # noqa: PLC0415 (the same)

    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parts[-3])
    for message in list(catalogue):
        forms = message.string if isinstance(message.string, list | tuple) else [message.string]
        if not all(forms):
            catalogue.delete(message.id, message.context)  # else a page would show an empty text
    with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".tmp", delete=False) as made:
        write_mo(made, catalogue)
    Path(made.name).chmod(0o644)
    Path(made.name).replace(target)
