"""Has LibreOffice make pages of office files for the hub; no failure of it ever stops an import."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assessor_app.errors import ArtifactError
from assessor_app.hub.artifacts.staging import Stage, StagedFile
from assessor_app.office.conversion import Conversion, OfficeFile
from assessor_app.office.office_run import OfficeLimits
from assessor_app.office.program import find_libreoffice

NOT_INSTALLED = "LibreOffice is not installed here"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OfficeSource:
    """One office file on the hub's disk."""

    path: Path
    media_type: str


@dataclass(frozen=True, slots=True)
class PageMaker:
    """Makes PDFs, in a folder of the stage that is gone afterwards.

    ``program`` is looked for anew at each use where it is not given.
    """

    program: Path | None = None
    limits: OfficeLimits = field(default_factory=OfficeLimits)

    def make(self, sources: Mapping[str, OfficeSource], stage: Stage) -> Mapping[str, StagedFile | str]:
        """For each key of ``sources`` its staged PDF, or one sentence saying why there is none."""
        if not sources:
            return {}
        program = self.program or find_libreoffice()
        if program is None:
            return dict.fromkeys(sources, NOT_INSTALLED)
        try:
            with stage.workplace() as folder:
                conversion = Conversion(program, folder, self.limits)
                results = conversion.convert([_file(source) for source in sources.values()])
                return dict(zip(sources, [_taken(result, stage) for result in results], strict=True))
        except OSError as error:
            log.warning("no pages were made: %s", type(error).__name__)
            return dict.fromkeys(sources, f"LibreOffice could not be used ({error.strerror})")


def _file(source: OfficeSource) -> OfficeFile:
    def write(path: Path) -> None:
        shutil.copyfile(source.path, path)

    return OfficeFile(source.media_type, write)


def _taken(result: Path | ArtifactError, stage: Stage) -> StagedFile | str:
    if isinstance(result, ArtifactError):
        return str(result)
    with result.open("rb") as file:
        return stage.take(file)


def notes_of(code: str, failures: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """For the operator: which artifacts have no pages and why; numbers, never names of files."""
    if not failures:
        return ()
    lines = [f"{code}: artifact {position} has no pages: {why.rstrip('.')}." for position, why in failures]
    return (*lines, "Readers can still open them; 'assessor-app hub renditions --missing' tries again.")
