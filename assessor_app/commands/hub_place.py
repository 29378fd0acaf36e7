"""Where a hub keeps what it holds, as every verb of ``assessor-app hub`` may be told."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessor_app.hub.artifacts.place import ArtifactWish

DATABASE_URL_VARIABLE = "ASSESSOR_HUB_DATABASE_URL"
ARTIFACTS_VARIABLE = "ASSESSOR_HUB_ARTIFACTS"
ENDPOINT_VARIABLE = "ASSESSOR_HUB_S3_ENDPOINT"
PUBLIC_ENDPOINT_VARIABLE = "ASSESSOR_HUB_S3_PUBLIC_ENDPOINT"


def place_arguments() -> argparse.ArgumentParser:
    """The arguments, for ``parents=``."""
    place = argparse.ArgumentParser(add_help=False)
    place.add_argument("--folder", type=Path, help="the hub's folder (default: 'hub' in the profile)")
    place.add_argument(
        "--database-url",
        default=os.environ.get(DATABASE_URL_VARIABLE),
        help=f"a PostgreSQL URL instead of the SQLite file in the folder; better in {DATABASE_URL_VARIABLE}, "
        "where other users of the machine cannot read it",
    )
    place.add_argument(
        "--artifacts",
        default=os.environ.get(ARTIFACTS_VARIABLE),
        metavar="folder|s3://BUCKET/PREFIX",
        help=f"where files are kept; said once (or in {ARTIFACTS_VARIABLE}) the hub remembers. A store's keys are "
        "taken from where every S3 client looks for them, such as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    )
    place.add_argument(
        "--s3-endpoint",
        default=os.environ.get(ENDPOINT_VARIABLE, ""),
        metavar="URL",
        help=f"the store's address where it is not Amazon's own; or {ENDPOINT_VARIABLE}",
    )
    place.add_argument(
        "--s3-public-endpoint",
        default=os.environ.get(PUBLIC_ENDPOINT_VARIABLE, ""),
        metavar="URL",
        help=f"the store's address as laptops reach it, where that differs; or {PUBLIC_ENDPOINT_VARIABLE}",
    )
    place.add_argument(
        "--files-through-hub", action="store_true", help="laptops cannot reach the store: the hub passes files on"
    )
    return place


def artifact_wish(args: argparse.Namespace) -> ArtifactWish | None:
    """What was said of the place of artifacts, None for nothing."""
    if args.artifacts is None:
        return None
    # Late: the command line of the desk itself must not load the hub.
    from assessor_app.hub.artifacts.place import ArtifactWish

    return ArtifactWish(args.artifacts, args.s3_endpoint, args.s3_public_endpoint, args.files_through_hub)
