"""Makes one file of the demo by its recipe, and remembers what a check must find in it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from assessor_app.demo.camera_pictures import make_phone_photo, make_poster, make_tiff_scan
from assessor_app.demo.captioned_video import add_captions, read_cues, write_captions
from assessor_app.demo.charts import make_photo_wall
from assessor_app.demo.documents import SheetMap, make_document, make_scan
from assessor_app.demo.office import make_letter, make_survey_table
from assessor_app.demo.slide_decks import make_pptx, read_slides
from assessor_app.demo.small_files import damage, lock, make_link, make_mail
from assessor_app.demo.video import make_recording, make_video
from assessor_app.demo.word_files import make_docx, make_odt, read_chapters
from assessor_app.demo.workbooks import make_workbook, survey_sheets
from assessor_app.paths import RESOURCES

VIDEO_SECONDS = 240.0
INTERVIEW_SECONDS = 150.0
_NO_PAGES = SheetMap({}, ())
Say = Callable[[str], None]
Words = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Made:
    """What is in a made file, known from the making of it.

    ``pages`` are those a reader sees, and ``headings`` the words that stand on a page, by anchor; ``by_office`` tells
    that only LibreOffice can lay them out. ``tables`` are the texts of each worksheet, ``words`` those of a message.
    ``copy`` is a PDF that stands beside the file, ``password`` what opens it.
    """

    pages: SheetMap = _NO_PAGES
    headings: Mapping[str, str] = field(default_factory=dict)
    by_office: bool = False
    tables: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    words: str = ""
    copy: Path | None = None
    password: str = ""
    address: str = ""


class ArtifactMaker:
    """Makes files; what several submissions share is made once and kept in ``folder``."""

    def __init__(self, folder: Path, say: Say, sentences: Sequence[str]) -> None:
        self._folder = folder
        self._say = say
        self._sentences = sentences

    def make(self, path: Path, recipe: Mapping[str, Any], words: Words, seed: int) -> Made:
        """Write the file that ``recipe`` asks for; ``words`` are the school's own names and numbers."""
        special = {
            "video": self._video,
            "captions": self._captions,
            "letter-docx": self._letter,
            "handbook": _handbook,
            "minutes": _minutes,
            "deck": _deck,
            "workbook": _workbook,
            "survey-csv": _survey,
            "mail": _mail,
            "interview": _interview,
            "photo-wall": _photo_wall,
            "phone-photo": _phone_photo,
            "tiff-scan": _tiff_scan,
            "scanned-form": _scanned_form,
            "poster": _poster,
            "link": _link,
            "locked": _locked,
            "damaged": _damaged,
        }
        make = special.get(recipe["make"])
        if make is None:
            return Made(make_document(path, recipe["make"], words))
        return make(path, recipe, words, seed)

    def _video(self, path: Path, _recipe: Mapping[str, Any], _words: Words, _seed: int) -> Made:
        made = self._folder / "recording.mp4"
        if not made.exists():
            self._say("filming the four-minute video")
            plain = made.with_suffix(".plain.mp4")
            make_video(plain, VIDEO_SECONDS)
            said = read_text("captions.yaml")
            add_captions(plain, made, read_cues(said), [(float(at), str(title)) for at, title in said["chapters"]])
            plain.unlink()
        path.write_bytes(made.read_bytes())
        return Made()

    def _captions(self, path: Path, _recipe: Mapping[str, Any], _words: Words, _seed: int) -> Made:
        write_captions(path, read_cues(read_text("captions.yaml")))
        return Made()

    def _letter(self, path: Path, _recipe: Mapping[str, Any], _words: Words, _seed: int) -> Made:
        make_letter(path, ["Dear colleagues", *self._sentences])
        return Made(by_office=True, headings={"": "Dear colleagues"})


def read_text(name: str) -> Any:
    """A recipe of texts."""
    return yaml.safe_load((RESOURCES / "demo" / "texts" / name).read_text(encoding="utf-8"))


def _numbered(anchors: Sequence[str]) -> SheetMap:
    """One page or slide for each anchor, as the makers break them."""
    numbers = {anchor: number for number, anchor in enumerate(anchors, start=1)}
    return SheetMap(numbers, tuple(str(number) for number in numbers.values()))


def _handbook(path: Path, _recipe: Mapping[str, Any], words: Words, _seed: int) -> Made:
    chapters = read_chapters(read_text("handbook.yaml"), words)
    make_docx(path, chapters)
    pages = _numbered([one.anchor for one in chapters])
    return Made(pages, {one.anchor: one.heading for one in chapters}, by_office=True)


def _minutes(path: Path, _recipe: Mapping[str, Any], words: Words, _seed: int) -> Made:
    chapters = read_chapters(read_text("minutes.yaml"), words)
    make_odt(path, chapters)
    pages = _numbered([one.anchor for one in chapters])
    return Made(pages, {one.anchor: one.heading for one in chapters}, by_office=True)


def _deck(path: Path, _recipe: Mapping[str, Any], words: Words, _seed: int) -> Made:
    slides = read_slides(read_text("deck.yaml"), words)
    make_pptx(path, slides)
    pages = _numbered([one.anchor for one in slides])
    return Made(pages, {one.anchor: one.heading for one in slides}, by_office=True)


def _workbook(path: Path, _recipe: Mapping[str, Any], _words: Words, seed: int) -> Made:
    sheets = survey_sheets(seed)
    make_workbook(path, sheets)
    return Made(tables={name: [[str(cell) for cell in row] for row in rows] for name, rows in sheets.items()})


def _survey(path: Path, _recipe: Mapping[str, Any], _words: Words, seed: int) -> Made:
    make_survey_table(path, seed)
    with path.open(encoding="utf-8", newline="") as file:
        return Made(tables={"": list(csv.reader(file))})


def _mail(path: Path, _recipe: Mapping[str, Any], words: Words, _seed: int) -> Made:
    text = (RESOURCES / "demo" / "texts" / "mail.txt").read_text(encoding="utf-8")
    make_mail(path, text, f"{str(words['town']).lower().replace(' ', '-')}.example")
    return Made(words=text)


def _interview(path: Path, _recipe: Mapping[str, Any], _words: Words, _seed: int) -> Made:
    make_recording(path, INTERVIEW_SECONDS)
    return Made()


def _photo_wall(path: Path, _recipe: Mapping[str, Any], _words: Words, seed: int) -> Made:
    make_photo_wall(path, seed)
    return Made()


def _phone_photo(path: Path, _recipe: Mapping[str, Any], _words: Words, seed: int) -> Made:
    make_phone_photo(path, seed)
    return Made()


def _tiff_scan(path: Path, _recipe: Mapping[str, Any], words: Words, _seed: int) -> Made:
    return Made(make_tiff_scan(path, "sign-in-form", words))


def _scanned_form(path: Path, _recipe: Mapping[str, Any], words: Words, seed: int) -> Made:
    return Made(make_scan(path, "sign-in-form", words, seed))


def _poster(path: Path, _recipe: Mapping[str, Any], words: Words, _seed: int) -> Made:
    make_poster(path, str(words["school"]))
    return Made()


def _link(path: Path, recipe: Mapping[str, Any], words: Words, _seed: int) -> Made:
    make_link(path, recipe["address"])
    if "copy" not in recipe:
        return Made(address=recipe["address"])
    copy = path.with_suffix(".copy.pdf")
    return Made(make_document(copy, recipe["copy"], words), copy=copy, address=recipe["address"])


def _locked(path: Path, recipe: Mapping[str, Any], words: Words, _seed: int) -> Made:
    pages = make_document(path, recipe["of"], words)
    lock(path, recipe["password"])
    return Made(pages, password=recipe["password"])


def _damaged(path: Path, recipe: Mapping[str, Any], words: Words, _seed: int) -> Made:
    make_document(path, recipe["of"], words)
    damage(path)
    return Made()
