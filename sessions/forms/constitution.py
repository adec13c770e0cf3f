"""Forms for what the network decides about itself: at its first session, and when it goes on into a new year."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation.forms import PageForm
from network.models import School
from network.models.networks import WEEKDAYS
from sessions.domain.schedule import MIDDLE_FIRST_YEAR, MIDDLE_LATER_YEARS

THE_CONVENOR = 0


class Constitution(PageForm):
    """What the network decides at item 2 of its first session."""

    submit = _("Record the constitution")
    allowed = MIDDLE_FIRST_YEAR
    beside = 3  # sessions that every first year has
    mark_optional = False
    convenor = forms.TypedChoiceField(
        label=_("Convenor"),
        coerce=int,
        help_text=_("One of the members, or their nearest superior. Invite anyone who is missing first."),
    )
    how = forms.ChoiceField(
        label=_("How was the convenor chosen?"),
        choices=[("elected", _("Elected by the network")), ("appointed", _("Appointed"))],
        widget=forms.RadioSelect(),
        initial="elected",
    )
    taker = forms.TypedChoiceField(label=_("Who writes the minutes?"), coerce=int)
    middle = forms.TypedChoiceField(
        label=_("How many sessions in between?"),
        coerce=int,
        widget=forms.RadioSelect(),
        help_text=_("Beside the first, the second and the last."),
    )
    weekday = forms.TypedChoiceField(label=_("Weekday"), coerce=int, choices=WEEKDAYS)
    clock = forms.TimeField(label=_("Starts at"), widget=forms.TimeInput())

    def __init__(
        self, *args: Any, people: Sequence[tuple[int, str]], schools: Sequence[School], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.schools = schools
        self._choose("convenor", [("", _("Choose")), *people])
        self._choose("taker", [(THE_CONVENOR, _("The convenor")), *people])
        self._choose("middle", [(n, _numbers(n, self.beside)) for n in self.allowed])
        for place, school in enumerate(schools, start=1):
            self.fields[f"place{place}"] = forms.TypedChoiceField(
                label=_("%(place)d. host") % {"place": place},
                coerce=int,
                choices=[(other.pk, other.name) for other in schools],
                initial=school.pk,
            )

    def _choose(self, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)

    @property
    def place_fields(self) -> list[forms.BoundField]:
        """The fields of the venue order."""
        return [self[f"place{place}"] for place in range(1, len(self.schools) + 1)]

    def clean(self) -> dict[str, Any]:
        """Every school once in the order; `order` is the list of keys."""
        data = super().clean() or {}
        order: list[int] = []
        for place in range(1, len(self.schools) + 1):
            school = data.get(f"place{place}")
            if school in order:
                self.add_error(f"place{place}", ValidationError(_("This school stands higher up already.")))
            elif school:
                order.append(school)
        data["order"] = order
        return data


def _numbers(middle: int, beside: int) -> Any:
    return _("%(middle)d, that is %(whole)d in all") % {"middle": middle, "whole": middle + beside}


class GoOn(Constitution):
    """What the network decides at its last session, when it goes on: as it stands, unless it is changed."""

    submit = _("Open the new year")
    allowed = MIDDLE_LATER_YEARS
    beside = 1

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["middle"].help_text = _("Beside the last, which is in April.")
        self.fields["how"].label = _("How is the convenor chosen?")
