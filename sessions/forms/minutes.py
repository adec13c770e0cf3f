"""Forms about minutes and tasks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.forms import PageForm
from foundation.texts import sort_key
from foundation.writing.forms import PlainText
from network.models import Network, School
from sessions.models import Attendance, NetworkSession, Presence

EACH, ALL = "each", "all"


class AddDecision(PageForm):
    """What was decided."""

    submit = _("Add the decision")
    text = PlainText(label=_("What was decided?"), limit=2000, rows=2)


class AddTask(PageForm):
    """Who does what until when."""

    submit = _("Add the task")
    what = PlainText(label=_("What is to be done?"), one_line=True, limit=300)
    who = forms.ChoiceField(label=_("Who?"))
    due_on = forms.DateField(label=_("When?"), widget=forms.DateInput())

    def __init__(
        self,
        *args: Any,
        schools: Sequence[School],
        people: Sequence[Person],
        following: NetworkSession | None,
        **kwargs: Any,
    ) -> None:
        self.schools = {f"school-{school.pk}": school for school in schools}
        self.people = {f"person-{person.pk}": person for person in people}
        self.following = following
        if following is not None:
            kwargs.setdefault("initial", {})["due_on"] = timezone.localdate(following.starts_at)
        super().__init__(*args, **kwargs)
        if following is None:
            self.fields["due_on"].required = False
            self.fields["due_on"].help_text = _("Leave it empty, and it is due at the next session.")
        who = self.fields["who"]
        assert isinstance(who, forms.ChoiceField)
        who.choices = [pair for _group, pairs in self.options for pair in pairs]

    @property
    def options(self) -> list[tuple[object, list[tuple[str, object]]]]:
        """Whom a task can be for, by group."""
        return [
            ("", [("", _("Choose")), (EACH, _("Each school")), (ALL, _("The whole network"))]),
            (_("One school"), [(key, school.name) for key, school in self.schools.items()]),
            (_("One person"), [(key, person.name) for key, person in self.people.items()]),
        ]

    def clean_due_on(self) -> date | None:
        """A day to come; none where there is no next session yet."""
        due: date | None = self.cleaned_data["due_on"]
        if due and due < timezone.localdate():
            raise forms.ValidationError(_("That day has passed. Choose a day to come."))
        return due

    @property
    def given(self) -> dict[str, Any]:
        """What `give_task` takes; after `is_valid()`. The next session's own date follows that session."""
        who, due = self.cleaned_data["who"], self.cleaned_data["due_on"]
        following = self.following
        at_session = following is not None and timezone.localdate(following.starts_at) == due
        return {
            "what": self.cleaned_data["what"],
            "school": self.schools.get(who),
            "person": self.people.get(who),
            "each_school": who == EACH,
            "due_on": due,
            "due_session": following if at_session else None,
        }


class DropTask(PageForm):
    """Why a task is dropped."""

    submit = _("Drop the task")
    reason = PlainText(label=_("Why is it dropped?"), one_line=True, limit=400)


class AboutMinutes(PageForm):
    """Case number and minute-taker."""

    case_number = PlainText(label=_("Case number"), required=False, one_line=True, limit=60)
    taker = forms.ModelChoiceField(label=_("Minute-taker"), queryset=Person.objects.none(), required=False)

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        taker = self.fields["taker"]
        assert isinstance(taker, forms.ModelChoiceField)
        taker.queryset = Person.objects.filter(pk__in=[person.pk for person in people]).order_by("name", "pk")


class MakeRemark(PageForm):
    """A remark to published minutes."""

    submit = _("Send the remark")
    text = PlainText(label=_("Your remark"), limit=3000, rows=3)


class AnswerRemark(PageForm):
    """What was done about a remark."""

    submit = _("Save the answer")
    answer = PlainText(label=_("Answer"), one_line=True, limit=400)


class Correct(PageForm):
    """What a correction changes, and why; it stands on the new version."""

    submit = _("Begin the correction")
    reason = PlainText(
        label=_("What changes, and why?"),
        limit=1000,
        rows=3,
        help_text=_("Stands on top of the corrected minutes."),
    )


class Publish(forms.Form):
    """Which version the preview showed."""

    expected = forms.IntegerField(min_value=1, widget=forms.HiddenInput())


@dataclass(frozen=True)
class Marks:
    """The attendance that was sent: what can be kept by row, and the names that cannot, with the reason."""

    kept: Mapping[int, tuple[str, str]]
    refused: Mapping[int, tuple[str, str]]


def marks_in(data: Any, rows: Sequence[Attendance]) -> Marks:
    """Presence and the deputy's name by row; rows not in the form are left out."""
    field = PlainText(required=False, one_line=True, limit=120)
    kept: dict[int, tuple[str, str]] = {}
    refused: dict[int, tuple[str, str]] = {}
    for row in rows:
        presence, typed = data.get(f"presence-{row.pk}"), data.get(f"deputy-{row.pk}", "")
        if presence not in Presence.values:
            continue
        try:
            kept[row.pk] = (presence, field.clean(typed) if presence == Presence.DEPUTY else "")
        except forms.ValidationError as error:
            refused[row.pk] = (typed, " ".join(error.messages))
    return Marks(kept, refused)


def people_for_tasks(network: Network, roles: Sequence[Any]) -> list[Person]:
    """Everyone a task can be given to, each once, by name."""
    found = {role.person_id: role.person for role in roles}
    return sorted(found.values(), key=lambda person: sort_key(person.name))
