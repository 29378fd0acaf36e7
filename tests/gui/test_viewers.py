"""Each kind of file gets its viewer, and the only way out to other programs asks first and hands over a copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor_app.domain.submission import ArtifactKind
from assessor_app.errors import ArtifactError
from assessor_app.gui.notices import NoticeBar
from assessor_app.gui.theme import Theme
from assessor_app.gui.viewers import MediaRooms, Viewers
from assessor_app.workflows.desk import Desk
from tests.support.browser import Browser
from tests.support.page_desk import artifact_of
from tests.support.runner import InlineRunner

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass
class CopyingDesk:
    """Hands out copies, or fails to."""

    failure: ArtifactError | None = None
    copied: list[str] = field(default_factory=list)

    def copy_outside(self, artifact_id: str) -> str:
        self.copied.append(artifact_id)
        if self.failure is not None:
            raise self.failure
        return "/copies/plan.odt"

    def as_desk(self) -> Desk:
        return cast("Any", self)  # type: ignore[no-any-return]


@dataclass
class Stand:
    """The factory and all it stands on."""

    desk: CopyingDesk
    viewers: Viewers
    notices: NoticeBar


@pytest.fixture
def stand(qtbot: QtBot, qapp: QApplication) -> Iterator[Stand]:
    desk, theme, media = CopyingDesk(), Theme(), MediaRooms()
    runner = InlineRunner()
    viewers = Viewers(desk.as_desk(), runner, theme, media)
    notices = NoticeBar()
    notices.dress(theme)
    qtbot.addWidget(notices)
    viewers.speak_through(notices)
    yield Stand(desk, viewers, notices)
    media.close()


@pytest.mark.parametrize(
    ("kind", "media_type", "name"),
    [
        ("pdf", "application/pdf", "PdfView"),
        ("document", "application/msword", "DocumentView"),
        ("slides", "application/vnd.ms-powerpoint", "DocumentView"),
        ("image", "image/jpeg", "DocumentView"),
        ("sheet", SHEET, "BookView"),
        ("text", "text/plain", "TextView"),
        ("text", "message/rfc822", "TextView"),
        ("link", "text/uri-list", "LinkView"),
        ("other", "application/zip", "OutsideView"),
    ],
)
def test_each_kind_has_its_viewer(stand: Stand, qtbot: QtBot, kind: ArtifactKind, media_type: str, name: str) -> None:
    view = stand.viewers(artifact_of(kind, media_type))
    qtbot.addWidget(view)
    assert type(view).__name__ == name
    view.open_outside_requested.emit("art-1")
    assert stand.notices.sentence.startswith("A copy will be written outside the vault")
    assert stand.desk.copied == []


def test_a_copy_is_opened_only_once_agreed_and_trouble_is_told(stand: Stand) -> None:
    programs = Browser("file")
    try:
        stand.viewers.ask_outside("art-1")
        assert (stand.desk.copied, programs.opened) == ([], [])
        stand.notices.action_button.click()
        assert (stand.desk.copied, programs.opened) == (["art-1"], ["file:///copies/plan.odt"])
        stand.desk.failure = ArtifactError("This file could not be read from this laptop.", kind="missing")
        stand.viewers.ask_outside("art-1")
        stand.notices.action_button.click()
        assert stand.notices.sentence == "This file could not be read from this laptop."
        assert len(programs.opened) == 1
    finally:
        programs.leave()
