"""Forms for laying the year: closed days, what a proposal is made from, the proposal itself, swaps."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.forms import PageForm, helper
from foundation.writing.forms import PlainText
from network.models import School
from network.models.networks import WEEKDAYS
from sessions.domain.days import ClosedRange, Window, doubts, programme_year, words_of
from sessions.domain.life import overlaps
from sessions.domain.rotation import Member, not_a_member
from sessions.domain.schedule import MIDDLE_FIRST_YEAR, MIDDLE_LATER_YEARS
from sessions.forms.days import IN_THE_PAST, NOT_A_MEMBER_THEN, said
from sessions.models import NetworkSession
from sessions.queries.hosting import named
from sessions.queries.schedule import MIDDLE_USUAL, Row, YearPlan

ANOTHER_PLACE = 0
NOT_THEN = _("%(school)s is not in the network on that day, so these two cannot change places.")
TWICE = _("Two sessions cannot be at the same time. Choose another day or time for one of them.")


class ClosedDays(PageForm):
    """Days when the network cannot meet."""

    submit = None  # its button is the page's second: the filled one makes the proposal
    starts_on = forms.DateField(label=_("From"), widget=forms.DateInput())
    ends_on = forms.DateField(
        label=_("To"), widget=forms.DateInput(), required=False, help_text=_("Leave it empty for one day.")
    )
    reason = PlainText(
        label=_("Why"),
        required=False,
        one_line=True,
        limit=120,
        help_text=_("For example autumn holiday, or a meeting of the municipal council."),
    )

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        self.span = programme_year(year)
        super().__init__(*args, **kwargs)

    @property
    def helper(self) -> FormHelper:
        """The fields only: form and button are the page's own."""
        return helper(submit=None, tag=False)

    def clean(self) -> dict[str, Any]:
        """Forwards in time, and inside the programme year."""
        data = super().clean() or {}
        first = data.get("starts_on")
        last = data["ends_on"] = data.get("ends_on") or first
        if first and last and last < first:
            self.add_error("ends_on", _("The last day comes before the first. Turn them round."))
        elif first and last and (first > self.span.end or last < self.span.start):
            self.add_error("starts_on", _("These days lie outside the programme year, 1 May to 30 April."))
        return data


class MakeProposal(PageForm):
    """How many sessions, on which weekday and when: what a proposal is made from."""

    submit = _("Make a proposal")
    mark_optional = False
    middle = forms.TypedChoiceField(
        label=_("How many sessions in between?"), coerce=int, widget=forms.RadioSelect()
    )
    weekday = forms.TypedChoiceField(label=_("Weekday"), coerce=int, choices=WEEKDAYS)
    clock = forms.TimeField(label=_("Starts at"), widget=forms.TimeInput())

    def __init__(self, *args: Any, plan: YearPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whole = 3 if plan.is_first_year else 1
        allowed = MIDDLE_FIRST_YEAR if plan.is_first_year else MIDDLE_LATER_YEARS
        middle = self.fields["middle"]
        assert isinstance(middle, forms.TypedChoiceField)
        middle.choices = [
            (number, _("%(middle)d, that is %(whole)d in all") % {"middle": number, "whole": number + whole})
            for number in allowed
        ]

    @staticmethod
    def usual(plan: YearPlan) -> dict[str, Any]:
        """What the year says already, or the usual."""
        year = plan.year
        middle = year.middle_sessions or MIDDLE_USUAL
        return {"middle": middle, "weekday": year.weekday, "clock": year.starts_at}


class RowForm(PageForm):
    """One session of the proposal: its day, time and host can still be changed."""

    day = forms.DateField(label=_("Date"), widget=forms.DateInput())
    clock = forms.TimeField(label=_("Starts at"), widget=forms.TimeInput())
    host = forms.TypedChoiceField(label=_("Host"), coerce=int)
    anyway = forms.BooleanField(label=_("Use this date all the same"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        row: Row,
        schools: Sequence[School],
        members: Sequence[Member],
        closed: Sequence[ClosedRange],
    ) -> None:
        self.row, self.members, self.closed = row, members, closed
        proposed = row.proposed
        initial = {"day": proposed.date, "clock": proposed.start, "host": proposed.host or ANOTHER_PLACE}
        super().__init__(data, prefix=f"s{proposed.number}", initial=initial)
        host = self.fields["host"]
        assert isinstance(host, forms.TypedChoiceField)
        host.choices = [
            *((school.pk, school.name) for school in schools),
            (ANOTHER_PLACE, _("No school: another place")),
        ]
        self.doubtful = self._is_doubtful()
        if not self.doubtful:
            del self.fields["anyway"]

    @property
    def window(self) -> Window:
        """Where the programme puts the session."""
        return self.row.proposed.window

    def _is_doubtful(self) -> bool:
        if not self.is_bound:
            return False
        try:
            day = date.fromisoformat(self.data.get(self.add_prefix("day"), ""))
        except ValueError:
            return False
        return bool(doubts(day, self.window, self.closed))

    def clean(self) -> dict[str, Any]:
        """A time to come, on a day the programme and the network can use unless it is wanted all the same."""
        data = super().clean() or {}
        day, clock = data.get("day"), data.get("clock")
        if day and clock:
            data["starts_at"] = timezone.make_aware(datetime.combine(day, clock))
            if data["starts_at"] < timezone.now():
                self.add_error("day", IN_THE_PAST)
            elif not data.get("anyway"):
                self._doubt(day)
        if day and not_a_member(self.members, data.get("host") or ANOTHER_PLACE, day):
            self.add_error("host", NOT_A_MEMBER_THEN)
        return data

    def _doubt(self, day: date) -> None:
        for rule in doubts(day, self.window, self.closed)[:1]:
            self.add_error("day", said(rule, self.window, words_of(day, self.closed)))


def refuse_overlaps(forms_: Sequence[RowForm], others: Sequence[NetworkSession]) -> bool:
    """Put an error on every session that shares a minute with another; whether there was none."""
    taken = [(session.starts_at, session.minutes) for session in others]
    clear = True
    for form in forms_:
        start = form.cleaned_data.get("starts_at") if form.is_valid() else None
        if start is None:
            continue
        minutes = form.row.proposed.minutes
        if any(overlaps(start, minutes, *other) for other in taken):
            form.add_error("clock", TWICE)
            clear = False
        taken.append((start, minutes))
    return clear


class SwapHosts(PageForm):
    """Two sessions whose hosts change places."""

    submit = _("Show the swap")
    mark_optional = False
    one = forms.TypedChoiceField(label=_("This session"), coerce=int)
    other = forms.TypedChoiceField(label=_("and this session"), coerce=int)

    def __init__(
        self, *args: Any, sessions: Mapping[int, NetworkSession], members: Sequence[Member], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sessions, self.members = sessions, members
        for name in ("one", "other"):
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)
            field.choices = [(key, named(session)) for key, session in sessions.items()]

    def clean(self) -> dict[str, Any]:
        """Two different sessions, and hosts that are members on the other's day."""
        data = super().clean() or {}
        one, other = (self.sessions.get(data.get(name, 0)) for name in ("one", "other"))
        if one and one == other:
            self.add_error("other", _("Choose two different sessions."))
        elif one and other:
            for host, session in ((one.host, other), (other.host, one)):
                if host and not_a_member(self.members, host.pk, session.local_start.date()):
                    self.add_error("other", NOT_THEN % {"school": host.name})
        return data


class Visits(PageForm):
    """Which of the sessions to come RKBU takes part in."""

    sessions = forms.TypedMultipleChoiceField(
        label=_("RKBU takes part in"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple(),
        help_text=_("The programme's own are the first, the midpoint and the last."),
    )
    mark_optional = False

    def __init__(self, *args: Any, sessions: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["sessions"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = sessions
