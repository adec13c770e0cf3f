"""Forms about roles and invitations."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from crispy_forms.layout import Fieldset, Row
from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.forms import PageForm
from foundation.writing.forms import PlainText
from network.models import Role
from network.queries import Candidate

OTHER = "other"
TAKES_OVER = _(
    "A school has one principal and a network one convenor, acting ones too. Whoever says yes to such a role takes "
    "over the open tasks, and the earlier holder's access ends the day the new one's begins."
)


class Named(PageForm):
    """A form with a person's name and address."""

    name = PlainText(label=_("Name"), limit=120, one_line=True)
    email = forms.EmailField(label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))

    def clean_email(self) -> str:
        """In lower case, as logins are kept."""
        return str(self.cleaned_data["email"]).strip().lower()


class InviteForm(Named):
    """A person, a role and where; `schools` empty: the place is given by the page."""

    submit = _("Send the invitation")
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect, help_text=TAKES_OVER)
    school = forms.TypedChoiceField(
        label=_("School"),
        help_text=_("For principals and other leaders."),
        coerce=int,
        empty_value=None,
        required=False,
    )
    function = PlainText(
        label=_("Function"),
        help_text=_("For example assistant principal, or head of department."),
        limit=80,
        one_line=True,
        required=False,
    )
    acting = forms.BooleanField(label=_("Acting"), required=False)
    starts_on = forms.DateField(label=_("From"), required=False)
    ends_on = forms.DateField(label=_("To"), required=False)

    def __init__(
        self, *args: Any, roles: Sequence[str], schools: Sequence[tuple[int, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role, Role(role).label) for role in roles]
        if schools:
            self.fields["school"].choices = [("", _("Choose a school")), *schools]
        else:
            del self.fields["school"]
        if len(roles) == 1:
            self.fields["role"].initial = roles[0]

    def layout(self) -> Sequence[object]:
        """Who, what, from when to when."""
        school = ["school"] if "school" in self.fields else []
        return ["name", "email", "role", *school, "function", "acting", Row("starts_on", "ends_on")]

    def clean(self) -> dict[str, Any]:
        """A school for school roles; the end after the beginning."""
        cleaned = super().clean() or {}
        if "school" in self.fields:
            at_school = cleaned.get("role") in (Role.PRINCIPAL, Role.LEADER)
            if at_school and not cleaned.get("school"):
                self.add_error("school", _("Choose the school."))
            cleaned["school"] = cleaned.get("school") if at_school else None
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if ends and ends <= (starts or date.min):
            self.add_error("ends_on", _("The role has to end after it begins."))
        return cleaned


class AppointForm(PageForm):
    """One of the people we know, or another by name and address."""

    submit = _("Name this person")
    mark_optional = False
    who = forms.ChoiceField(label=_("Who"), widget=forms.RadioSelect)
    name = PlainText(label=_("Name"), limit=120, one_line=True, required=False)
    email = forms.EmailField(
        label=_("E-mail"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args: Any, candidates: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidates = {candidate.key: candidate for candidate in candidates}
        labels = [(candidate.key, candidate.label) for candidate in candidates]
        self.fields["who"].choices = [*labels, (OTHER, _("Somebody else"))]
        if not candidates:
            self.fields["who"].initial = OTHER

    def layout(self) -> Sequence[object]:
        """The list, the fields for somebody else, then what else is asked."""
        return [
            "who",
            Fieldset(_("If it is somebody else"), "name", "email", css_class="other"),
            *self.more(),
        ]

    def more(self) -> Sequence[object]:
        """Fields below."""
        return []

    def clean(self) -> dict[str, Any]:
        """Name and address where it is somebody else; `person` where the account is known."""
        cleaned = super().clean() or {}
        chosen = self.candidates.get(cleaned.get("who", ""))
        if chosen:
            return {**cleaned, "person": chosen.person, "name": chosen.name, "email": chosen.email}
        if cleaned.get("who") == OTHER:
            for field, said in (("name", _("Write the name.")), ("email", _("Write the e-mail address."))):
                if not cleaned.get(field) and field not in self.errors:
                    self.add_error(field, said)
        return {**cleaned, "person": None, "email": (cleaned.get("email") or "").lower()}


class HandOverForm(AppointForm):
    """Who takes the role over, from which day, and which of the open tasks go along."""

    submit = _("Hand the role over")
    on = forms.DateField(
        label=_("From"), help_text=_("On this day the earlier holder's access ends and the new one's begins.")
    )
    acting = forms.BooleanField(label=_("For a time only (acting)"), required=False)
    goes = forms.MultipleChoiceField(
        label=_("Tasks that go along"), widget=forms.CheckboxSelectMultiple, required=False
    )
    shown = forms.MultipleChoiceField(widget=forms.MultipleHiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        today: date,
        may_act: bool,
        tasks: Sequence[tuple[str, str]] = (),
        stays: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["on"].initial = today
        if not may_act:
            del self.fields["acting"]
        for name in ("goes", "shown"):
            self.fields[name].choices = tasks
            self.fields[name].initial = [key for key, _label in tasks]
            if not tasks:
                del self.fields[name]
        if tasks:
            self.fields["goes"].help_text = stays

    def more(self) -> Sequence[object]:
        """The day, whether it is for a time, and the tasks there are."""
        return ["on", *(name for name in ("acting", "goes", "shown") if name in self.fields)]

    def clean(self) -> dict[str, Any]:
        """`keeps`: what was shown and not ticked. What has come since the page was shown goes along."""
        cleaned = super().clean() or {}
        goes = cleaned.get("goes") or []
        return {**cleaned, "keeps": [key for key in cleaned.get("shown") or [] if key not in goes]}

    def clean_on(self) -> date:
        """Today or later: what has been seen cannot be unseen."""
        if self.cleaned_data["on"] < self.today:
            raise forms.ValidationError(_("Choose today or a later day."))
        return self.cleaned_data["on"]


class EndForm(PageForm):
    """The day a role ends."""

    submit = _("End the role")
    on = forms.DateField(label=_("From this day the role is over"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["on"].initial = today

    def clean_on(self) -> date:
        """Today or later."""
        if self.cleaned_data["on"] < self.today:
            raise forms.ValidationError(_("Choose today or a later day."))
        return self.cleaned_data["on"]


class MandateForm(PageForm):
    """Which leader holds the principal's mandate, from and to."""

    submit = _("Give the mandate")
    leader = forms.TypedChoiceField(label=_("Who"), coerce=int, widget=forms.RadioSelect)
    first = forms.DateField(label=_("From"))
    last = forms.DateField(label=_("Up to and including"))

    def __init__(self, *args: Any, leaders: Sequence[tuple[int, str]], today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"first": today, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["leader"].choices = leaders

    def layout(self) -> Sequence[object]:
        """Who, and from when to when."""
        return ["leader", Row("first", "last")]

    def clean(self) -> dict[str, Any]:
        """The last day today or later, and not before the first."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if last and last < self.today:
            self.add_error("last", _("Choose today or a later day."))
        elif first and last and last < first:
            self.add_error("last", _("The last day must not be before the first day."))
        return cleaned


class LeaderForm(PageForm):
    """What a school keeps about one of its leaders."""

    function = PlainText(
        label=_("Function"),
        help_text=_("For example assistant principal, or head of department."),
        limit=80,
        one_line=True,
        required=False,
    )
    teacher_module_on = forms.DateField(
        label=_("Has read the teacher module"), help_text=_("The day, roughly."), required=False
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_teacher_module_on(self) -> date | None:
        """Not in the future."""
        day = self.cleaned_data["teacher_module_on"]
        if day and day > self.today:
            raise forms.ValidationError(_("Choose today or an earlier day."))
        return day


class RkbuForm(Named):
    """A colleague at RKBU."""

    submit = _("Send the invitation")
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[
            (Role.RKBU, _("Administration: creates networks and assigns reviewers")),
            (Role.EDITOR, _("Editor: publishes the programme's content")),
        ],
        widget=forms.RadioSelect,
    )


class AcceptForm(PageForm):
    """The invited person's password, where they choose one instead of a code."""

    submit = _("Take part with a password")
    password = forms.CharField(
        label=_("Password"),
        help_text=_("At least twelve characters. A whole sentence is easy to remember."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def __init__(self, *args: Any, email: str, person_name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = Person(email=email, name=person_name)

    def clean_password(self) -> str:
        """As strong as any password here."""
        password_validation.validate_password(self.cleaned_data["password"], self.person)
        return str(self.cleaned_data["password"])
