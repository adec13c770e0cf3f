"""Changing a task: what it is, who has it, when it is due."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Row
from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from foundation import spelling
from sessions.forms.minutes import ALL, AddTask
from sessions.models import Task


class ChangeTask(AddTask):
    """An open task as it stands. `leads`: what and who too; of a task that every school has, who stays as it is.

    `seen` is the task as the page showed it: what another has changed meanwhile is said, and nothing is lost.
    """

    submit = _("Save")
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, task: Task, leads: bool, **kwargs: Any) -> None:
        self.task = task
        super().__init__(*args, auto_id=f"id_{task.pk}_%s", **kwargs)
        self.fields["due_on"].required = True
        self.fields["due_on"].help_text = self._next_session()
        self.initial = {"what": task.what, "who": self._holder(), "due_on": task.due_on, "seen": self.stamp}
        if not leads:
            del self.fields["what"]
        if not leads or task.group:
            del self.fields["who"]
        else:
            self.fields["who"].choices = self.choices()

    def layout(self) -> Sequence[object]:
        """What above who and when."""
        row = [name for name in ("who", "due_on") if name in self.fields]
        return [*(["what"] if "what" in self.fields else []), Row(*row), "seen"]

    @property
    def helper(self) -> FormHelper:
        """The fields alone: the page draws the form around them."""
        made = super().helper
        made.form_tag, made.inputs = False, []
        return made

    @property
    def options(self) -> list[tuple[object, list[tuple[str, object]]]]:
        """One school, one person, or all together; whoever has it now is among them, still there or not."""
        (_group, _whole), schools, people = super().options
        top: list[tuple[str, object]] = [(ALL, _("The whole network"))]
        if self.task.holder_name and self._holder() not in {**self.schools, **self.people}:
            top.insert(0, (self._holder(), self.task.holder_name))
        return [("", top), schools, people]

    def choices(self) -> list[tuple[object, object]]:
        """As a list with groups."""
        (_none, top), *groups = self.options
        return [*top, *groups]

    @property
    def stamp(self) -> str:
        """The task in one line, to see whether it is another by now."""
        task = self.task
        return f"{task.due_on}|{task.person_id or ''}|{task.school_id or ''}|{task.what}"

    def clean_due_on(self) -> date | None:
        """A day to come, or the day that stands."""
        if self.cleaned_data["due_on"] == self.task.due_on:
            return self.task.due_on
        return super().clean_due_on()

    def clean(self) -> dict[str, Any]:
        """Nobody overwrites what they have not seen."""
        cleaned = super().clean() or {}
        if cleaned.get("seen") not in ("", self.stamp):
            self.data = {**self.data.dict(), "seen": self.stamp}
            self.add_error(None, self._meanwhile())
        return cleaned

    def _meanwhile(self) -> str:
        day = spelling.daymonth(self.task.due_on, (get_language() or "nb")[:2])
        said = _("Somebody has changed the task meanwhile. It is now: %(what)s, %(who)s, due %(day)s.")
        facts = {"what": self.task.what, "who": self.task.holder_name or _("The whole network"), "day": day}
        again = _("Save once more if yours is to stand.")
        return f"{said % facts} {again}"

    def _holder(self) -> str:
        if self.task.person_id:
            return f"person-{self.task.person_id}"
        return f"school-{self.task.school_id}" if self.task.school_id else ALL

    def _next_session(self) -> object:
        if self.following is None:
            return ""
        day = spelling.daymonth(self.following.local_start.date(), (get_language() or "nb")[:2])
        return _("Next session: %(day)s") % {"day": day}

    @property
    def new_holder(self) -> str:
        """The name of whoever it is passed to; empty where it stays, or becomes everybody's."""
        holder = self.changes.get("person") or self.changes.get("school")
        return holder.name if holder else ""

    @property
    def changes(self) -> dict[str, Any]:
        """What `change_task` takes; after `is_valid()`. A date that stands keeps the session it follows."""
        data, found = self.cleaned_data, {}
        if "what" in data:
            found["what"] = data["what"]
        if "who" in data and data["who"] != self._holder():
            found |= {"person": self.people.get(data["who"]), "school": self.schools.get(data["who"])}
        if data["due_on"] != self.task.due_on:
            following = self.following
            at = following is not None and timezone.localdate(following.starts_at) == data["due_on"]
            found |= {"due_on": data["due_on"], "due_session": following if at else None}
        return found
