"""Scenes of what guards and moves the work: the door and its keys, the status line, sign-in with an organisation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from PySide6.QtTest import QTest

from assessor_app.errors import HubUnreachableError
from assessor_app.gui.bundles.bundle_panel import BundlePanel
from assessor_app.gui.bundles.bundle_ways import BundleWays
from assessor_app.gui.conflicts.conflicts_page import ConflictsPage
from assessor_app.gui.devices.device_ways import DeviceWays
from assessor_app.gui.devices.devices_page import DevicesPage
from assessor_app.gui.language.saying import say
from assessor_app.gui.pace import Pace
from assessor_app.gui.progress.progress_page import ProgressPage
from assessor_app.gui.sign_in.sign_in_page import SignInPage
from assessor_app.gui.vault.vault_guard import VaultGuard
from assessor_app.sentences import sentence
from assessor_app.sync.receipt import receipt_sentence
from assessor_app.sync.status_line import status_line
from assessor_app.workflows.desk import SyncProgress, SyncStatus
from assessor_app.workflows.device_desk import Ending
from assessor_app.workflows.vault_desk import VaultDoor, VaultState
from tests.support.conflict_data import VIEW
from tests.support.doorkeeper import Doorkeeper
from tests.support.runner import HeldRunner, InlineRunner
from tests.support.scripted_desk import LEAD, ONLINE
from tests.support.whole_window import Scene, Stage
from tests.support.window_data import BUNDLE_NAME, LAPTOPS, LEAD_ROWS

_LONG: Final = "a passphrase long enough"
_HERE: Final = VaultDoor("passphrase", has_passphrase=True, has_code=True, has_vault=True, unsent=7)
_ATTENTION: Final = SyncStatus(
    True, status_line("connected", 6, 3, conflicts=2), 6, datetime.now(UTC), needs_attention=3, conflicts=2
)
_AT_WORK: Final = SyncProgress("downloading", sentence("Downloading"), 0, 412_000_000, "pl-2402", 3, 7, 0, 96_000_000)
_WEEK: Final = timedelta(days=7)


def _guarded(stage: Stage) -> tuple[VaultGuard, Doorkeeper]:
    keeper = Doorkeeper()
    return VaultGuard(stage.window, keeper, InlineRunner(), stage.theme), keeper  # type: ignore[arg-type]


# ---- the door ----------------------------------------------------------------------------------------------------


def _door(stage: Stage) -> Iterator[str]:
    """A laptop with a vault: locked, opened by other ways, damaged, given up."""
    page = _guarded(stage)[0].cover()
    page.ask(_HERE)
    page.first_box.setText("other words")
    page.go_button.click()
    yield "door, a wrong passphrase"
    page.code_way.click()
    yield "door, the recovery code"
    page.passphrase_way.click()
    page.anew_way.click()
    yield "door, what beginning anew would cost"
    page.ask(VaultDoor("locked", has_vault=True))
    yield "door, locked"
    gone = sentence("The key to the work saved on this laptop is not where it was kept.")
    page.ask(VaultDoor("lost", gone, has_vault=True))
    yield "door, the key is missing"
    page.ask(VaultDoor("damaged", has_vault=True))
    yield "door, damaged"
    page.go_button.click()
    yield "door, mended"
    page.ask_backup("desk.backup")
    yield "door, a backup is restored"


def _new_laptop(stage: Stage) -> Iterator[str]:
    """No keyring: a passphrase is chosen, and its recovery code shown."""
    page = _guarded(stage)[0].cover()
    page.ask(VaultDoor("choose_passphrase", sentence("There is no system keyring on this machine.")))
    yield "door, a passphrase is chosen"
    page.first_box.setText(_LONG)
    page.second_box.setText("not the same words")
    page.go_button.click()
    yield "door, two passphrases unlike each other"
    page.first_box.setText(_LONG)
    page.second_box.setText(_LONG)
    page.go_button.click()
    yield "door, the new recovery code"


def _keys(stage: Stage) -> Iterator[str]:
    """The part of the settings, and what is asked from there."""
    guard, keeper = _guarded(stage)
    settings = stage.window.desk_pages.show_settings()
    settings.show_section("security")
    stage.settle()
    settings.show_section("security")
    yield "settings, keys in the keyring"
    keeper.state = VaultState("passphrase", has_code=False)
    guard.wishes.furnish()
    settings.show_section("security")
    yield "settings, keys behind a passphrase"
    guard.wishes.set_passphrase()
    yield "door, the passphrase is changed"


def _laptops(stage: Stage) -> Iterator[str]:
    """On which laptops one is signed in, and this one given up."""
    shell = stage.desk.shell
    ways = DeviceWays(stage.window, shell, InlineRunner(), stage.theme)
    ways.show_devices()
    page = stage.window.pages.currentWidget()
    assert isinstance(page, DevicesPage)
    yield "laptops, this one alone chosen"
    page.device_list.choose(LAPTOPS[1].id)
    page.end_button.click()
    yield "laptops, one is signed out"
    shell.failures["devices"] = HubUnreachableError(sentence("The hub answers too slowly over this connection."))
    page.refresh()
    yield "laptops, offline"
    shell.given_up = Ending("wipe", unsent=7, own_comments=1, can_rescue=True)
    stage.window.driver.status_changed.emit(replace(ONLINE, online=False, ended="wipe"))
    yield "this laptop is given up, with work to save"
    shell.given_up = Ending("revoked")
    ways.ended_page.begin()
    yield "this laptop is given up, with nothing to save"
    ways.ended_page.patience.stop()


# ---- syncing -----------------------------------------------------------------------------------------------------


def _status(stage: Stage) -> Iterator[str]:
    """The line at the foot of the window, at work and at rest."""
    line, clock = stage.window.status_line, iter(range(100))
    line._pace = Pace(lambda: float(next(clock)))
    for step in range(4):
        so_far = step * 2_400_000
        line.show_progress(replace(_AT_WORK, done=180_000_000 + so_far, file_done=40_000_000 + so_far))
    yield "status, a download"
    line.set_busy(False)
    line.set_paused(2)
    yield "status, downloads are paused"
    line.set_paused(0)
    line.show_progress(SyncProgress("pushing", sentence("Sending changes"), 3, 14))
    yield "status, sending"
    line.set_busy(False)
    line.show_status(_ATTENTION)
    line.show_goal("")
    yield "status, conflicts to settle"
    taken = receipt_sentence({"mark": 14, "comment": 9})
    line.show_status(SyncStatus(True, status_line("connected", 0, 0), 0, datetime.now(UTC), receipt=taken,
                                receipt_at=datetime.now(UTC)))  # fmt: skip
    yield "status, a receipt"
    stage.window.sync_ways._ask_metered(("pl-2402", "eip-2391"))
    yield "a metered network"


def _bundle(stage: Stage) -> Iterator[str]:
    """What comes by file instead of by network."""
    ways = BundleWays(stage.window, stage.desk.shell, InlineRunner(), stage.theme)
    ways._path = f"/media/stick/{BUNDLE_NAME}"
    ways._ask_passphrase()
    panel = stage.window.findChild(BundlePanel)
    assert panel is not None
    QTest.keyClicks(panel.passphrase_box, _LONG)
    yield "bundle, its passphrase"
    panel.refuse(say(sentence("That is not the passphrase.")))
    yield "bundle, refused"
    stage.put_away()


def _settled_all(stage: Stage) -> Iterator[str]:
    stage.window.sync_ways.show_conflicts()
    yield "to settle, nothing"
    stage.window.sync_ways.show_history()
    yield "sync history, nothing yet"


def _settling_many(stage: Stage) -> Iterator[str]:
    """Choices made, and a submission that was handed in elsewhere."""
    stage.window.sync_ways.show_conflicts()
    page = stage.window.pages.currentWidget()
    assert isinstance(page, ConflictsPage)
    page.line_list.choose("k1/comment")
    page._choose_number(2)
    yield "to settle, a comment is chosen"
    page.line_list.choose("k2/mark")
    yield "to settle, submitted elsewhere"


# ---- signing in, and the lead ------------------------------------------------------------------------------------


def _organisation(stage: Stage) -> Iterator[str]:
    page = stage.window.pages.currentWidget()
    assert isinstance(page, SignInPage)
    page.provider_button.click()
    yield "sign-in, with an organisation but no address"
    page.address_box.setText("https://hub.example.org")
    page._runner = HeldRunner()
    page.provider_button.click()
    yield "sign-in, waiting for the browser"
    page.provider_button.click()


def _lead(stage: Stage) -> Iterator[str]:
    away = datetime.now(UTC) + _WEEK
    chosen = datetime.now(UTC) - timedelta(hours=3)
    stage.desk.shell.lead_rows = (replace(LEAD_ROWS[0], choices=3, chosen_at=chosen, offline_until=away),)
    stage.window.desk_pages.show_progress()
    page = stage.window.pages.currentWidget()
    assert isinstance(page, ProgressPage)
    page.refresh()
    page.table.selectRow(0)
    yield "progress, offline on a laptop and chosen between two"


_MANY: Final = replace(
    VIEW,
    conflicts=tuple(replace(one, submitted=one.key == "k2") for one in VIEW.conflicts),
    stuck=(),
    settled=(),
)
SCENES: Final[tuple[Scene, ...]] = (
    Scene(_door),
    Scene(_new_laptop, who=None),
    Scene(_keys),
    Scene(_laptops, shell={"laptops": LAPTOPS}),
    Scene(_status),
    Scene(_bundle),
    Scene(_settled_all),
    Scene(_settling_many, shell={"to_settle": _MANY}),
    Scene(_organisation, who=None),
    Scene(_lead, who=LEAD),
)
# other words in the same boxes and buttons as in a state that is walked
SAME_STOPS: Final = ("door, locked", "door, mended", "status, sending", "status, a receipt")
