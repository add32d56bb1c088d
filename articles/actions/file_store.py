import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


def stored(data: bytes, sha256: str) -> str:
    """Keep the bytes under their own SHA-256; the same bytes are kept once. Returns their name."""
    name = f"{sha256[:2]}/{sha256}"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(data))
    return name


def stored_warc(data: bytes) -> str:
    """Keep a WARC file under its SHA-256. Returns its name."""
    sha256 = hashlib.sha256(data).hexdigest()
    return default_storage.save(f"warc/{sha256[:2]}/{sha256}.warc.gz", ContentFile(data))
