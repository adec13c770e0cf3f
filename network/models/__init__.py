from network.models.invitations import Invitation
from network.models.networks import Anchoring, Membership, Network, ProgrammeYear
from network.models.roles import Role, RoleAssignment
from network.models.schools import Municipality, School

__all__ = [
    "Anchoring",
    "Invitation",
    "Membership",
    "Municipality",
    "Network",
    "ProgrammeYear",
    "Role",
    "RoleAssignment",
    "School",
]
