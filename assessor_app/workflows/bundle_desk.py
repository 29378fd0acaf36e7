"""What the windows may ask for a machine without a network: work from a file, and results into one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    # only named in annotations: building these classes would cost the start-up its milliseconds
    from assessor_app.workflows.desk import Cancel, ProgressCall


@dataclass(frozen=True, slots=True)
class OpenedBundle:
    """What came of a bundle: ``submissions`` and ``files`` of work, ``accepted`` and ``held`` changes of an answer."""

    kind: Literal["work", "answer"]
    submissions: int = 0
    files: int = 0
    accepted: int = 0
    held: int = 0


class BundleDesk(Protocol):
    """Part of :class:`assessor_app.workflows.desk.Desk`; the same rules hold.

    ``bundle_kind`` is work (which a passphrase opens), answer or results. ``open_bundle`` takes all of it or, raising
    DeskError, no fact of it; it signs in whoever it was made for. ``export_results`` returns the number of changes.
    Nothing of calibration travels by file: what a lead did waits for a network.
    """

    def bundle_kind(self, path: str) -> str: ...
    def open_bundle(self, path: str, passphrase: str, progress: ProgressCall, cancel: Cancel) -> OpenedBundle: ...
    def export_results(self, path: str) -> int: ...
