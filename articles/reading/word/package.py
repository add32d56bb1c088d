"""The parts of a .docx file, decompressed within limits and parsed as XML without entities."""

import posixpath
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _
from lxml import etree

from articles.refusals import Refused

MEMBERS_LIMIT = 5_000
DECOMPRESSED_LIMIT = 200_000_000  # bytes of all members together, as the file declares them
READ_LIMIT = 40_000_000  # bytes of the parts that are read, as they really are
_DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, OSError, EOFError)
ENCRYPTED = 0x1  # flag of a member that needs a password


def damaged() -> Refused:
    """Return the refusal of a damaged .docx file, or of one in another format."""
    return Refused(
        _(
            "This file is damaged or is not a Word document. Save it as .docx again, or paste the text."
        )
    )


@dataclass(frozen=True)
class Relation:
    """A relationship of a part to another part or to an external address.

    `kind` is the last segment of the relationship type.
    """

    kind: str
    target: str
    is_external: bool


class Package:
    """A zip file with parts. Raises `Refused` when it is ambiguous or decompresses to too much, and
    what `damaged` returns when it is damaged.
    """

    def __init__(self, data: bytes, damaged: Callable[[], Refused] = damaged) -> None:
        self._damaged = damaged
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            members = self._zip.infolist()
        except _DAMAGED as error:
            raise damaged() from error
        if len(members) > MEMBERS_LIMIT or sum(m.file_size for m in members) > DECOMPRESSED_LIMIT:
            raise Refused(
                _("This file unpacks to far more than an article. Save its text as a new file.")
            )
        # The names of parts are not case-sensitive.
        self._members = {member.filename.lower().lstrip("/"): member for member in members}
        if len(self._members) < len(members):
            raise Refused(
                _("This file has two alternative texts in one place. ")
                + _("Open it in your word processor and save it as a new file.")
            )
        self._left = READ_LIMIT

    @property
    def names(self) -> list[str]:
        """The names of all parts, in lower case."""
        return list(self._members)

    def bytes_of(self, part: str) -> bytes | None:
        """Return the bytes of a part; None if there is no such part. Raises `Refused`."""
        member = self._members.get(part.lower())
        if member is None:
            return None
        if member.flag_bits & ENCRYPTED:
            raise Refused(_("This file is protected with a password. Save it without one."))
        try:
            with self._zip.open(member) as opened:
                data = opened.read(self._left + 1)
        except _DAMAGED as error:
            raise self._damaged() from error
        self._left -= len(data)
        if self._left < 0:
            raise Refused(
                _("This file unpacks to far more than an article. Save its text as a new file.")
            )
        return data

    def xml_of(self, part: str) -> etree._Element | None:
        """Return the XML root of a part; None if there is no such part. Raises `Refused`."""
        data = self.bytes_of(part)
        return None if data is None else parse_xml(data, self._damaged)

    def relations_of(self, part: str) -> dict[str, Relation]:
        """Return the relationships of a part by id; those of the package itself for ""."""
        folder, name = posixpath.split(part)
        root = self.xml_of(posixpath.join(folder, "_rels", f"{name}.rels"))
        relations: dict[str, Relation] = {}
        for relation in [] if root is None else root:
            is_external = relation.get("TargetMode") == "External"
            target = relation.get("Target", "")
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = relation.get("Type", "").rpartition("/")[2]
            relations[relation.get("Id", "")] = Relation(kind, target, is_external)
        return relations


def parse_xml(data: bytes, damaged: Callable[[], Refused] = damaged) -> etree._Element:
    """Return the root of XML without entities. Raises `Refused`, or what `damaged` returns."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged() from error
    if root.getroottree().docinfo.doctype:
        raise Refused(_("This file declares XML entities and is not accepted. Paste its text."))
    return root


def name_of(element: etree._Element) -> str:
    """Return the local name, because the two namespaces of Word mean the same."""
    return etree.QName(element).localname


def attribute_of(element: etree._Element, name: str) -> str:
    """Return the attribute with that local name; "" if there is none."""
    for key, value in element.attrib.items():
        if etree.QName(key).localname == name:
            return str(value)
    return ""


def first_of(element: etree._Element, *names: str) -> etree._Element | None:
    """Return the first child of the first name, then its first child of the second, and so on."""
    child: etree._Element | None = element
    for name in names:
        child = None if child is None else child.find(f"{{*}}{name}")
    return child
