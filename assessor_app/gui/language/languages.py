"""Chooses the language of the desk and gives it to Qt: texts, Qt's own texts, dates and numbers.

English needs nothing: it is what the sources say, and starting in it reads no file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

SYSTEM: Final = "system"
ENGLISH: Final = "en"
PSEUDO: Final = "pseudo"
TRANSLATED: Final[Mapping[str, QLocale.Language]] = {"es": QLocale.Language.Spanish}
# the first catalogue also lists every text there is
_LISTED_IN: Final = "es"
_OF_QT: Final = ("qtbase", "qtmultimedia")


class Translator:
    """What :func:`install_language` gave to Qt; ``remove`` takes it back. ``language`` is "en", "es" or "pseudo"."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._installed: list[QTranslator] = []
        self._data: list[bytes] = []
        self._locale = QLocale()

    def remove(self) -> None:
        """Speak as before; texts already on screen stay."""
        while self._installed:
            QCoreApplication.removeTranslator(self._installed.pop())
        QLocale.setDefault(self._locale)

    def add(self, translator: QTranslator) -> None:
        """Give Qt one more source of texts, asked before those given earlier."""
        QCoreApplication.installTranslator(translator)
        self._installed.append(translator)

    def add_compiled(self, data: bytes) -> None:
        """As :meth:`add`, from bytes, which must live as long as Qt reads them."""
        translator = QTranslator()
        if not translator.load(data):
            raise RuntimeError("Qt does not take the compiled catalogue")
        self._data.append(data)
        self.add(translator)


def language_of(choice: str, system: QLocale | None = None) -> str:
    """The language that a choice means: "en", "es" or "pseudo"; English for one that is not known."""
    if choice == SYSTEM:
        wanted = (system or QLocale.system()).language()
        return next((name for name, one in TRANSLATED.items() if one == wanted), ENGLISH)
    return choice if choice in (PSEUDO, *TRANSLATED) else ENGLISH


def install_language(application: QCoreApplication, choice: str = SYSTEM, cache: Path | None = None) -> Translator:
    """Let the desk speak the language chosen; call it before any window is built, and keep what it returns.

    What is compiled for it is kept in the folder ``cache`` for the next start; None keeps nothing. Dates and numbers
    follow: the person's own country where the language is spoken there, else the language's own.
    Raises CatalogueError when the catalogue shipped with the program cannot be read.
    """
    language = language_of(choice)
    translator = Translator(language)
    if choice != SYSTEM and language != PSEUDO:
        _follow(language)
    if language in TRANSLATED:
        _install_qt_texts(translator, TRANSLATED[language])
    if language != ENGLISH:
        _install_catalogue(translator, language, cache)
    # the application is asked for, so that nobody installs before there is one; Qt keeps the list itself
    assert application is QCoreApplication.instance()
    return translator


def _follow(language: str) -> None:
    system = QLocale.system()
    wanted = TRANSLATED.get(language, QLocale.Language.English)
    if system.language() not in (wanted, QLocale.Language.C):
        QLocale.setDefault(QLocale(wanted, system.territory()))
    elif system.language() == QLocale.Language.C and language != ENGLISH:
        QLocale.setDefault(QLocale(wanted))


def _install_qt_texts(translator: Translator, language: QLocale.Language) -> None:
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name in _OF_QT:
        texts = QTranslator()
        # a Linux distribution's own Qt may ship without them; ours are there all the same
        if texts.load(QLocale(language), name, "_", folder):
            translator.add(texts)


def _install_catalogue(translator: Translator, language: str, cache: Path | None) -> None:
    if language == PSEUDO:
        translator.add_compiled(_pseudo())
        return
    from assessor_app.gui.language.kept_catalogue import compiled_catalogue  # late: not needed in English

    translator.add_compiled(compiled_catalogue(language, cache))


def _pseudo() -> bytes:
    from assessor_app.gui.language.catalogue import read_catalogue  # late: for tests and builders
    from assessor_app.gui.language.catalogue_file import catalogue_path  # late: as above
    from assessor_app.gui.language.compiled import compile_messages  # late: as above
    from assessor_app.gui.language.pseudo import pseudo_messages  # late: as above

    return compile_messages(pseudo_messages(read_catalogue(catalogue_path(_LISTED_IN))), ENGLISH)
