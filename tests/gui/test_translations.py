"""The catalogues: complete, in step with the sources, faithful to placeholders, and understood by Qt."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.language.catalogue import Message, read_catalogue
from assessor_app.gui.language.catalogue_file import CatalogueError, catalogue_path
from assessor_app.gui.language.compiled import compile_messages
from assessor_app.gui.language.kept_catalogue import compiled_catalogue
from assessor_app.gui.language.languages import install_language, language_of
from assessor_app.gui.language.pseudo import pseudo, pseudo_messages
from assessor_app.gui.language.saying import say
from assessor_app.gui.preferences.settings_table import LANGUAGE
from assessor_app.sentences import joined, sentence
from tests.translations.__main__ import LANGUAGES
from tests.translations.catalogue_file import filled, merged, write_catalogue
from tests.translations.collection import collect, modules_on_screen
from tests.translations.error_words import untold
from tests.translations.faults import drift, spoilt, untranslated
from tests.translations.modules import Module
from tests.translations.texts import Harvest, Text

MEND = "run `python -m tests.translations update`, then translate what `missing` prints and `fill` it in"


@pytest.fixture(scope="module")
def harvest() -> Harvest:
    return collect()


@pytest.fixture(params=LANGUAGES)
def messages(request: pytest.FixtureRequest) -> tuple[Message, ...]:
    return read_catalogue(catalogue_path(request.param))


# ---- what is kept in the repository ------------------------------------------------------------------------------


def test_every_text_is_written_where_it_can_be_collected(harvest: Harvest) -> None:
    assert not harvest.unseen


def test_the_catalogue_is_in_step_with_the_sources(harvest: Harvest, messages: tuple[Message, ...]) -> None:
    assert not list(drift(harvest.texts, messages)), MEND


def test_everything_is_translated(messages: tuple[Message, ...]) -> None:
    assert not list(untranslated(messages)), MEND


def test_no_placeholder_is_lost_or_added(messages: tuple[Message, ...]) -> None:
    assert not list(spoilt(messages))


def test_errors_and_states_are_told_in_sentences_that_can_be_translated() -> None:
    assert not list(untold(modules_on_screen()))


def test_an_error_told_in_a_bare_string_is_found(tmp_path: Path) -> None:
    (tmp_path / "errors.py").write_text("class DeskError(Exception): ...\nclass OwnError(DeskError): ...\n")
    (tmp_path / "verb.py").write_text(
        "from assessor_app.sentences import sentence\n_WHY = 'Not now.'\n_SAID = sentence('Not here.')\n"
        "def go(n, told):\n"
        "    OwnError('Plain.')\n    OwnError(f'{n} left.', sentence('Wait.'))\n    OwnError(_WHY)\n"
        "    OwnError(_SAID, advice='Wait.')\n    SyncProgress('pulling', 'Fetching', 1)\n"
        "    OwnError(told, '')\n    OwnError(sentence('Fine.'), kind='missing')\n    ValueError('ours')\n"
    )
    modules = {name: Module.read(tmp_path / f"{name}.py", name) for name in ("errors", "verb")}
    assert len(list(untold(modules))) == 5


def test_texts_of_every_room_are_collected(harvest: Harvest) -> None:
    """One known text of each way to say something, so that a collector gone blind is noticed."""
    for context, source in (
        ("ReviewPage", "All steps"),  # a form
        ("ReviewPage", "Sign and submit"),  # self.tr
        ("spoken_time", "{n} hours"),  # a helper that passes its text on
        ("queue", "Needs attention"),  # an alias of translate
        ("shortcuts", "Next criterion"),  # a data file
        ("Sentences", "{label} is not scored yet, {level} needed"),  # said by the domain
        ("ReadingFaults", "This spreadsheet is empty."),  # marked in a table
    ):
        assert Text(context, source) in harvest.texts, (context, source)
    assert not [one for one in harvest.texts if one.source in ("panel", "subtle", "primary")], "names of looks"


# ---- the collector -----------------------------------------------------------------------------------------------


def project(tmp_path: Path, code: str) -> Path:
    package = tmp_path / "assessor_app"
    package.mkdir()
    (package / "page.py").write_text(code, encoding="utf-8")
    return tmp_path


def found_in(tmp_path: Path, code: str) -> tuple[set[tuple[str, str]], list[str]]:
    found = collect(project(tmp_path, code))
    return {(one.context, one.source) for one in found.texts}, found.unseen


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ('class Page:\n def f(self): self.tr("One" if x else "Two")', {("Page", "One"), ("Page", "Two")}),
        ('def f():\n say, n = QCoreApplication.translate, 3\n say("ctx", "One")', {("ctx", "One")}),
        ('def tr(text): return QCoreApplication.translate("ctx", text)\ntr("One")', {("ctx", "One")}),
        ('def f():\n words = "One"\n return QCoreApplication.translate("ctx", words)', {("ctx", "One")}),
        (
            '_T = (("a", "One"), ("b", "Two"))\nx = [QCoreApplication.translate("ctx", w) for k, w in _T]',
            {("ctx", "One"), ("ctx", "Two")},
        ),
        ('_T = {"a": "One"}\ndef f(k): return QCoreApplication.translate("ctx", _T[k])', {("ctx", "One")}),
        (
            '_T = {"a": "One"}\ndef f(k): return QCoreApplication.translate("ctx", _T.get(k, "No"))',
            {("ctx", "One"), ("ctx", "No")},
        ),
        ('_T = {"a": ("One", "Two")}\ndef f(k): return QCoreApplication.translate("c", _T[k][1])', {("c", "Two")}),
        (
            'X = QT_TRANSLATE_NOOP("ctx", "One")\ndef f(a): return QCoreApplication.translate("ctx", a.b)',
            {("ctx", "One")},
        ),
        ('from assessor_app.sentences import sentence\nsentence("{n} files", n=2)', {("Sentences", "{n} files")}),
        ('class Page:\n def f(self): self.tr("No f" "-string")', {("Page", "No f-string")}),
    ],
)
def test_a_text_is_found_however_it_is_said(tmp_path: Path, code: str, texts: set[tuple[str, str]]) -> None:
    assert found_in(tmp_path, code) == (texts, [])


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ('class Page:\n def f(self): self.tr(f"{n} files")', "an f-string cannot be translated"),
        ('def f(n):\n words = f"{n} files"\n QCoreApplication.translate("ctx", words)', "an f-string"),
        ('from assessor_app.sentences import sentence\nsentence(f"{n} files")', "an f-string"),
        ("class Page:\n def f(self, a): self.tr(a.words)", "mark it there with QT_TRANSLATE_NOOP"),
        ('class Page:\n def f(self): self.tr("a" + str(1))', "not a plain string"),
        ('def f(w): w.tr("One")', "tr() of another object"),
        ('def f(c): QCoreApplication.translate(c, "One")', "the context is not a plain string"),
    ],
)
def test_a_text_that_could_never_be_translated_is_a_mistake(tmp_path: Path, code: str, why: str) -> None:
    texts, unseen = found_in(tmp_path, code)
    assert not texts
    assert len(unseen) == 1
    assert why in unseen[0]
    assert "page.py:" in unseen[0]


def test_texts_counted_and_texts_told_apart_are_collected_as_such(tmp_path: Path) -> None:
    code = 'QCoreApplication.translate("ctx", "%n file(s)", "", 3)\nQCoreApplication.translate("ctx", "Open", "a door")'
    assert collect(project(tmp_path, code)).texts == {
        Text("ctx", "%n file(s)", counted=True),
        Text("ctx", "Open", "a door"),
    }


# ---- keeping translations ----------------------------------------------------------------------------------------


def test_translations_stay_while_texts_come_and_go(tmp_path: Path) -> None:
    first = merged([Text("Page", "One"), Text("Page", "Gone")], (), "es")
    first = filled(first, {"": {"One": "Uno", "Gone": "Ido"}})
    texts = [Text("Page", "One"), Text("Page", "New & <odd>"), Text("Page", "%n file(s)", counted=True)]
    path = tmp_path / "x.ts"
    write_catalogue(merged(texts, first, "es"), path, "es")
    found = {one.source: one for one in read_catalogue(path)}
    assert found["One"].forms == ("Uno",)
    assert not found["New & <odd>"].done
    assert found["%n file(s)"].forms == ("", "")
    assert set(found) == {"One", "New & <odd>", "%n file(s)"}


def test_what_a_translator_breaks_is_told() -> None:
    said = [
        Message("Page", "{n} of {total}", forms=("{n} de {totl}",)),
        Message("Page", "Sheet {0}", forms=("Hoja",)),
        Message("Page", "Review && submit", forms=("Revisar & enviar",)),
        Message("Page", "One ", forms=("Uno",)),
        Message("Page", "{sheet}, {cells}", forms=("{cells} de {sheet}",)),
    ]
    told = list(spoilt(said))
    assert len(told) == 4
    assert not [one for one in told if "{cells} de {sheet}" in one]


def test_texts_forgotten_and_texts_gone_are_told() -> None:
    told = list(drift([Text("Page", "New")], [Message("Page", "Old", forms=("Viejo",))]))
    assert told == ["not in the catalogue: Page: 'New'", "no longer in the sources: Page: 'Old'"]


def test_a_catalogue_that_is_broken_says_so(tmp_path: Path) -> None:
    path = tmp_path / "broken.ts"
    path.write_text("<TS><context><name>Page</name>", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"broken\.ts is not readable"):
        read_catalogue(path)
    with pytest.raises(CatalogueError, match="cannot be opened"):
        read_catalogue(tmp_path / "none.ts")


# ---- what Qt makes of it -----------------------------------------------------------------------------------------

SAMPLE = (
    Message("Page", "Send “{n}” back", forms=("Devuelva «{n}» — ñ €",)),
    Message("Page", "Open", forms=("Abrir",)),
    Message("Page", "Open", "not closed", ("Abierto",)),
    Message("Other", "Open", forms=("Otro",)),
    Message("Page", "%n file(s)", forms=("%n archivo", "%n archivos"), counted=True),
    Message("Page", "Later", forms=("",)),
)


def said_by(translator: QTranslator) -> list[str]:
    texts = [
        ("Page", "Send “{n}” back", ""),
        ("Page", "Open", ""),
        ("Page", "Open", "not closed"),
        ("Other", "Open", ""),
    ]
    texts += [("Page", "Later", ""), ("Page", "Unknown", ""), ("Nowhere", "Open", ""), ("Page", "Open", "else")]
    said = [translator.translate(*one) for one in texts]
    return said + [translator.translate("Page", "%n file(s)", "", count) for count in (0, 1, 2, 101)]


def test_qt_finds_every_text_and_every_plural_form(qapp: QApplication) -> None:
    translator = QTranslator()
    data = compile_messages(SAMPLE, "es")
    assert translator.load(data)
    said = said_by(translator)
    assert said[:4] == ["Devuelva «{n}» — ñ €", "Abrir", "Abierto", "Otro"]
    assert not any(said[4:7])
    assert said[7] == "Abrir"
    assert said[8:] == ["%n archivos", "%n archivo", "%n archivos", "%n archivos"]


def test_our_bytes_say_what_those_of_qts_own_compiler_say(tmp_path: Path, qapp: QApplication) -> None:
    release = Path(PySide6.__file__).parent / "lrelease"
    if not release.exists():
        pytest.skip("this build of PySide6 comes without lrelease")
    ordered = tuple(sorted(SAMPLE, key=lambda one: one.context))
    write_catalogue(ordered, tmp_path / "x.ts", "es")
    subprocess.run([release, "-silent", tmp_path / "x.ts", "-qm", tmp_path / "x.qm"], check=True)
    theirs, ours, data = QTranslator(), QTranslator(), compile_messages(SAMPLE, "es")
    assert theirs.load(str(tmp_path / "x.qm"))
    assert ours.load(data)
    assert said_by(ours) == said_by(theirs)


# ---- the desk in a language --------------------------------------------------------------------------------------


@pytest.fixture
def locale() -> Iterator[QLocale]:
    before = QLocale()
    yield before
    QLocale.setDefault(before)


def test_spanish_speaks_in_forms_code_sentences_and_qts_own_texts(qapp: QApplication, locale: QLocale) -> None:
    translator = install_language(qapp, "es")
    try:
        assert translator.language == "es"
        translate = QCoreApplication.translate
        assert translate("ReviewPage", "Sign and submit") == "Firmar y enviar"
        assert translate("QPlatformTheme", "Cancel") == "Cancelar"
        assert QLocale().language() == QLocale.Language.Spanish
        said = sentence("{label} is not scored yet, {level} needed", label="2.c", level="Proficient")
        assert say(said) not in (said, "")
        assert "2.c" in say(said)
        assert "{" not in say(joined("; ", [said, sentence("{n} open", n=3)]))
        # stored in English and read back
        assert say("This assessment is submitted already.") != "This assessment is submitted already."
    finally:
        translator.remove()
    assert QCoreApplication.translate("ReviewPage", "Sign and submit") == "Sign and submit"
    assert QLocale() == locale


def test_a_form_is_built_in_the_language_chosen(qapp: QApplication, locale: QLocale) -> None:
    class AddressCard(QWidget):
        pass

    translator = install_language(qapp, "pseudo")
    try:
        widget = AddressCard()
        load_form(widget, "address_card")
        words = [str(one.property("text")) for one in widget.findChildren(QObject) if one.property("text")]
        assert words
        assert [one for one in words if one.startswith("⟦")]
        # what the style sheet reads is no text
        assert not [one for one in widget.findChildren(QObject) if str(one.property("role") or "").startswith("⟦")]
        widget.deleteLater()
    finally:
        translator.remove()


def test_english_reads_no_file(qapp: QApplication, locale: QLocale, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(language: str, folder: Path | None) -> None:
        raise AssertionError(f"the catalogue of {language} was read")

    monkeypatch.setattr("assessor_app.gui.language.kept_catalogue.compiled_catalogue", refuse)
    translator = install_language(qapp, "en")
    assert translator.language == "en"
    translator.remove()


def test_what_was_compiled_is_kept_and_only_used_while_it_fits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = compiled_catalogue("es", None)
    assert compiled_catalogue("es", tmp_path) == whole
    (kept,) = tmp_path.iterdir()
    made = kept.read_bytes()
    assert made.endswith(whole)

    def refuse(*_given: object) -> None:
        raise AssertionError("it was compiled again")

    with monkeypatch.context() as quick:
        quick.setattr("assessor_app.gui.language.compiled.compile_messages", refuse)
        assert compiled_catalogue("es", tmp_path) == whole
    # cut short, spoilt, of another program, of another catalogue: made anew and kept again
    for other in (made[:-1], made[:-9] + b"#" + made[-8:], b"", b"assessor-qm/0" + made[13:], made[:20] + made[21:]):
        kept.write_bytes(other)
        assert compiled_catalogue("es", tmp_path) == whole
        assert kept.read_bytes() == made


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert compiled_catalogue("es", tmp_path / "none") == compiled_catalogue("es", None)
    assert "could not be kept" in caplog.text


@pytest.mark.parametrize(
    ("choice", "system", "language"),
    [
        ("system", "es_MX", "es"),
        ("system", "de_DE", "en"),
        ("system", "en_GB", "en"),
        ("es", "en_US", "es"),
        ("en", "es_ES", "en"),
        ("pseudo", "en_US", "pseudo"),
        ("klingon", "es_ES", "en"),
    ],
)
def test_a_choice_means_a_language(choice: str, system: str, language: str) -> None:
    assert language_of(choice, QLocale(system)) == language


def test_every_choice_has_its_catalogue() -> None:
    assert [one for one, _ in LANGUAGE.choices] == ["system", "en", *LANGUAGES, "pseudo"]
    assert all(catalogue_path(one).exists() for one in LANGUAGES)


# ---- the made-up language ----------------------------------------------------------------------------------------


def test_the_made_up_language_is_longer_and_keeps_what_the_program_fills_in() -> None:
    made = pseudo("Send {n:,} of %1 &files to <b>{who}</b>")
    assert made.startswith("⟦")
    assert made.endswith("⟧")
    for kept in ("{n:,}", "%1", "&f", "<b>", "{who}", "</b>"):
        assert kept in made
    assert "Send" not in made
    assert len(made) >= 1.4 * len("Send {n:,} of %1 &files to <b>{who}</b>")
    assert pseudo("OK") == "⟦ÖK ó⟧"


def test_the_made_up_language_has_every_form_and_loses_no_placeholder() -> None:
    made = pseudo_messages(SAMPLE)
    assert all(one.done for one in made)
    assert len(made[4].forms) == 2
    assert not list(spoilt(made))
