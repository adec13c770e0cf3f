"""The form's side of a text: clean it, and say why where it cannot be kept."""

from typing import Any

from django import forms
from django.core.validators import ProhibitNullCharactersValidator

from foundation.writing.texts import clean_text
from foundation.writing.validators import refuse_identity_number, refuse_too_long


class PlainText(forms.CharField):
    """A text field that keeps all that was typed: too long is said, never cut off by the browser.

    `limit` is in characters; `one_line` gives an input instead of a text area.
    """

    def __init__(self, *, limit: int = 4000, one_line: bool = False, rows: int = 4, **kwargs: Any) -> None:
        self.limit, self.one_line = limit, one_line
        widget = forms.TextInput() if one_line else forms.Textarea(attrs={"rows": rows})
        kwargs.pop("max_length", None)
        kwargs.setdefault("widget", widget)
        super().__init__(strip=False, **kwargs)
        self.max_length = limit  # what the page says; too long is refused below, in words
        self.validators = [v for v in self.validators if not isinstance(v, ProhibitNullCharactersValidator)]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """The limit as data, not as `maxlength`: a browser cuts off a long paste without a word."""
        return {"data-limit": self.limit}

    def to_python(self, value: Any) -> str:
        """NFC, plain line breaks, no control characters; one line where the field is one."""
        text = clean_text(super().to_python(value) or "")
        return " ".join(text.split()) if self.one_line else text

    def run_validators(self, value: str) -> None:
        """Length and identity numbers, each with its reason."""
        super().run_validators(value)
        refuse_too_long(value, self.limit)
        refuse_identity_number(value)
