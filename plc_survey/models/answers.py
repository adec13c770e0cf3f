"""What staff send. Nothing here knows a person, a time or an address; no table has a running number.

Why it looks as it does stands in docs/adr: keys are random, so neither key nor rowid tells the order; a used
code is deleted; nothing points from a code or a nonce to a sheet.
"""

from django.db import models

from foundation.writing.fields import PlainTextField
from plc_survey.models.keys import RandomKeyField
from plc_survey.models.rounds import Round


class AnswerSheet(models.Model):
    """One person's answers in instrument order: 1–5, 0 for don't know, null for left blank."""

    key = RandomKeyField()
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="sheets")
    answers = models.JSONField()

    def __str__(self) -> str:
        return "sheet"


class FreeText(models.Model):
    """What someone wrote in words of their own; apart from the sheet, and shuffled apart at closing."""

    key = RandomKeyField()
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="free_texts")
    text = PlainTextField(max_length=1000)

    def __str__(self) -> str:
        return "free text"


class Code(models.Model):
    """A single-use code not yet used, as HMAC-SHA256 with SURVEY_CODE_KEY; a used one is deleted."""

    mac = models.CharField(max_length=64, primary_key=True)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="codes")

    def __str__(self) -> str:
        return "code"


class FormNonce(models.Model):
    """SHA-256 of a form that has been received, so that sending it again counts once; emptied at closing.

    `round_key` is a plain number, not a foreign key: the table joins nothing.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    round_key = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return "nonce"
