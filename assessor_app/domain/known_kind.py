"""What telling a file's kind ends in; its own module so that every rule can name it."""

from __future__ import annotations

from dataclasses import dataclass

from assessor_app.domain.submission import ArtifactKind


@dataclass(frozen=True, slots=True)
class FileKind:
    """The kind that decides which viewer shows it, and the media type."""

    kind: ArtifactKind
    media_type: str


OTHER = FileKind("other", "application/octet-stream")
ZIP = FileKind("other", "application/zip")
OLE = FileKind("other", "application/x-ole-storage")
OFFICE_XML = "application/vnd.openxmlformats-officedocument"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
EXCEL = "application/vnd.ms-excel"
POWERPOINT = "application/vnd.ms-powerpoint"
DOCX = FileKind("document", f"{OFFICE_XML}.wordprocessingml.document")
PPTX = FileKind("slides", f"{OFFICE_XML}.presentationml.presentation")
XLSX = FileKind("sheet", f"{OFFICE_XML}.spreadsheetml.sheet")
