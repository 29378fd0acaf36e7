"""A real S3-compatible store on loopback that checks signatures, and remembers what it was asked."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import boto3
import pytest
import uvicorn
from botocore.config import Config
from nanio.app import build_app
from nanio.auth.credentials import StaticCredentialResolver
from nanio.config import Settings
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.support.hub import loopback_socket

ACCESS_KEY = "hub-of-tests"
SECRET_KEY = "not-a-secret-outside-of-tests"
BUCKET = "evidence"


def give_keys(patch: pytest.MonkeyPatch) -> None:
    """The keys where every S3 client looks for them, and nothing else of this machine's."""
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_REGION", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3"):
        patch.delenv(name, raising=False)
    patch.setenv("AWS_ACCESS_KEY_ID", ACCESS_KEY)
    patch.setenv("AWS_SECRET_ACCESS_KEY", SECRET_KEY)
    patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    patch.setenv("AWS_CONFIG_FILE", "/dev/null")
    patch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")


@dataclass
class AskedOfStore:
    """One request as the store got it."""

    method: str
    path: str
    query: str
    headers: dict[str, str] = field(repr=False)


class LocalStore:
    """One bucket, :data:`BUCKET`, in a folder; closed by :meth:`close`. The keys must be in the environment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[AskedOfStore] = []
        folder.mkdir(parents=True, exist_ok=True)
        credentials = StaticCredentialResolver({ACCESS_KEY: SECRET_KEY})
        store = build_app(Settings(data_dir=folder, credentials=credentials))
        self._bound = loopback_socket()
        config = uvicorn.Config(
            self._remembering(store), log_config=None, log_level="warning", lifespan="off", loop="asyncio", http="h11"
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._bound]})
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._bound.getsockname()[1]}"
        self.client().create_bucket(Bucket=BUCKET)

    def client(self) -> Any:
        """A client of its own, to look at what is there."""
        return boto3.session.Session().client("s3", endpoint_url=self.url, config=Config(signature_version="s3v4"))

    def names(self) -> list[str]:
        """The names of all objects."""
        found = self.client().list_objects_v2(Bucket=BUCKET)
        return [one["Key"] for one in found.get("Contents", [])]

    def close(self) -> None:
        """End it."""
        self._server.should_exit = True
        self._thread.join()
        self._bound.close()

    def _remembering(self, app: ASGIApp) -> ASGIApp:
        async def remember(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "http":
                headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
                self.asked.append(
                    AskedOfStore(scope["method"], scope["path"], scope["query_string"].decode("latin-1"), headers)
                )
            await app(scope, receive, send)

        return remember
