#!/usr/bin/env python3
"""Bring a bare machine to a running desk with nothing but the standard library.

    python3 packaging/bootstrap.py demo [arguments of `assessor-app demo`]
    python3 packaging/bootstrap.py test [arguments of pytest]
    python3 packaging/bootstrap.py app  [arguments of `assessor-app`]

Installs the system packages (Debian and Ubuntu, as root or through sudo), makes `.venv` from the lock file
and goes on. What is already there is not done twice. It must run on any Python 3 to be able to look for a fitting one.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST, NEWEST = (3, 11), (3, 14)

# libVLC with its codecs, Qt's platform plugins for X and Wayland, a font
SYSTEM_PACKAGES = [
    "libvlc5", "vlc-plugin-base", "vlc-plugin-video-output",
    "libegl1", "libgl1", "libopengl0", "libdbus-1-3", "libfontconfig1", "libglib2.0-0", "libxkbcommon0",
    "libxkbcommon-x11-0", "libx11-xcb1", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1",
    "libxcb-randr0", "libxcb-render-util0", "libxcb-shape0", "libxcb-xinerama0", "libxcb-xkb1", "libwayland-client0",
    "libwayland-cursor0", "libwayland-egl1", "fonts-dejavu-core", "ca-certificates",
]  # fmt: skip
TEST_PACKAGES = ["xvfb", "xdotool"]
# pages of office files; without it the demo and the desk work, and only say that there are none
# (the fonts are as wide as Arial, Calibri and Cambria: with others, pages break elsewhere than for the author)
OPTIONAL_PACKAGES = [
    "libreoffice-writer-nogui", "libreoffice-calc-nogui", "libreoffice-impress-nogui",
    "fonts-liberation", "fonts-crosextra-carlito", "fonts-crosextra-caladea",
]  # fmt: skip
# tests that want these skip without them, so their absence stops nobody who is not root
OPTIONAL_TEST_PACKAGES = ["postgresql"]
# most tests wait half of their time for a child, a hub or a film: four share two cores well
# (a file stays on one worker, so that what its tests share is made once)
PYTEST_ARGUMENTS = ["-n", "4", "--dist", "loadfile", "--no-loadscope-reorder", "--max-worker-restart=0", "-q"]
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def say(text: str) -> None:
    print(f"bootstrap: {text}", flush=True)


def stop(text: str) -> None:
    print(f"bootstrap: {text}", file=sys.stderr, flush=True)
    raise SystemExit(1)


def may_become_root() -> bool:
    return os.geteuid() == 0 or shutil.which("sudo") is not None


def missing_packages(wanted: list[str]) -> list[str]:
    """Names dpkg does not know as installed; a package that took another's name counts by what it provides."""
    query = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package} ${Provides}\n"],
        capture_output=True,
        text=True,
        check=False,
    )
    present: set[str] = set()
    for line in query.stdout.splitlines():
        status, _, names = line.partition(" ")
        if status == "installed":
            present.update(name.strip(",") for name in names.split())
    return [name for name in wanted if name not in present]


def install_system(wanted: list[str], optional: list[str]) -> None:
    if not shutil.which("dpkg-query") or not shutil.which("apt-get"):
        say(
            "this is not Debian or Ubuntu: libVLC and Qt's libraries are taken as installed "
            "(see packaging/README.md; `assessor-app doctor` tells what is missing)"
        )
        return
    needed = missing_packages(wanted)
    welcome = missing_packages(optional)
    if not needed + welcome:
        return
    if may_become_root():
        apt_update()
        if needed and not apt_install(needed):
            stop("this step failed, its own message is above: installing " + " ".join(needed))
        if welcome and not apt_install(welcome):
            say("these could not be installed, and I go on without them: " + " ".join(welcome))
    elif needed:
        stop(
            "system packages are missing, and I am not root and there is no sudo.\nAs root, run this, then start me "
            "again:\n\n    apt-get update && apt-get install --no-install-recommends "
            + " ".join(needed + welcome)
            + "\n"
        )
    else:
        say("not root, so I go on without: " + " ".join(welcome))


def apt_get(*words: str) -> bool:
    """Whether apt-get did it."""
    root = [] if os.geteuid() == 0 else ["sudo"]
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    return subprocess.run([*apt, *words], stdout=subprocess.DEVNULL, check=False).returncode == 0


def apt_update() -> None:
    if not apt_get("update"):
        # one broken third-party list is common and rarely in the way
        say("apt-get update complained (see above); I try with the lists there are")


def apt_install(packages: list[str]) -> bool:
    say("installing system packages: " + " ".join(packages))
    return apt_get("install", "-y", "--no-install-recommends", *packages)


def fitting(python: str | Path, module: str = "sys") -> bool:
    """Whether ``python`` starts, is of a version the lock file was made for and has ``module``."""
    question = f"import sys, {module}; print(*sys.version_info[:2])"
    probe = subprocess.run([str(python), "-c", question], capture_output=True, text=True, check=False)
    words = probe.stdout.split()
    return len(words) == 2 and OLDEST <= (int(words[0]), int(words[1])) <= NEWEST


def find_python() -> str:
    """An interpreter the lock file was made for; Ubuntu 22.04 gets its own python3.11 package."""
    # the base interpreter: started from our own .venv, we may have to clear that
    own = getattr(sys, "_base_executable", None) or sys.executable
    names = [own, *(f"python3.{minor}" for minor in range(OLDEST[1], NEWEST[1] + 1))]
    for name in names:
        path = shutil.which(name)
        if path and fitting(path):
            return path
    if shutil.which("apt-get"):
        install_system(["python3.11"], [])
        path = shutil.which("python3.11")
        if path:
            return path
    stop("Python 3.11 to 3.14 is needed; this one is " + sys.version.split()[0])
    return ""


def venv_package(python: str) -> list[str]:
    """Debian keeps ensurepip in a package of its own; nothing is asked for where it works already."""
    works = subprocess.run([python, "-c", "import ensurepip, venv"], capture_output=True, check=False).returncode == 0
    if works:
        return []
    version = subprocess.run(
        [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"], capture_output=True, text=True, check=True
    )
    return [f"python{version.stdout.strip()}-venv"]


def environment(lock: Path, python: str) -> Path:
    """Make or refresh `.venv` from ``lock``; a stamp of the lock's digest makes the second time quick."""
    inside = VENV / ("Scripts" if os.name == "nt" else "bin") / ("python.exe" if os.name == "nt" else "python")
    origin, stamp = VENV / "made-for", VENV / f"{lock.stem}.stamp"
    # scripts and the editable install hold absolute paths: a moved checkout needs a new one
    stayed = not origin.exists() or origin.read_text(encoding="utf-8") == str(ROOT)
    whole = stayed and inside.exists() and fitting(inside, "pip")
    wanted = hashlib.sha256(lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if whole and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return inside
    if not whole:
        say("making .venv")
        run([python, "-m", "venv", "--clear", str(VENV)])
        origin.write_text(str(ROOT), encoding="utf-8")
    say(f"installing the packages of {lock.name} (some 300 MB the first time, a few minutes)")
    # on a terminal pip shows its progress bars, in a log only what went wrong
    pip = [str(inside), "-m", "pip", "install", "--disable-pip-version-check", *([] if sys.stdout.isatty() else ["-q"])]
    run([*pip, "--require-hashes", "-r", str(lock)])
    run([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)])
    stamp.write_text(wanted, encoding="utf-8")
    return inside


def run(command: list[str]) -> None:
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        stop("this step failed, its own message is above: " + " ".join(command))


def has_screen() -> bool:
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run_app(python: Path, arguments: list[str]) -> int:
    if arguments[:1] == ["demo"] and "--check" not in arguments and not has_screen():
        say("there is no screen here: the demo does the whole job by itself, offscreen, and reports each step")
        arguments = [*arguments, "--check"]
    return subprocess.run([str(python), "-m", "assessor_app", *arguments], cwd=ROOT, check=False).returncode


def run_tests(python: Path, arguments: list[str]) -> int:
    """Lint, format, types, layers, then the suite; every step runs, the first failure gives the exit code."""
    tool = [str(python), "-m"]
    checks = [
        [*tool, "ruff", "check", "."],
        [*tool, "ruff", "format", "--check", "."],
        [*tool, "mypy"],
        [str(python), "-c", LINT_IMPORTS],
    ]
    # a worker that crashes ends the run: replaced, its tests could leave the others waiting for ever
    suite = [*tool, "pytest", *(arguments or PYTEST_ARGUMENTS)]
    # each worker rewrites every test, and each of some thousand children reads the app: what is compiled is kept
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    rewriting = None if arguments else rewrite_tests(python, environment)
    codes = [check(step, environment) for step in checks]
    if rewriting is not None:
        rewriting.wait()
    codes.append(check(suite, environment))
    return next((code for code in codes if code), 0)


def check(step: list[str], environment: dict[str, str]) -> int:
    """The exit code of one step, which tells by itself what it found."""
    say("lint-imports" if LINT_IMPORTS in step else " ".join(step[2:]))
    return subprocess.run(step, cwd=ROOT, env=environment, check=False).returncode


def rewrite_tests(python: Path, environment: dict[str, str]) -> subprocess.Popen | None:
    """In a fresh checkout let one process compile the tests beside the checks: else each worker does it for itself.

    What is wrong with them is told by the suite.
    """
    if (ROOT / "tests" / "__pycache__").exists():
        return None
    collect = [str(python), "-m", "pytest", "--collect-only", "-q"]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(collect, cwd=ROOT, env=environment, stdin=quiet, stdout=quiet, stderr=quiet)


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in ("demo", "test", "app"):
        print(__doc__)
        return 2
    verb, rest = arguments[0], arguments[1:]
    python = find_python()
    testing = verb == "test"
    needed = SYSTEM_PACKAGES + (TEST_PACKAGES if testing else []) + venv_package(python)
    # the program itself starts on what is there; who wants pages made installs LibreOffice
    optional = [] if verb == "app" else OPTIONAL_PACKAGES
    install_system(needed, optional + (OPTIONAL_TEST_PACKAGES if testing else []))
    inside = environment(ROOT / "packaging" / ("requirements-dev.lock" if testing else "requirements.lock"), python)
    if testing:
        return run_tests(inside, rest)
    # the desk's children write nothing: what they alone import would be compiled anew at each start of theirs
    run([str(inside), "-m", "compileall", "-q", str(ROOT / "assessor_app")])
    return run_app(inside, rest if verb == "app" else ["demo", *rest])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
