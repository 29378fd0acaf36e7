"""Which method of the workspace answers which command of the key map."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assessor_app.gui.workspace.workspace_page import WorkspacePage


def workspace_commands(page: WorkspacePage) -> Mapping[str, Callable[..., Any]]:
    """The methods by the ids of resources/shortcuts.toml; ``score.level`` takes a number."""
    panes = page.panes
    return {
        **panes.viewer_keys.commands(),
        "score.level": panes.level,
        "score.not_scorable": panes.not_scorable,
        "score.clear": panes.clear_mark,
        "score.flag": page.asides.toggle_flag,
        "comment.edit": page.focus_comment,
        "bank.open": page.open_bank,
        "edit.undo": page.undo,
        "edit.redo": page.redo,
        "review.open": page.review,
        "criterion.next": panes.next_criterion,
        "criterion.previous": panes.previous_criterion,
        "criterion.next_unscored": panes.next_unscored,
        "citation.next": panes.evidence.next_citation,
        "citation.previous": panes.evidence.previous_citation,
        "citation.supports": panes.citations.supports,
        "citation.partly": panes.citations.partly,
        "citation.not_there": panes.citations.not_there,
        "citation.wrong_place": panes.citations.wrong_place,
        "citation.use_place": panes.citations.use_place_on_screen,
        "citation.remove_place": page.asides.remove_place,
        "citation.meanings": page.asides.show_meanings,
        "citation.keep_meaning": page.asides.keep_meaning,
        "citation.next_unopened": panes.citations.open_next,
        "file.next": page.asides.next_file,
        "file.previous": page.asides.previous_file,
        "pin.add": panes.evidence.pins.pin_here,
        "pin.list": page.asides.toggle_pins,
        "completeness.open": page.guide.show_panel,
        "assessment.ask_back": page.read_only_banner.ask_back,
        "attempt.changes": panes.again.show_changes,
        "evidence.full_screen": page.toggle_full_evidence,
    }
