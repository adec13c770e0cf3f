"""The one form: 29 statements, don't know apart, none mandatory, words of one's own if the school asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from foundation.writing.texts import clean_text
from foundation.writing.validators import refuse_identity_number, refuse_too_long
from plc_survey.models import FreeText, Round
from plc_survey.queries.instrument import content_of_round
from programme.domain.content import Instrument

LONGEST = FreeText._meta.get_field("text").max_length or 1000
ALLOWED = {"0", "1", "2", "3", "4", "5"}


@dataclass(frozen=True)
class Form:
    """What was marked, by statement key, as it was sent; `errors` in the reader's language."""

    round: Round
    language: str
    marks: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    instrument: str = ""
    errors: tuple[tuple[str, str], ...] = ()

    @classmethod
    def blank(cls, round_: Round, language: str) -> "Form":
        """Nothing marked yet."""
        return cls(round_, language, instrument=version_of(round_))

    @classmethod
    def sent(cls, round_: Round, language: str, data: Mapping[str, Any]) -> "Form":
        """As it was sent; what is not on the scale is dropped and said."""
        statements = content_of_round(round_).statements
        sent = {each.key: str(data[f"s-{each.key}"]) for each in statements if f"s-{each.key}" in data}
        marks = {key: value for key, value in sent.items() if value in ALLOWED}
        text = clean_text(str(data.get("text", "")))
        with translation.override(language):
            errors = [*_faults(sent, marks, text), *_text_faults(text)]
        return cls(round_, language, marks, text, str(data.get("instrument", "")), tuple(errors))

    @property
    def answers(self) -> list[int | None]:
        """In instrument order: 1–5, 0 for don't know, None for left blank."""
        marks = self.marks
        return [
            int(marks[s.key]) if s.key in marks else None for s in content_of_round(self.round).statements
        ]

    @property
    def is_of_this_instrument(self) -> bool:
        """Whether the form was made from the round's own statements."""
        return self.instrument == version_of(self.round)

    @property
    def is_valid(self) -> bool:
        """Whether it can be counted."""
        return not self.errors

    @property
    def statements(self) -> SafeString:
        """The statements as HTML; the blank ones are drawn once a language and kept."""
        instrument = content_of_round(self.round)
        if not self.marks:
            return _blank(version_of(self.round), self.language, instrument)
        return _draw(instrument, self.language, self.marks)


def version_of(round_: Round) -> str:
    """A short name of the round's statements."""
    return round_.content.instrument_digest[:16]


def _faults(sent: Mapping[str, str], marks: Mapping[str, str], text: str) -> list[tuple[str, str]]:
    if len(sent) > len(marks):
        return [("", _("One of the answers was not on the scale. Look through the form and send it again."))]
    if not marks and not text.strip():
        return [("", _("You have not answered anything yet. Answer what you can, or choose «Don't know»."))]
    return []


def _text_faults(text: str) -> list[tuple[str, str]]:
    try:
        refuse_too_long(text, LONGEST)
        refuse_identity_number(text)
    except ValidationError as error:
        return [("text", message) for message in error.messages]
    return []


_blank_ones: dict[tuple[str, str], SafeString] = {}


def _blank(version: str, language: str, instrument: Instrument) -> SafeString:
    """Drawn once a process for each version and language: it is the dearest part of the page."""
    if (version, language) not in _blank_ones:
        _blank_ones[version, language] = _draw(instrument, language, {})
    return _blank_ones[version, language]


def _draw(instrument: Instrument, language: str, marks: Mapping[str, str]) -> SafeString:
    labels = [
        (str(value), text)
        for value, text in zip(instrument.scale, instrument.scale_labels.in_language(language), strict=True)
    ]
    dimensions = [
        {
            "key": each.key,
            "title": each.title.in_language(language),
            "statements": [
                {"key": s.key, "text": s.text.in_language(language), "chosen": marks.get(s.key)}
                for s in each.statements
            ],
        }
        for each in instrument.dimensions
    ]
    context = {
        "dimensions": dimensions,
        "labels": labels,
        "dont_know": instrument.dont_know.in_language(language),
    }
    return render_to_string("plc_survey/answer/statements.html", context)
