import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


def store_file(data: bytes, sha256: str) -> str:
    """Store the bytes under their SHA-256, equal bytes once, and return the name."""
    name = f"{sha256[:2]}/{sha256}"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(data))
    return name


def store_warc(data: bytes) -> str:
    """Store a WARC file under its SHA-256 and return the name."""
    sha256 = hashlib.sha256(data).hexdigest()
    return default_storage.save(f"warc/{sha256[:2]}/{sha256}.warc.gz", ContentFile(data))
