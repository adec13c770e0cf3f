"""Every write of networks, schools, roles, invitations."""

from network.actions.invitations import (
    Acceptance,
    Invited,
    accept_invitations,
    hand_over_by_mail,
    invite,
    name_by_mail,
    prepare_invitation,
    send_invitation,
    send_prepared,
    withdraw_invitation,
)
from network.actions.mandates import end_mandate, give_mandate
from network.actions.networks import (
    create_network,
    edit_network,
    move_content,
    remove_anchoring,
    save_anchoring,
)
from network.actions.office import Office
from network.actions.roles import assign, end_role, hand_over, note_leader
from network.actions.schools import (
    SchoolFacts,
    add_school,
    add_school_with_principal,
    add_table,
    edit_school,
    move_host,
    remove_school,
    swap_hosts,
)

__all__ = [
    "Acceptance",
    "Invited",
    "Office",
    "SchoolFacts",
    "accept_invitations",
    "add_school",
    "add_school_with_principal",
    "add_table",
    "assign",
    "create_network",
    "edit_network",
    "edit_school",
    "end_mandate",
    "end_role",
    "give_mandate",
    "hand_over",
    "hand_over_by_mail",
    "invite",
    "move_content",
    "move_host",
    "name_by_mail",
    "note_leader",
    "prepare_invitation",
    "remove_anchoring",
    "remove_school",
    "save_anchoring",
    "send_invitation",
    "send_prepared",
    "swap_hosts",
    "withdraw_invitation",
]
