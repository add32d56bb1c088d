"""Captures and files in a bucket of an object store that speaks the protocol of S3.

The app hands out every file itself, after it has checked who may see it: there are no addresses that
work without a login. Only `CAPTURE_STORAGE` loads this module, and with it the client of the store.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import RLock
from typing import Any

import structlog
from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import File
from django.utils.deconstruct import deconstructible
from storages.backends.s3 import S3Storage

from articles.file_store import StorageUnavailable

CONNECT_SECONDS, READ_SECONDS, ATTEMPTS = 3, 20, 2  # of one request
PROBE_SECONDS = 2  # of a request by which `/health/ready` asks
ASKED_EVERY = (
    20.0  # seconds: probes in between get the last answer, because requests may cost money
)
IN_MEMORY = 5 * 1024 * 1024  # bytes of a file that is read; the rest is on the disk
NOT_THERE = 404

log = structlog.get_logger(__name__)


@deconstructible(path="factcheck.storage.objects.ObjectStorage")
class ObjectStorage(S3Storage):  # type: ignore[misc]  # published without types
    """A bucket, with the options of `storages.backends.s3.S3Storage`, and failures that people understand.

    A file is whole or not there, because the store has it only once all of it has arrived. Raises
    `StorageUnavailable`, or FileNotFoundError for a file that is not there.
    """

    _lock = RLock()  # making a client is not safe in threads, using one is

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_memory_size", IN_MEMORY)
        options.setdefault(
            "client_config", _limited(options, CONNECT_SECONDS, READ_SECONDS, ATTEMPTS)
        )
        super().__init__(**options)
        self._session: Any = None
        self._asked_at, self._answered = float("-inf"), False

    @property
    def connection(self) -> Any:
        """The client of this thread. All share what it has read of the protocol, about 20 MB."""
        with self._lock:
            return super().connection

    def url(self, name: str, *_options: Any, **_more: Any) -> str:
        """Return no address: only the app hands out files, after it has checked the permission."""
        return ""

    def exists(self, name: str) -> bool:
        with _failures(name):
            return bool(super().exists(name))

    def delete(self, name: str) -> None:
        with _failures(name):
            super().delete(name)

    def listdir(self, name: str) -> tuple[list[str], list[str]]:
        with _failures(name):
            folders, files = super().listdir(name)
            return folders, files

    def size(self, name: str) -> int:
        with _failures(name):
            return int(super().size(name))

    def get_modified_time(self, name: str) -> datetime:
        with _failures(name):
            at: datetime = super().get_modified_time(name)
            return at

    def is_reachable(self) -> bool:
        """Return whether the bucket answers, as it did at most `ASKED_EVERY` seconds ago."""
        if time.monotonic() - self._asked_at >= ASKED_EVERY:
            try:
                with _failures(""):
                    self._ask()
                self._answered = True
            except (StorageUnavailable, FileNotFoundError):
                self._answered = False
            self._asked_at = time.monotonic()
        return self._answered

    def _ask(self) -> None:
        options = {
            "addressing_style": self.addressing_style,
            "signature_version": self.signature_version,
        }
        with self._lock:
            client = self._create_session().client(
                "s3",
                region_name=self.region_name,
                endpoint_url=self.endpoint_url,
                verify=self.verify,
                config=_limited(options, PROBE_SECONDS, PROBE_SECONDS, 1),
            )
        client.head_bucket(Bucket=self.bucket_name)

    def _create_session(self) -> Any:
        with self._lock:
            if self._session is None:
                self._session = super()._create_session()
            return self._session

    def _open(self, name: str, mode: str = "rb") -> File:  # type: ignore[type-arg]  # of bytes
        """Return the file with all of its bytes, so that reading it cannot fail later."""
        with _failures(name):
            file: File[bytes] = super()._open(name, mode)
            return file.open()

    def _save(self, name: str, content: File) -> str:  # type: ignore[type-arg]
        with _failures(""):  # if something is not there now, it is the bucket
            return str(super()._save(name, content))


def _limited(options: dict[str, Any], connect: float, read: float, attempts: int) -> Config:
    """Return how the client asks: with these limits in seconds and attempts.

    The checksums that it would send beside the bytes are not understood by every store; stored bytes are
    compared with their SHA-256 whenever they are read.
    """
    return Config(
        s3={"addressing_style": options.get("addressing_style")},
        signature_version=options.get("signature_version"),
        proxies=options.get("proxies"),
        connect_timeout=connect,
        read_timeout=read,
        retries={"total_max_attempts": attempts, "mode": "standard"},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )


@contextmanager
def _failures(name: str) -> Iterator[None]:
    """Raise what the client of the store raises as errors of files."""
    try:
        yield
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] == NOT_THERE and name:
            raise FileNotFoundError(2, "There is no such file", name) from error
        log.error("storage.failed", error=str(error.response["Error"]["Code"]))
        raise StorageUnavailable from error
    except (BotoCoreError, Boto3Error) as error:
        log.error("storage.failed", error=type(error).__name__)
        raise StorageUnavailable from error
