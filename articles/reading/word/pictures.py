"""Pictures, charts and embedded objects: their descriptions, because they are not read."""

from lxml import etree

from articles.reading.left_out import LeftOut
from articles.reading.word.package import attribute_of

_PICTURES = ("pic", "chart", "relIds")  # a picture, a chart, a diagram


def announce_drawing(drawing: etree._Element, left_out: LeftOut) -> None:
    """Note a picture, unless the drawing is only a frame around text, or mere decoration."""
    if next(drawing.iter(*(f"{{*}}{name}" for name in _PICTURES)), None) is None:
        return
    for mark in drawing.iter("{*}decorative"):
        if attribute_of(mark, "val") in {"1", "true"}:
            return
    about = next(drawing.iter("{*}docPr"), None)
    described = (
        "" if about is None else attribute_of(about, "descr") or attribute_of(about, "title")
    )
    left_out.pictures.append(described)


def announce_old_picture(picture: etree._Element, left_out: LeftOut) -> None:
    """Note a picture of the older kind (VML)."""
    image = next(picture.iter("{*}imagedata"), None)
    if image is not None:
        shape = image.getparent()
        described = "" if shape is None else attribute_of(shape, "alt")
        left_out.pictures.append(described or attribute_of(image, "title"))


def announce_object(embedded: etree._Element, left_out: LeftOut) -> None:
    """Note an equation of an older program, a part of another program, or a mere picture."""
    linked = next(embedded.iter("{*}OLEObject"), None)
    if linked is None:
        announce_old_picture(embedded, left_out)
    elif attribute_of(linked, "ProgID").startswith("Equation"):
        left_out.equations += 1
    else:
        left_out.parts += 1
