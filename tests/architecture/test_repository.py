"""The repository keeps its promises: locks without hosts, no path of a machine, no unfinished marks."""

import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)


def tracked(*patterns: str) -> list[Path]:
    names = subprocess.run(
        ["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [ROOT / name for name in names.split("\n") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("pattern", ["requirements/*", "package-lock.json", ".npmrc"])
def test_locks_name_no_host(pattern: str) -> None:
    assert tracked(pattern), "the locks are there"
    for path in tracked(pattern):
        assert not re.search(r'"resolved"|https?:|index-url|find-links', path.read_text()), path.name


@pytest.mark.parametrize("lock", ["run", "dev", "assets"])
def test_every_pin_has_its_hash(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text()
    pins = re.findall(r"^[a-z0-9][\w.\-\[\]]*==", text, re.M)
    assert pins
    assert len(re.findall(r"^[a-z0-9][^\n]*\\\n    --hash=sha256:", text, re.M)) == len(pins)


def test_every_dependency_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    block = text[text.index("dependencies = [") : text.index("[tool.")]
    assert [line for line in block.split("\n") if line.startswith('  "') and "#" not in line] == []


def test_no_path_of_a_machine_and_no_unfinished_mark() -> None:
    marks = "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3])
    wrong = []
    for path in tracked("*.py", "*.html", "*.js", "*.css", "*.md", "*.toml", "Makefile", "*.sh"):
        text = path.read_text()
        if re.search(r"(?<![\w.])/(root|home)/[a-z]|\.\./(shared|\.library)", text):
            wrong.append(f"{path.name}: a machine's path")
        if re.search(rf"\b({marks})\b", text):
            wrong.append(f"{path.name}: unfinished")
    assert wrong == []
