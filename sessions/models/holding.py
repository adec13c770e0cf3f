"""A session while it is being held."""

from django.db import models

from sessions.models.agenda import AgendaItem
from sessions.models.sessions import NetworkSession


class Holding(models.Model):
    """Where a running session is: item, turn and clock. One row, so that followers need one query.

    `turn` is the place in the round from 0; `granted` seconds were added to this turn; `paused_at` stops its clock;
    `used` is the seconds each earlier turn took. `revision` rises with every change: it is the followers' ETag.
    """

    session = models.OneToOneField(NetworkSession, on_delete=models.CASCADE, related_name="holding")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    turn = models.PositiveSmallIntegerField(default=0)
    item_since = models.DateTimeField(null=True, blank=True)
    turn_since = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    granted = models.IntegerField(default=0)
    used = models.JSONField(default=list)
    turns = models.JSONField(default=list)
    item_times = models.JSONField(default=dict)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.session)
