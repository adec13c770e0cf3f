"""Filling in a form as the page shows it: what stands there already, and something sensible where it is empty."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from html.parser import HTMLParser

Fields = dict[str, list[str]]
BY_TYPE = {"email": "ny.person@example.no", "time": "12:00", "number": "12", "url": ""}


@dataclass
class _Reader(HTMLParser):
    """The forms of a page that are sent to it itself, or to `action`: fields and what they hold."""

    action: str
    today: date
    forms: list[Fields] = field(default_factory=list)
    is_in: bool = False
    select: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        if tag == "form":
            path = at.get("action", "").split("?")[0]
            self.is_in = at.get("method") == "post" and path in ("", self.action)
            if self.is_in:
                self.forms.append({})
        elif self.is_in and tag in ("input", "select", "textarea", "button", "option"):
            getattr(self, f"_{tag}")(at)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.is_in = False
        elif tag == "textarea" and self.text:
            held = self.forms[-1][self.text]
            self.forms[-1][self.text] = ["".join(held).strip() or "Skrevet én gang"]
            self.text = ""

    def handle_data(self, data: str) -> None:
        if self.text:
            self.forms[-1][self.text].append(data)

    def _input(self, at: dict[str, str]) -> None:
        fields, name, kind = self.forms[-1], at.get("name", ""), at.get("type", "text")
        if kind in ("radio", "checkbox"):
            if "checked" in at or (kind == "radio" and name not in fields):
                held = fields.setdefault(name, [])
                fields[name] = (
                    [*held, at.get("value", "on")] if kind == "checkbox" else [at.get("value", "on")]
                )
        elif kind == "date":
            fields[name] = [at.get("value") or str(self.today + timedelta(days=40))]
        elif kind not in ("file", "submit"):
            fields[name] = [at.get("value") or BY_TYPE.get(kind, "Skrevet én gang" if kind == "text" else "")]

    def _select(self, at: dict[str, str]) -> None:
        self.select = at["name"]
        self.forms[-1][self.select] = []

    def _option(self, at: dict[str, str]) -> None:
        held = self.forms[-1][self.select]
        if "selected" in at or (at.get("value") and not any(held)):
            self.forms[-1][self.select] = [at.get("value", "")]

    def _textarea(self, at: dict[str, str]) -> None:
        self.text = at["name"]
        self.forms[-1][self.text] = []

    def _button(self, at: dict[str, str]) -> None:
        if at.get("name") and at["name"] not in self.forms[-1]:
            self.forms[-1][at["name"]] = [at.get("value", "")]


def fill_in(page: str, action: str, today: date) -> Fields:
    """The first form on the page that is sent to the address `action`, filled in."""
    reader = _Reader(action, today)
    reader.feed(page)
    return next(form for form in reader.forms if "csrfmiddlewaretoken" in form)
