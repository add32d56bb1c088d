"""The parts of a .docx file, each inflated within a limit and read as XML without entities."""

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _
from lxml import etree

from articles.refusals import Refused

MEMBERS_LIMIT = 5_000
INFLATED_LIMIT = 200_000_000  # bytes that all members together say they have
READ_LIMIT = 40_000_000  # bytes of the parts that are read
ENCRYPTED = 0x1  # the flag of a member that needs a password


@dataclass(frozen=True)
class Relation:
    """What a part points at: another part, or an address outside. `kind` is the type's last word."""

    kind: str
    target: str
    is_external: bool


class Package:
    """A .docx file. Raises `Refused` for one that is broken, doubled or far too large."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, EOFError) as error:
            raise broken() from error
        if len(members) > MEMBERS_LIMIT or sum(m.file_size for m in members) > INFLATED_LIMIT:
            raise Refused(
                _("This file unpacks to far more than an article. Save its text as a new file.")
            )
        # The names of parts are the same in capitals.
        self._members = {member.filename.lower().lstrip("/"): member for member in members}
        if len(self._members) < len(members):
            raise Refused(
                _("This file has two alternative texts in one place. ")
                + _("Open it in your word processor and save it as a new file.")
            )
        self._left = READ_LIMIT

    def bytes_of(self, part: str) -> bytes | None:
        """The bytes of a part; None if there is no such part."""
        member = self._members.get(part.lower())
        if member is None:
            return None
        if member.flag_bits & ENCRYPTED:
            raise Refused(_("This file is protected with a password. Save it without one."))
        try:
            with self._zip.open(member) as opened:
                data = opened.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError) as error:
            raise broken() from error
        self._left -= len(data)
        if self._left < 0:
            raise Refused(
                _("This file unpacks to far more than an article. Save its text as a new file.")
            )
        return data

    def xml_of(self, part: str) -> etree._Element | None:
        """The root of a part; None if there is no such part."""
        data = self.bytes_of(part)
        if data is None:
            return None
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
            raise broken() from error
        if root.getroottree().docinfo.doctype:
            raise Refused(_("This file declares XML entities and is not accepted. Paste its text."))
        return root

    def relations_of(self, part: str) -> dict[str, Relation]:
        """What a part points at, by the ids it uses. "" is the package itself."""
        folder, name = posixpath.split(part)
        root = self.xml_of(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for relation in [] if root is None else root:
            is_external = relation.get("TargetMode") == "External"
            target = relation.get("Target", "")
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = Relation(kind, target, is_external)
        return found


def broken() -> Refused:
    """The refusal of a file that is no .docx, or a damaged one."""
    return Refused(
        _(
            "This file is damaged or is not a Word document. Save it as .docx again, or paste the text."
        )
    )


def name_of(element: etree._Element) -> str:
    """The name without its namespace: of those there are two, and both mean the same."""
    return etree.QName(element).localname


def attribute_of(element: etree._Element, name: str) -> str:
    """The attribute of that name in whatever namespace, or nothing."""
    for key, value in element.attrib.items():
        if etree.QName(key).localname == name:
            return str(value)
    return ""


def first_of(element: etree._Element, *names: str) -> etree._Element | None:
    """The first child of the first name, then its first child of the second, and so on."""
    found: etree._Element | None = element
    for name in names:
        found = None if found is None else found.find(f"{{*}}{name}")
    return found
