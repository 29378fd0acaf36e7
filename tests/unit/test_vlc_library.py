"""Where libVLC is missing, people are told so, with the command that installs it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assessor_app.media.recording import vlc_library
from assessor_app.media.recording.vlc_library import VlcLibrary, VlcMissingError, install_command


@pytest.mark.parametrize(
    ("release", "command"),
    [
        ('ID=debian\nVERSION_ID="12"\n', "sudo apt-get install libvlc5 vlc-plugin-base"),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', "sudo apt-get install libvlc5 vlc-plugin-base"),
        ("ID=fedora\n", "sudo dnf install vlc-libs vlc-plugins-base vlc-plugin-ffmpeg"),
        ('ID="opensuse-leap"\nID_LIKE="suse opensuse"\n', "sudo zypper install libvlc5 vlc-noX"),
    ],
)
def test_the_command_fits_the_system(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, release: str, command: str
) -> None:
    path = tmp_path / "os-release"
    path.write_text(release)
    monkeypatch.setattr(vlc_library, "_OS_RELEASE", path)
    monkeypatch.setattr(sys, "platform", "linux")
    assert install_command() == command


def test_a_missing_library_is_a_sentence_not_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vlc", None)
    library = VlcLibrary()
    assert library.warm_up() is False
    with pytest.raises(VlcMissingError, match="libVLC"):
        library.calls()
    state = library.state()
    assert (state.version, bool(state.command)) == ("", True)


def test_the_library_here_is_found_and_can_be_given_back() -> None:
    library = VlcLibrary()
    assert library.state().version.startswith("3.")
    library.release()
