"""Whether an archive is packed as `as_zip` packs it, with nothing in it but its files."""

import struct
import zipfile
from collections.abc import Iterator
from typing import IO

from django.utils.translation import gettext as _

from articles.reports.bundle.as_zip import FILE_MODE, FIXED_TIME

LOCAL_HEADER = struct.Struct("<4s5H3L2H")
CENTRAL_HEADER, END, END_OF_LARGE = 46, 22, 76  # bytes without names
UNIX = 3
UTF8_NAME = 0x800
FIXED_DATE = (0, 33)  # time and date of FIXED_TIME, as ZIP writes them
LARGE = 0xFFFFFFFF  # stands for a size that is in a field of its own


def packing_problems(zipped: zipfile.ZipFile) -> Iterator[str]:
    """Yield a sentence for each file with another date or other attributes, and for bytes between.

    Programs differ in what they make of such an archive; one of ours has none of it.
    """
    infos = zipped.infolist()
    for info in infos:
        if info.date_time != FIXED_TIME:
            yield _("%(name)s has another date.") % {"name": info.filename}
        if not _is_packed_plainly(info):
            yield _("%(name)s has other attributes.") % {"name": info.filename}
    if zipped.comment or not _is_gapless(zipped, infos):
        yield _("The archive contains bytes that belong to none of its files.")


def _is_packed_plainly(info: zipfile.ZipInfo) -> bool:
    is_plain = not info.comment and info.create_system == UNIX and info.external_attr == FILE_MODE
    return is_plain and info.flag_bits & ~UTF8_NAME == 0 and not info.internal_attr


def _is_gapless(zipped: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> bool:
    """Return whether the files follow each other from the first byte, and the directory to the last."""
    if zipped.fp is None:
        return False
    end = 0
    for info in sorted(infos, key=lambda each: each.header_offset):
        length = _length_of_header(zipped.fp, info)
        if info.header_offset != end or length is None:
            return False
        end += length + info.compress_size
    if zipped.start_dir != end:
        return False
    end += sum(CENTRAL_HEADER + len(_name(info)) + len(info.extra) for info in infos)
    return zipped.fp.seek(0, 2) in {end + END, end + END_OF_LARGE + END}


def _length_of_header(file: IO[bytes], info: zipfile.ZipInfo) -> int | None:
    """Return the bytes of the header before a file, None if it contradicts the directory."""
    file.seek(info.header_offset)
    header = file.read(LOCAL_HEADER.size)
    if len(header) < LOCAL_HEADER.size:
        return None
    parts = LOCAL_HEADER.unpack(header)
    _signature, _version, flags, method, time, date, crc, packed, size, name, extra = parts
    sizes = (info.compress_size, info.file_size)
    is_large = extra > 0 and (packed, size) == (LARGE, LARGE)
    is_same = (
        (flags, method, crc) == (info.flag_bits, info.compress_type, info.CRC)
        and (is_large or (extra == 0 and (packed, size) == sizes))
        and ((time, date) == FIXED_DATE or info.date_time != FIXED_TIME)
        and file.read(name) == _name(info)
    )
    return LOCAL_HEADER.size + name + extra if is_same else None


def _name(info: zipfile.ZipInfo) -> bytes:
    return info.orig_filename.encode("utf-8" if info.flag_bits & UTF8_NAME else "cp437")
