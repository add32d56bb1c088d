"""The custom XML part of a Word file that holds the record of an export."""

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from articles.reading.word.export_record import NAMESPACE

RECORD = PackURI("/customXml/item1.xml")
PROPERTIES = PackURI("/customXml/itemProps1.xml")
CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
ID = "{8D2F6C54-1C0B-4E0A-9C55-0B6E7A2D4F31}"  # any that no other part has
ABOUT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    f'<ds:datastoreItem xmlns:ds="{CUSTOM_XML}" ds:itemID="{ID}">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)


def attach_record(document: Part, content: bytes) -> None:
    """Attach the XML `content` to the part of a document, with the properties that Word expects."""
    package = document.package
    record = Part(RECORD, CONTENT_TYPE.XML, content, package)
    kind = CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES
    record.relate_to(
        Part(PROPERTIES, kind, ABOUT.encode(), package), RELATIONSHIP_TYPE.CUSTOM_XML_PROPS
    )
    document.relate_to(record, RELATIONSHIP_TYPE.CUSTOM_XML)
