"""The storage that `collectstatic` fills: joined, hashed and compressed files."""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from factcheck.static_files.joining import Read, join_modules, join_styles

JOINED: dict[str, Callable[[str, Read], str]] = {
    "css/main.css": join_styles,
    "js/page.js": join_modules,
    "js/desk.js": join_modules,
}
Paths = dict[str, tuple[Storage, str]]  # where each file comes from, by its name


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Replaces the files in `JOINED` by themselves and what they import, before they are hashed."""

    def post_process(
        self, paths: Paths, *, dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str, bool]]:
        """Join, hash and compress the collected files. Raises `CannotJoin`."""

        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                content: bytes = file.read()
            return content.decode()

        if not dry_run:
            for name, text in {name: join(name, read) for name, join in JOINED.items()}.items():
                self.delete(name)
                self.save(name, ContentFile(text.encode()))
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run=dry_run, **options)
