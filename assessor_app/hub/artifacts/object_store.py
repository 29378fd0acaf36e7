"""Artifacts in a bucket of an S3-compatible store: content by its SHA-256, fetched by laptops from there directly."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from assessor_app.hub.artifacts.place import ADDRESS_SECONDS, BucketPlace
from assessor_app.hub.artifacts.staging import Stage, StagedFile, Staging
from assessor_app.hub.artifacts.store import checked_sha256
from assessor_app.hub.problems import HubSetupError

try:
    import boto3
    from botocore.config import Config
    from botocore.exceptions import BotoCoreError, ClientError
except ImportError as missing:
    raise HubSetupError(
        "Artifacts in a bucket need a package that is not installed.", "Install it with: pip install 'boto3>=1.42'"
    ) from missing

# A file of up to this size is put in one piece; in memory while it is sent.
PART_BYTES = 16 * 1024 * 1024
_GONE = frozenset({"404", "NoSuchKey", "NotFound"})
_HASH_FIELD = "sha256"


class ObjectStore:
    """The ArtifactStore of a hub with a bucket.

    Every piece is signed together with its hash, so the store refuses what was altered on the way, and the whole is
    hashed again while it is read for sending: what a bad disk changed in the meantime is never kept.
    """

    def __init__(self, folder: Path, place: BucketPlace) -> None:
        self._place = place
        self._staging = Staging(folder)
        self._client = _client(place.endpoint)
        public = place.public_endpoint
        self._public = _client(public) if public and public != place.endpoint else self._client

    def create(self) -> None:
        """Prove that the bucket can be read with these keys."""
        self._staging.create()
        with _translated():
            self._client.head_bucket(Bucket=self._place.bucket)

    def stage(self) -> AbstractContextManager[Stage]:
        """On this machine's disk."""
        return self._staging.stage()

    def sweep(self) -> None:
        """Remove what imports that were killed left in staging, once it is a day old."""
        self._staging.sweep()

    def kept(self, sha256: str, size: int) -> bool:
        """Whether the content is there with this size."""
        return self._size(sha256) == size

    def keep(self, staged: StagedFile) -> None:
        """Put a staged file; content already there is left as it is. Raises OSError."""
        if self.kept(staged.sha256, staged.size):
            return
        with staged.here.open("rb") as file:
            if staged.size <= PART_BYTES:
                self._put_whole(staged, file.read())
            else:
                self._put_parts(staged, file)
        if not self.kept(staged.sha256, staged.size):
            raise OSError(None, "The store did not keep the file it was given")

    def open(self, sha256: str, size: int) -> io.RawIOBase | None:
        """The content, read from the store as it is asked for, or None when it is gone or has another size."""
        return _StoredContent(self._client, self._named(sha256), size) if self.kept(sha256, size) else None

    def address(self, sha256: str) -> str | None:
        """A URL signed for :data:`ADDRESS_SECONDS`; None where laptops are not to speak to the store."""
        if self._place.through_hub:
            return None
        url: str = self._public.generate_presigned_url(
            "get_object", Params=self._named(sha256), ExpiresIn=ADDRESS_SECONDS
        )
        return url

    def _named(self, sha256: str) -> dict[str, str]:
        prefix = f"{self._place.prefix}/" if self._place.prefix else ""
        return {"Bucket": self._place.bucket, "Key": f"{prefix}{checked_sha256(sha256)[:2]}/{sha256}"}

    def _size(self, sha256: str) -> int | None:
        try:
            with _translated():
                size: int = self._client.head_object(**self._named(sha256))["ContentLength"]
                return size
        except FileNotFoundError:
            return None

    def _put_whole(self, staged: StagedFile, content: bytes) -> None:
        _check(staged, hashlib.sha256(content).hexdigest())
        with _translated():
            self._client.put_object(**self._described(staged), Body=content)

    def _put_parts(self, staged: StagedFile, file: BinaryIO) -> None:
        """All parts, or nothing: one given up leaves no half behind."""
        named = self._named(staged.sha256)
        with _translated():
            upload = self._client.create_multipart_upload(**self._described(staged))["UploadId"]
        try:
            digest = hashlib.sha256()
            parts: list[dict[str, object]] = []
            while piece := file.read(PART_BYTES):
                digest.update(piece)
                number = len(parts) + 1
                with _translated():
                    sent = self._client.upload_part(**named, UploadId=upload, PartNumber=number, Body=piece)
                parts.append({"PartNumber": number, "ETag": sent["ETag"]})
            _check(staged, digest.hexdigest())
            with _translated():
                self._client.complete_multipart_upload(**named, UploadId=upload, MultipartUpload={"Parts": parts})
        except BaseException:
            with _translated():
                self._client.abort_multipart_upload(**named, UploadId=upload)
            raise

    def _described(self, staged: StagedFile) -> dict[str, Any]:
        return {
            **self._named(staged.sha256),
            "Metadata": {_HASH_FIELD: staged.sha256},
            # Never the real type: a browser that is led here must not show what a practitioner handed in.
            "ContentType": "application/octet-stream",
            "ContentDisposition": "attachment",
            "CacheControl": "private, no-store",
        }


class _StoredContent(io.RawIOBase):
    """One object from where it is read on; a new place is asked of the store only when reading goes on there."""

    def __init__(self, client: Any, named: dict[str, str], size: int) -> None:
        super().__init__()
        self._client = client
        self._named = named
        self._size = size
        self._at = 0
        self._body: Any = None

    def seekable(self) -> bool:
        """Always."""
        return True

    def readable(self) -> bool:
        """Always."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to ``offset`` from the start. Raises ValueError for any other way to seek."""
        if whence != io.SEEK_SET or offset < 0:
            raise ValueError("only from the start")
        if offset != self._at:
            self._drop()
            self._at = offset
        return offset

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes, b"" at the end. Raises OSError."""
        if self._at >= self._size:
            return b""
        with _translated():
            if self._body is None:
                self._body = self._client.get_object(**self._named, Range=f"bytes={self._at}-")["Body"]
            piece: bytes = self._body.read(size if size >= 0 else None)
        self._at += len(piece)
        return piece

    def close(self) -> None:
        """Let the connection go."""
        self._drop()
        super().close()

    def _drop(self) -> None:
        if self._body is not None:
            self._body.close()
            self._body = None


def _client(endpoint: str) -> Any:
    """A client with the keys of the environment; what is put or fetched is never logged by it."""
    config = Config(
        signature_version="s3v4",
        # Path style is what stores beside Amazon's own understand without names in the DNS.
        s3={"addressing_style": "path" if endpoint else "auto", "payload_signing_enabled": True},
        # Not every store knows the newer checksums; the signed hash of each piece says the same.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        retries={"mode": "standard", "max_attempts": 4},
        connect_timeout=10,
        read_timeout=60,
        max_pool_connections=32,
    )
    try:
        session = boto3.session.Session()
        region = session.region_name or "us-east-1"
        return session.client("s3", endpoint_url=endpoint or None, region_name=region, config=config)
    except (BotoCoreError, ValueError) as error:
        raise HubSetupError("The store's settings in the environment cannot be used.") from error


def _check(staged: StagedFile, sha256: str) -> None:
    if sha256 != staged.sha256:
        raise OSError(None, "A file changed between taking it in and sending it to the store")


@contextmanager
def _translated() -> Iterator[None]:
    """Raises OSError in place of any trouble with the store, FileNotFoundError where there is no such object.

    The store's own words are left out: they can hold keys and addresses.
    """
    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode")
        if code in _GONE:
            raise FileNotFoundError(None, "The store does not hold this") from None
        raise OSError(None, f"The store refused: {code[:60]} {status}") from None
    except BotoCoreError as error:
        raise OSError(None, f"The store cannot be reached: {type(error).__name__}") from None
