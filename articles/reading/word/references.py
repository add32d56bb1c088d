"""What the marks in the text of a Word document refer to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from articles.reading.annotations import Annotation
from articles.reading.word.package import Package, Relation
from articles.reading.word.styles import Styles


@dataclass(frozen=True)
class Note:
    """A footnote or endnote, and the ids of the comments inside it."""

    annotation: Annotation
    comments: tuple[str, ...] = ()


@dataclass(frozen=True)
class References:
    """The targets of references: parts of the file, relations by id, notes by mark and id, styles."""

    package: Package
    relations: Mapping[str, Relation] = field(default_factory=dict)
    notes: Mapping[tuple[str, str], Note] = field(default_factory=dict)
    styles: Styles = field(default_factory=Styles)

    def parts(self, kind: str) -> Iterator[str]:
        """Yield the names of the parts of a kind."""
        for relation in self.relations.values():
            if relation.kind == kind and not relation.is_external:
                yield relation.target
