"""Which files LibreOffice makes pages of, and the suffix by which it knows them."""

from __future__ import annotations

_XML = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
_WORD = "application/vnd.ms-word"
_EXCEL = "application/vnd.ms-excel"
_POWERPOINT = "application/vnd.ms-powerpoint"
# Tables as plain text are read as they are; pages, e-books and fixed pages the desk draws itself.
SUFFIXES = {
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    f"{_XML}.wordprocessingml.document": ".docx",
    f"{_XML}.wordprocessingml.template": ".dotx",
    f"{_WORD}.document.macroEnabled.12": ".docm",
    f"{_WORD}.template.macroEnabled.12": ".dotm",
    _POWERPOINT: ".ppt",
    f"{_XML}.presentationml.presentation": ".pptx",
    f"{_XML}.presentationml.template": ".potx",
    f"{_XML}.presentationml.slideshow": ".ppsx",
    f"{_POWERPOINT}.presentation.macroEnabled.12": ".pptm",
    f"{_POWERPOINT}.template.macroEnabled.12": ".potm",
    f"{_POWERPOINT}.slideshow.macroEnabled.12": ".ppsm",
    _EXCEL: ".xls",
    f"{_XML}.spreadsheetml.sheet": ".xlsx",
    f"{_XML}.spreadsheetml.template": ".xltx",
    f"{_EXCEL}.sheet.macroEnabled.12": ".xlsm",
    f"{_EXCEL}.template.macroEnabled.12": ".xltm",
    f"{_EXCEL}.sheet.binary.macroEnabled.12": ".xlsb",
    f"{_OPEN}.text": ".odt",
    f"{_OPEN}.text-template": ".ott",
    f"{_OPEN}.text-flat-xml": ".fodt",
    f"{_OPEN}.presentation": ".odp",
    f"{_OPEN}.presentation-template": ".otp",
    f"{_OPEN}.presentation-flat-xml": ".fodp",
    f"{_OPEN}.spreadsheet": ".ods",
    f"{_OPEN}.spreadsheet-template": ".ots",
    f"{_OPEN}.spreadsheet-flat-xml": ".fods",
    f"{_OPEN}.graphics": ".odg",
    f"{_OPEN}.graphics-template": ".otg",
    "application/vnd.apple.pages": ".pages",
    "application/vnd.apple.keynote": ".key",
    "application/vnd.apple.numbers": ".numbers",
}


def makes_pages(media_type: str) -> bool:
    """Whether a file of this type can be given to LibreOffice."""
    return media_type in SUFFIXES
