"""Where a hub's artifacts are kept, said once and remembered in its database so that no process can differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.hub.artifacts.folder import ArtifactFolder
from assessor_app.hub.artifacts.store import ArtifactStore
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.tables import ArtifactRow, HubFactRow

FACT = "artifacts"
FOLDER = "folder"
ADDRESS_SECONDS = 15 * 60
_BUCKET = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([A-Za-z0-9._/-]{1,200}))?")


class BucketPlace(BaseModel):
    """A bucket of an S3-compatible store.

    ``endpoint`` is the store's URL as the hub calls it ("" for Amazon's own), ``public_endpoint`` as laptops call it
    ("" where that is the same). With ``through_hub`` laptops never speak to the store: the hub passes the bytes on.
    Keys come from the environment or the files every S3 client reads, never from here.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    bucket: Annotated[str, StringConstraints(min_length=3, max_length=63)]
    prefix: str = ""
    endpoint: str = ""
    public_endpoint: str = ""
    through_hub: bool = False

    def __str__(self) -> str:
        """``s3://bucket/prefix``."""
        return f"s3://{self.bucket}/{self.prefix}".rstrip("/")


@dataclass(frozen=True, slots=True)
class ArtifactWish:
    """What the command line says of the place: ``url`` is ``folder`` or ``s3://bucket/prefix``."""

    url: str
    endpoint: str = ""
    public_endpoint: str = ""
    through_hub: bool = False

    def place(self) -> BucketPlace | None:
        """The bucket, or None for the hub's folder. Raises HubSetupError for what is neither."""
        if self.url == FOLDER:
            return None
        found = _BUCKET.fullmatch(self.url.rstrip("/"))
        if found is None:
            raise HubSetupError("Artifacts are kept in 'folder' or in s3://BUCKET/PREFIX.")
        for endpoint in (self.endpoint, self.public_endpoint):
            _check_endpoint(endpoint)
        return BucketPlace(
            bucket=found[1],
            prefix=(found[2] or "").strip("/"),
            endpoint=self.endpoint.rstrip("/"),
            public_endpoint=self.public_endpoint.rstrip("/"),
            through_hub=self.through_hub,
        )


def _check_endpoint(endpoint: str) -> None:
    parts = urlsplit(endpoint)
    if endpoint and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or "@" in parts.netloc):
        raise HubSetupError("The store's address must be a URL such as https://s3.example.org.")


def settled_place(session: Session, wish: ArtifactWish | None) -> BucketPlace | None:
    """Where artifacts are kept, None for the hub's folder; a first wish is remembered.

    The same bucket may get another address later. Raises HubSetupError when artifacts are kept elsewhere already.
    """
    row = session.get(HubFactRow, FACT, with_for_update=True)
    recorded = _read(row.value) if row is not None else None
    if wish is None:
        return recorded
    wanted = wish.place()
    if str(wanted) != str(recorded) and session.scalar(select(ArtifactRow.id).limit(1)) is not None:
        raise HubSetupError(
            f"This hub keeps its artifacts in {recorded or 'its folder'}, and holds some already.",
            "Move them first with 'assessor-app hub move-artifacts'.",
        )
    if wanted != recorded:
        record_place(session, wanted)
    return wanted


def recorded_place(session: Session) -> BucketPlace | None:
    """Where artifacts are kept, None for the hub's folder."""
    row = session.get(HubFactRow, FACT)
    return _read(row.value) if row is not None else None


def record_place(session: Session, place: BucketPlace | None) -> None:
    """Remember it for all processes that open the hub from now on."""
    session.merge(HubFactRow(name=FACT, value=place.model_dump_json() if place is not None else FOLDER))


def open_store(folder: Path, place: BucketPlace | None) -> ArtifactStore:
    """The store at ``place``. Raises HubSetupError when it cannot be used."""
    store: ArtifactStore
    if place is None:
        store = ArtifactFolder(folder)
    else:
        # Late: the client of a bucket is large, and most hubs have none.
        from assessor_app.hub.artifacts.object_store import ObjectStore

        store = ObjectStore(folder, place)
    try:
        store.create()
    except OSError as error:
        if place is None:
            raise HubSetupError("The hub's folder cannot be used.", "Check that it can be written.") from error
        raise HubSetupError(f"The store at {place} cannot be used ({error.strerror}).") from error
    return store


def _read(value: str) -> BucketPlace | None:
    if value == FOLDER:
        return None
    try:
        return BucketPlace.model_validate_json(value)
    except ValidationError as error:
        raise HubSetupError(
            "Where this hub keeps its artifacts was written by a newer version of the program.",
            "Install the newer version.",
        ) from error
