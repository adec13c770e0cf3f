"""Templates are code: they parse, they are used, and nothing in them breaks the content policy."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.urls import URLResolver, get_resolver

ROOT = Path(settings.BASE_DIR)
FOLDER = ROOT / "templates"
TEMPLATES = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.*") if path.is_file())
HTML = [name for name in TEMPLATES if name.endswith((".html", ".svg"))]
BY_LIBRARY = (
    "designsystemet/",
    "account/",
    "429.html",
)  # names that crispy-forms and allauth look up themselves


@pytest.mark.parametrize("name", TEMPLATES)
def test_it_parses(name: str) -> None:
    engines["django"].get_template(name)


@pytest.mark.parametrize("name", HTML)
def test_no_inline_script_style_or_handler(name: str) -> None:
    text = (FOLDER / name).read_text()
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", text), "inline script"
    assert not re.search(r"<style\b", text), "inline style sheet"
    assert not re.search(r"\sstyle\s*=", text), "style attribute"
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text), "inline handler"
    assert not re.search(r"hx-on|javascript:", text), "script in an attribute"


def test_every_address_has_a_route() -> None:
    """`{% url … as it %}` answers a mistyped name with nothing, and the link is silently gone."""
    known = {*names_under(get_resolver()), "demo_sign_in"}  # that one is there in demo mode only
    asked = {
        name: re.findall(r"{%\s*url\s+['\"]([^'\"]+)['\"]", (FOLDER / name).read_text()) for name in TEMPLATES
    }
    assert {
        (name, route) for name, routes in asked.items() for route in routes if route not in known
    } == set()


def names_under(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from names_under(each, f"{space}{each.namespace}:" if each.namespace else space)
        elif each.name:
            yield f"{space}{each.name}"


def test_every_template_is_used() -> None:
    source = "\n".join(
        path.read_text(errors="ignore")
        for pattern in ("*.py", "*.html", "*.txt")
        for path in ROOT.rglob(pattern)
        if not {".venv", "node_modules", "var", "tests"} & set(path.relative_to(ROOT).parts)
    )
    unused = [
        name
        for name in TEMPLATES
        if not name.startswith(BY_LIBRARY) and name not in source and f'"{Path(name).name}"' not in source
    ]
    unused = [name for name in unused if not _named_by_parts(name, source)]
    assert unused == []


def _named_by_parts(name: str, source: str) -> bool:
    """Whether code builds the name: f"plans/parts/{key}.html" has the folder, and the stem stands as a word."""
    path = Path(name)
    return (
        f"{path.parent}/{{" in source and re.search(rf"[\"']{re.escape(path.stem)}[\"']", source) is not None
    )


@pytest.mark.parametrize("name", HTML)
def test_posting_forms_are_protected(name: str) -> None:
    """A posted form has its token, or says that it needs none (the survey carries its own nonce)."""
    text = (FOLDER / name).read_text()
    for form in re.findall(r"<form\b.*?</form>", text, re.S):
        if re.search(r"method=[\"']post", form, re.I):
            assert "csrf_token" in form or "{# no csrf" in form, form[:120]
