"""Every text is there in bokmål, nynorsk and English, and the words are ours."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
LANGUAGES = ["nb", "nn"]
LEFT_OUT = ["-i", ".venv", "-i", "node_modules", "-i", "var", "-i", "tests"]
EXTRACT = [
    "makemessages",
    "-l",
    "nb",
    "-l",
    "nn",
    "--add-location=file",
    "--no-wrap",
    "--no-obsolete",
    *LEFT_OUT,
]


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.po"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_untranslated_or_fuzzy(language: str) -> None:
    assert [e.msgid for e in catalogue(language) if not e.obsolete and (not e.translated() or e.fuzzy)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_survive_translation(language: str) -> None:
    wrong = []
    for entry in catalogue(language):
        wanted = set(re.findall(r"%\(\w+\)[sd]", entry.msgid + entry.msgid_plural))
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            found = set(re.findall(r"%\(\w+\)[sd]", text))
            if text and not found <= wanted:
                wrong.append((entry.msgid, text))
        if not entry.msgid_plural and set(re.findall(r"%\(\w+\)[sd]", entry.msgstr)) != wanted:
            wrong.append((entry.msgid, entry.msgstr))
    assert wrong == []


# What must not stand in a language's texts: forms of the other one, and words that the glossary replaces.
FOREIGN = {
    "nn": r"\b(ikke|jeg|hvordan|hvem|hva|hvis|skolen|skolens|ansatte|uke|noen|mellom oss|opplæringens|være|gjøre)\b",
    "nb": r"\b(ikkje|eg|korleis|kven|skulen|tilsette|veke|nokon|vere|gjere|møtet i dykk)\b",
}
AVOIDED = {
    "nb": r"\b(vennligst|venligst|brukernavn|deadline|tiltaka|møta|utgangspunkt(et)?(?! i ))\b|!(?!=)",
    "nn": r"\b(vennlegst|ver venleg|brukarnamn|deadline|utgangspunkt(et)?(?! i ))\b|!(?!=)",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_other_norwegian(language: str) -> None:
    wrong = [(e.msgid, e.msgstr) for e in catalogue(language) if re.search(FOREIGN[language], e.msgstr, re.I)]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tone_holds(language: str) -> None:
    wrong = [(e.msgid, e.msgstr) for e in catalogue(language) if re.search(AVOIDED[language], e.msgstr, re.I)]
    assert wrong == []


def test_the_catalogues_hold_what_the_code_says(tmp_path: Path) -> None:
    """Extraction over a copy finds no text that the catalogues lack."""
    copy = tmp_path / "copy"
    tracked = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "*.py", "*.html", "*.txt", "*.po", "*.js", "*.toml"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split("\n")  # fmt: skip
    for name in filter(None, tracked):
        if (ROOT / name).is_file():
            target = copy / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((ROOT / name).read_bytes())
    subprocess.run(
        [sys.executable, "manage.py", *EXTRACT, "-v", "0"], cwd=copy, check=True, capture_output=True
    )
    for language in LANGUAGES:
        fresh = polib.pofile(str(copy / "locale" / language / "LC_MESSAGES" / "django.po"))
        assert [e.msgid for e in fresh if not e.obsolete and (not e.translated() or e.fuzzy)] == []


def test_no_text_hides_in_an_f_string() -> None:
    """The gathering of texts does not look inside f-strings: one written there is never translated."""
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in ROOT.glob("*/**/*.py")
        if path.relative_to(ROOT).parts[0] not in {".venv", "tests", "var", "node_modules"}
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.JoinedStr)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Call)
        and isinstance(inner.func, ast.Name)
        and inner.func.id in {"_", "gettext", "ngettext", "pgettext", "gettext_lazy"}
    ]
    assert wrong == []
