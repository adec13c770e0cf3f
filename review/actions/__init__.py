"""Every write of reviews, of the owner's year and of the network's summary."""

from review.actions.owner import (
    begin_owner_year,
    begin_summary,
    share_owner_year,
    share_summary,
)
from review.actions.reviews import answer, begin_review, choose_step
from review.actions.sharing import share_network, share_school

__all__ = [
    "answer",
    "begin_owner_year",
    "begin_review",
    "begin_summary",
    "choose_step",
    "share_network",
    "share_owner_year",
    "share_school",
    "share_summary",
]
