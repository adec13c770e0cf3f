"""Tasks (*oppgaver*) agreed on in sessions."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.writing.fields import PlainTextField
from network.models import Network, School
from sessions.models.agenda import AgendaItem
from sessions.models.sessions import NetworkSession


class TaskState(models.TextChoices):
    """Open until somebody did it or it was dropped with a reason."""

    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


class TaskQuerySet(models.QuerySet["Task"]):
    """Notions of the domain over tasks."""

    def open(self) -> "TaskQuerySet":
        """Neither done nor dropped, by due date."""
        return self.filter(state=TaskState.OPEN).order_by("due_on", "pk")


class Task(models.Model):
    """Who does what until when; for a person, for one school, or (neither set) for every school.

    `group` joins the rows of a task that each school has to do for itself. `due_session` moves the date along.
    `is_news` stands until the weekly mail has told whoever it was passed to.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="tasks")
    session = models.ForeignKey(
        NetworkSession, null=True, blank=True, on_delete=models.SET_NULL, related_name="tasks"
    )
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="tasks"
    )
    what = PlainTextField(_("What is to be done?"), max_length=300, one_line=True)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="session_tasks"
    )
    school = models.ForeignKey(
        School, null=True, blank=True, on_delete=models.CASCADE, related_name="session_tasks"
    )
    group = models.CharField(max_length=32, blank=True, db_index=True)
    due_on = models.DateField(_("Due"))
    due_session = models.ForeignKey(
        NetworkSession, null=True, blank=True, on_delete=models.SET_NULL, related_name="due_tasks"
    )
    is_news = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=TaskState.choices, default=TaskState.OPEN)
    reason = PlainTextField(_("Why is it dropped?"), max_length=400, blank=True, one_line=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["network", "state"])]
        constraints = [
            models.CheckConstraint(
                name="task_of_person_or_school", condition=Q(person__isnull=True) | Q(school__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def holder_name(self) -> str:
        """The person or school that has it, empty for the whole network."""
        holder = self.person or self.school
        return holder.name if holder else ""

    @property
    def late(self) -> bool:
        """Open, and its date has passed."""
        return self.state == TaskState.OPEN and self.due_on < timezone.localdate()
