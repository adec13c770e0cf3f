"""Every read of minutes."""

from sessions.queries.minutes.published import (
    AttendanceFact,
    Offered,
    Published,
    archive_copy,
    attendance_facts,
    frozen_number,
    offer_key,
    offered,
    published,
    version_for,
)
from sessions.queries.minutes.text import (
    Moments,
    as_parts,
    minutes_text,
    moments,
)
from sessions.queries.minutes.written import (
    WrittenItem,
    attendance_of,
    decision_for,
    note_for,
    record_for,
    record_of,
    remark_for,
    remarks_of,
    written_items,
)

__all__ = [
    "AttendanceFact",
    "Moments",
    "Offered",
    "Published",
    "WrittenItem",
    "archive_copy",
    "as_parts",
    "attendance_facts",
    "attendance_of",
    "decision_for",
    "frozen_number",
    "minutes_text",
    "moments",
    "note_for",
    "offer_key",
    "offered",
    "published",
    "record_for",
    "record_of",
    "remark_for",
    "remarks_of",
    "version_for",
    "written_items",
]
