"""Loads a Designer form into a widget and proves that the form and the class agree, so neither can drift alone.

Qt's own loader replaces an unknown promoted class by its base class without a word; here that is an error.
Annotate the children a class relies on at class level (``page_box: QLineEdit``); names starting with an
underscore are the class's own affair. Nothing is connected by name.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QFile, QIODevice, QObject
from PySide6.QtGui import QAction
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QLayout, QWidget

from assessor_app.gui.widgets.fitting_text import FittingButton, FittingCheckBox, FittingLabel
from assessor_app.paths import FORMS

# words that do not fit end in "…" instead of being cut off
_FITTING: Final[Mapping[str, type[QWidget]]] = {
    "QPushButton": FittingButton,
    "QCheckBox": FittingCheckBox,
    "QLabel": FittingLabel,
}
_NOT_OURS = ("PySide6.", "Shiboken.", "shiboken6.")


class FormError(Exception):
    """A form and its class disagree; a mistake of the programmer, never of the user."""


class _IntoSelf(QUiLoader):
    """Builds the form's root *as* the waiting widget, and promoted children as the classes registered."""

    def __init__(self, root: QWidget, promoted: tuple[type[QWidget], ...]) -> None:
        # Left to itself, Qt's loader loads every plug-in of Designer, Qt's web browser among them: longer than a form.
        paths = QCoreApplication.libraryPaths()
        QCoreApplication.setLibraryPaths([])
        try:
            super().__init__()
        finally:
            QCoreApplication.setLibraryPaths(paths)
        self._root = root
        self._promoted = {one.__name__: one for one in promoted}
        self._plain = frozenset(self.availableWidgets())
        self.unknown: list[str] = []

    def createWidget(self, class_name: str, parent: QWidget | None = None, name: str = "") -> QWidget:
        if parent is None:
            return self._root
        if class_name in self._promoted:
            widget = self._promoted[class_name](parent)
            widget.setObjectName(name)
            return widget
        if class_name in _FITTING:
            fitting = _FITTING[class_name](parent)
            fitting.setObjectName(name)
            return fitting
        if class_name not in self._plain:
            # Raising inside a call from C++ would only be printed: note it and let load_form raise.
            self.unknown.append(f"{name} ({class_name})")
            return QWidget(parent)
        return super().createWidget(class_name, parent, name)


def load_form(widget: QWidget, name: str, *, promoted: tuple[type[QWidget], ...] = ()) -> None:
    """Load ``ui/<name>.ui`` into ``widget`` and set each annotated child as an attribute.

    ``promoted`` lists the classes the form promotes to; each is built as ``Class(parent)``.
    Raises FormError when the file is missing or unreadable, when the form uses a class that was not
    registered, or when an annotated child is absent or of another class.
    """
    path = FORMS / f"{name}.ui"
    file = QFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FormError(f"The form {name}.ui cannot be opened: {file.errorString()}.")
    loader = _IntoSelf(widget, promoted)
    own_name = widget.objectName()
    try:
        loader.load(file, None)
    except RuntimeError as error:
        raise FormError(f"The form {name}.ui is not readable: {loader.errorString() or error}") from error
    finally:
        file.close()
    if loader.unknown:
        raise FormError(f"{name}.ui uses classes that were not registered: {', '.join(loader.unknown)}.")
    if own_name:
        widget.setObjectName(own_name)
    _adopt_children(widget, name)


def _adopt_children(widget: QWidget, form: str) -> None:
    for child_name, wanted in _annotated(type(widget)):
        child = widget.findChild(QObject, child_name)
        if child is None:
            raise FormError(f"{form}.ui has no child named {child_name!r}, which {type(widget).__name__} needs.")
        if not isinstance(child, wanted):
            raise FormError(
                f"{form}.ui makes {child_name!r} a {type(child).__name__}, "
                f"but {type(widget).__name__} declares it as {wanted.__name__}."
            )
        setattr(widget, child_name, child)


def _annotated(cls: type) -> Iterator[tuple[str, type[QObject]]]:
    """Names and classes of the widgets, layouts and actions that ``cls`` and its own bases declare."""
    hints: dict[str, object] = {}
    for base in reversed(cls.__mro__):
        if base.__module__.startswith(_NOT_OURS) or "__annotations__" not in base.__dict__:
            continue
        hints.update(typing.get_type_hints(base))
    for name, kind in hints.items():
        if name.startswith("_") or not isinstance(kind, type):
            continue
        if issubclass(kind, QWidget | QLayout | QAction):
            yield name, kind
