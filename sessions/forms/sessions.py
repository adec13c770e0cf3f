"""Forms about a session itself: when, where, what it is about, cancelling it."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.forms import PageForm
from foundation.writing.forms import PlainText
from network.models import Network, ProgrammeYear, School
from sessions.domain.days import Rule, Window, doubts, programme_year, words_of
from sessions.domain.rotation import not_a_member
from sessions.domain.schedule import window_of
from sessions.forms.days import IN_THE_PAST, NOT_A_MEMBER_THEN, said
from sessions.models import Kind, Mode, NetworkSession
from sessions.queries import overlapping
from sessions.queries.schedule import closed_in, members_of, spans

OVERLAPS = _("The network already has session %(number)d at that time (%(when)s). Choose another time.")


class WhenAndWhere(PageForm):
    """When and where a session is; the network's own rules are said, those of arithmetic are kept."""

    day = forms.DateField(label=_("Date"), widget=forms.DateInput())
    clock = forms.TimeField(label=_("Starts at"), widget=forms.TimeInput())
    minutes = forms.IntegerField(
        label=_("Length in minutes"),
        min_value=30,
        max_value=480,
        widget=forms.NumberInput(attrs={"class": "w-s"}),
    )
    mode = forms.ChoiceField(label=_("How we meet"), choices=Mode.choices, widget=forms.RadioSelect())
    host = forms.ModelChoiceField(
        label=_("Host"),
        queryset=School.objects.none(),
        required=False,
        empty_label=_("No school: another place"),
        help_text=_("The host has the room, projector and coffee ready."),
    )
    place = PlainText(
        label=_("Room or place"),
        required=False,
        one_line=True,
        limit=200,
        help_text=_("Leave it empty to use the school's meeting room."),
    )
    online_link = forms.URLField(
        label=_("Link to the online meeting"), required=False, max_length=400, assume_scheme="https"
    )
    anyway = forms.BooleanField(label=_("Use this date all the same"), required=False)

    def __init__(
        self,
        *args: Any,
        network: Network,
        year: ProgrammeYear,
        kind: str | None = None,
        schools: Sequence[School],
        session: NetworkSession | None = None,
        **kwargs: Any,
    ) -> None:
        self.network, self.year, self.session = network, year, session
        self.kind = kind or (session.kind if session else "")
        self.closed = spans(closed_in(network, year))
        super().__init__(*args, **kwargs)
        host = self.fields["host"]
        assert isinstance(host, forms.ModelChoiceField)
        host.queryset = School.objects.filter(pk__in=[school.pk for school in schools]).in_name_order()
        if not self.data.get("anyway") and not self._doubtful():
            del self.fields["anyway"]

    def _doubtful(self) -> bool:
        """Whether the date that was typed needs a second thought, so that the tick box is shown."""
        if not self.is_bound:
            return False
        try:
            day = date.fromisoformat(self.data.get("day", ""))
        except ValueError:
            return False
        return bool(self._doubts(day))

    @property
    def window(self) -> Window:
        """Where the programme puts a session of the kind that is chosen."""
        kind = self.data.get("kind") or self.kind
        if kind not in Kind.values:
            return programme_year(self.year.year)
        return window_of(kind, self.year.year, is_first_year=self.year.year == self.network.first_year)

    def _doubts(self, day: date) -> list[Rule]:
        """What speaks against the day; nothing against the one the session has already."""
        if self.session and day == self.session.local_start.date():
            return []
        return doubts(day, self.window, self.closed)

    def clean_online_link(self) -> str:
        """A link is needed where people meet online only."""
        return self.cleaned_data.get("online_link") or ""

    def clean(self) -> dict[str, Any]:
        """A time to come, clear of other sessions, in the programme's window unless wanted otherwise."""
        data = super().clean() or {}
        day, clock = data.get("day"), data.get("clock")
        if isinstance(day, date) and isinstance(clock, time):
            data["starts_at"] = timezone.make_aware(datetime.combine(day, clock))
            self._check_time(data["starts_at"], data.get("minutes") or 90)
            self._check_day(day)
        if isinstance(day, date) and data.get("host"):
            self._check_host(data["host"], day)
        return data

    def _check_host(self, host: School, day: date) -> None:
        if not_a_member(members_of(self.network), host.pk, day):
            self.add_error("host", NOT_A_MEMBER_THEN)

    def _check_time(self, starts_at: datetime, minutes: int) -> None:
        if starts_at < timezone.now():
            self.add_error("day", IN_THE_PAST)
        other = overlapping(self.network, starts_at, minutes, but=self.session)
        if other is not None:
            when = f"{other.local_start:%d.%m.%Y %H.%M}"
            self.add_error(
                "clock", forms.ValidationError(OVERLAPS, params={"number": other.number, "when": when})
            )

    def _check_day(self, day: date) -> None:
        if not self.cleaned_data.get("anyway"):
            for rule in self._doubts(day)[:1]:
                self.add_error("day", said(rule, self.window, words_of(day, self.closed)))


class NewSession(WhenAndWhere):
    """A session planned by hand."""

    submit = _("Plan the session")
    twin: NetworkSession | None = None  # the very session that is asked for, when it stands already
    kind = forms.ChoiceField(label=_("Which session is it?"), choices=Kind.choices)
    field_order = ["kind"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        if self.year.year != self.network.first_year:  # from year two on
            kind.choices = [pair for pair in Kind.choices if pair[0] in (Kind.MIDDLE, Kind.LAST)]

    def clean(self) -> dict[str, Any]:
        """The same form sent once more is told apart from two sessions at the same time."""
        data = super().clean()
        start = data.get("starts_at")
        other = overlapping(self.network, start, data.get("minutes") or 90) if start else None
        if other and set(self.errors) == {"clock"} and self._is_the_same(other, data):
            self.twin = other
        return data

    def _is_the_same(self, other: NetworkSession, data: dict[str, Any]) -> bool:
        names = ("starts_at", "kind", "host", "place", "mode")
        return all(getattr(other, name) == data.get(name) for name in names)


class MoveSession(WhenAndWhere):
    """Another time or place."""

    submit = _("Move the session")


class Cancel(PageForm):
    """Why a session is cancelled; everyone who was called reads it."""

    submit = _("Cancel the session")
    reason = PlainText(
        label=_("Why is it cancelled?"),
        one_line=True,
        limit=400,
        help_text=_("Those who have been called get this by mail."),
    )


class MeetOnline(PageForm):
    """The link to meet at instead."""

    submit = _("Move to an online meeting")
    online_link = forms.URLField(label=_("Link to the online meeting"), max_length=400, assume_scheme="https")


class About(PageForm, forms.ModelForm):
    """What a session is about and who takes part."""

    class Meta:
        model = NetworkSession
        fields = [
            "title",
            "preparation",
            "practical",
            "rkbu_takes_part",
            "owner_takes_part",
            "extra_time_school",
        ]

    def __init__(self, *args: Any, schools: Sequence[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        extra = self.fields["extra_time_school"]
        assert isinstance(extra, forms.ModelChoiceField)
        extra.queryset = School.objects.filter(pk__in=[school.pk for school in schools]).in_name_order()
        extra.label = _("School with extra time")
        extra.empty_label = _("None")


class Question(PageForm, forms.ModelForm):
    """What the school with extra time needs help with."""

    submit = _("Save the question")

    class Meta:
        model = NetworkSession
        fields = ["extra_question"]
