"""The wheel stands alone: forms, styles and definitions travel inside it and are found far from any checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKED = {"resources": "assessor_app/_resources", "ui": "assessor_app/_ui"}
LOOK = """
import json
import assessor_app, assessor_app.paths as paths
from assessor_app.gui.forms import FORMS
from assessor_app.gui.shortcuts import load_keymap
print(json.dumps([assessor_app.__file__, str(paths.RESOURCES), str(FORMS), load_keymap() is not None]))
"""


def shipped(folder: str) -> dict[str, bytes]:
    """Every file of a data folder by the path it must have in the wheel."""
    files = (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {f"{PACKED[folder]}/{path.relative_to(ROOT / folder).as_posix()}": path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built offline by the hatchling of this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    build = f"import hatchling.build; print(hatchling.build.build_wheel({str(folder)!r}))"
    subprocess.run([sys.executable, "-c", build], cwd=ROOT, check=True, capture_output=True, timeout=60)
    return next(folder.glob("assessor_app-*.whl"))


@pytest.fixture(scope="module")
def stranger(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh virtual environment with the wheel in it; what it depends on is borrowed from this one."""
    folder = tmp_path_factory.mktemp("far away")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True, timeout=60)
    bin_folder = folder / ("Scripts" if os.name == "nt" else "bin")
    python = bin_folder / ("python.exe" if os.name == "nt" else "python")
    install = ["-m", "pip", "-q", "--python", python, "install", "--no-deps", "--no-index", "--no-compile", wheel]
    subprocess.run([sys.executable, *install], check=True, capture_output=True, timeout=60)
    home = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    borrowed = Path(pytest.__file__).resolve().parents[1]
    # a plain line adds the folder only: the .pth of the editable install in it is not followed
    (Path(home.stdout.strip()) / "borrowed.pth").write_text(str(borrowed), encoding="utf-8")
    return bin_folder


def told(command: list[str | Path], cwd: Path) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, timeout=60, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("folder", sorted(PACKED))
def test_every_data_file_is_inside(wheel: Path, folder: str) -> None:
    expected = shipped(folder)
    assert expected
    with zipfile.ZipFile(wheel) as archive:
        inside = {name: archive.read(name) for name in archive.namelist() if name.startswith(f"{PACKED[folder]}/")}
    assert inside == expected


def test_every_module_and_page_of_the_package_is_inside(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    package = ROOT / "assessor_app"
    expected = {f"assessor_app/{path.relative_to(package).as_posix()}" for path in package.rglob("*.py")}
    assert expected <= inside
    # a copy of the tests or of the lock files has no business on an assessor's laptop
    assert {name.partition("/")[0] for name in inside} == {"assessor_app", f"{wheel.name.split('-py3')[0]}.dist-info"}


def test_licence_and_readme_travel_with_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        about = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = HeaderParser().parsestr(archive.read(about).decode("utf-8"))
        licence = archive.read(about.replace("METADATA", "licenses/LICENSE")).decode("utf-8")
    assert metadata["License-Expression"] == "AGPL-3.0-or-later"
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in licence
    assert metadata.get_payload() == (ROOT / "README.md").read_text(encoding="utf-8")


def test_installed_far_from_a_checkout_the_app_finds_its_own_data(stranger: Path, tmp_path: Path) -> None:
    package, resources, forms, has_keys = json.loads(told([stranger / "python", "-c", LOOK], tmp_path))
    home = Path(package).parent
    assert home.is_relative_to(stranger.parent)
    assert (Path(resources), Path(forms)) == (home / "_resources", home / "_ui")
    assert has_keys


def test_the_installed_command_checks_a_shipped_definition(stranger: Path, tmp_path: Path) -> None:
    definition = ROOT / "resources" / "credentials" / "leading-vision-and-mission.yaml"
    assert "can be used" in told([stranger / "assessor-app", "credential", "check", definition], tmp_path)
