"""Text out of Word: what it consists of, and where in the plan each piece may belong."""

from plans.domain.pasting.blocks import Block, blocks_of_text
from plans.domain.pasting.markup import blocks_of_html
from plans.domain.pasting.places import NOWHERE, OUT, PLACES, UNDER_A_GOAL, fields_of, text_place
from plans.domain.pasting.proposing import MOST, Proposal, propose

__all__ = [
    "MOST",
    "NOWHERE",
    "OUT",
    "PLACES",
    "UNDER_A_GOAL",
    "Block",
    "Proposal",
    "blocks_of_html",
    "blocks_of_text",
    "fields_of",
    "propose",
    "text_place",
]
