"""An anchor example is withdrawn: it is shown to readers no longer, and stays in the list of acts."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from assessor_app.domain.lead_acts import AnchorRetired
from assessor_app.gui.calibration.calibration_act_sheet import ActForm


class RetireForm(ActForm):
    """Nothing to fill in: it only asks once more. ``words`` say which example it is."""

    def __init__(self, anchor_id: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("retire_form")
        self.heading = self.tr("Withdraw an anchor example")
        self.record_words = self.tr("Withdraw it")
        self._anchor_id = anchor_id
        label = QLabel(words, self)
        label.setProperty("role", "strong")
        label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label)
        layout.addStretch(1)

    def first_field(self) -> QWidget:
        return self

    def consequence(self) -> str:
        return self.tr(
            "Readers see it no longer after their next sync. The submission and its scores stay as they are."
        )

    def trouble(self) -> str:
        return ""

    def act(self) -> AnchorRetired:
        return AnchorRetired(self._anchor_id)
