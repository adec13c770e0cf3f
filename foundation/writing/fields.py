"""The model's side of a text."""

from typing import Any

from django.db import models

from foundation.writing.forms import PlainText
from foundation.writing.texts import clean_text
from foundation.writing.validators import refuse_identity_number, refuse_too_long


class PlainTextField(models.TextField):
    """Text as people write it: NFC, no control characters, a limit in characters, no *fødselsnummer*."""

    def __init__(self, *args: Any, max_length: int = 4000, one_line: bool = False, **kwargs: Any) -> None:
        self.one_line = one_line
        super().__init__(*args, **{**kwargs, "max_length": max_length})

    def deconstruct(self) -> Any:
        """As any text field; the kind of widget is part of the model, not of the table."""
        name, _path, args, kwargs = super().deconstruct()
        if self.one_line:
            kwargs["one_line"] = True
        return name, "foundation.writing.fields.PlainTextField", args, kwargs

    def to_python(self, value: Any) -> Any:
        """The cleaned text; one line where the field is one."""
        text = super().to_python(value)
        if not isinstance(text, str):
            return text
        text = clean_text(text)
        return " ".join(text.split()) if self.one_line else text

    def get_prep_value(self, value: Any) -> Any:
        """Cleaned on the way into the database too, wherever it comes from."""
        return super().get_prep_value(self.to_python(value))

    def run_validators(self, value: Any) -> None:
        """Length and identity numbers, each with its reason."""
        super().run_validators(value)
        if isinstance(value, str):
            refuse_too_long(value, self.max_length or 4000)
            refuse_identity_number(value)

    def formfield(self, **kwargs: Any) -> Any:  # type: ignore[override]
        """A PlainText form field with the same limit."""
        kwargs.pop("max_length", None)
        defaults = {"form_class": PlainText, "limit": self.max_length, "one_line": self.one_line}
        return models.Field.formfield(self, **{**defaults, **kwargs})
