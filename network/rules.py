"""Who may do what with a network and its people.

Setting up: RKBU may add schools, people and anchoring while a network *is being set up*, that is until it has
both a convenor of its own (elected or appointed, not acting) and a reviewer. From then on the convenor runs the
list of schools and people, and RKBU sees of the network only what its own list shows: name, municipality,
years, session dates, reviewer. Should the network lose its convenor, RKBU can help again. Assigning reviewers
stays with RKBU always. The setting up never opens what a school writes.
"""

from django.utils.translation import gettext_lazy as _

from foundation.access.actor import Actor
from foundation.access.verdict import Verdict, no, yes
from network.models import Anchoring, Invitation, Membership, Network, Role, RoleAssignment, School


def see_network(actor: Actor, network: Network) -> Verdict:
    """Everyone with a role in the network."""
    if network.pk in actor.networks():
        return yes()
    return no(_("Only the members of a network and RKBU's reviewers see it."))


def see_networks(actor: Actor) -> Verdict:
    """RKBU sees the list of all; others that of their own."""
    if actor.networks() or actor.has(Role.RKBU):
        return yes()
    return no(_("You are not part of any network yet."))


def create_network(actor: Actor) -> Verdict:
    """RKBU, with the municipality."""
    return yes() if actor.has(Role.RKBU) else no(_("RKBU creates networks together with the municipality."))


def set_up_network(actor: Actor, network: Network) -> Verdict:
    """Schools, people and the network's own facts: its convenor; RKBU while it is being set up."""
    if actor.has(Role.CONVENOR, network=network.pk):
        return yes()
    if actor.has(Role.RKBU):
        if network.is_being_set_up:
            return yes()
        return no(_("The network has a convenor and a reviewer now. The convenor runs it from here."))
    return no(_("The convenor keeps the list of schools and people."))


def edit_network(actor: Actor, network: Network) -> Verdict:
    """Name, years, language and case number: as setting up."""
    return set_up_network(actor, network)


def add_schools(actor: Actor, network: Network) -> Verdict:
    """As setting up."""
    return set_up_network(actor, network)


def invite_to_network(actor: Actor, network: Network) -> Verdict:
    """As setting up; which roles may be given is another question (`give_role`)."""
    return set_up_network(actor, network)


def assign_reviewer(actor: Actor, network: Network) -> Verdict:
    """RKBU, at any time."""
    return yes() if actor.has(Role.RKBU) else no(_("RKBU decides who follows a network."))


def move_content(actor: Actor, network: Network) -> Verdict:
    """Move the network to a newer version of the programme's content: its reviewer, and whoever runs it."""
    if actor.has(Role.REVIEWER, network=network.pk) or set_up_network(actor, network):
        return yes()
    return no(_("The convenor and the network's reviewer decide when it moves to a newer version."))


def order_hosts(actor: Actor, network: Network) -> Verdict:
    """The convenor."""
    if actor.has(Role.CONVENOR, network=network.pk):
        return yes()
    return no(_("The convenor keeps the order of the hosts."))


def remove_school(actor: Actor, membership: Membership) -> Verdict:
    """As setting up."""
    return set_up_network(actor, membership.network)


def anchor_network(actor: Actor, network: Network) -> Verdict:
    """The school owner and the convenor; RKBU while the network is being set up."""
    if actor.has(Role.OWNER, network=network.pk):
        return yes()
    return set_up_network(actor, network)


def edit_anchoring(actor: Actor, anchoring: Anchoring) -> Verdict:
    """As anchoring the network."""
    return anchor_network(actor, anchoring.network)


def see_school(actor: Actor, school: School) -> Verdict:
    """Everyone who finds it: its networks, and RKBU while one of them is being set up."""
    return yes()


def edit_school(actor: Actor, school: School) -> Verdict:
    """Its leadership; whoever sets it up, until it has a principal."""
    if actor.has(Role.PRINCIPAL, Role.LEADER, school=school.pk):
        return yes()
    if not school.has_principal and manage_leadership(actor, school):
        return yes()
    return no(_("The school's own leadership keeps its page."))


def manage_leadership(actor: Actor, school: School) -> Verdict:
    """Who leads the school: its principal, the convenor of its network, RKBU while that is being set up."""
    if actor.has(Role.PRINCIPAL, school=school.pk):
        return yes()
    if school.network_ids & actor.networks(Role.CONVENOR):
        return yes()
    if actor.has(Role.RKBU) and school.set_up_ids:
        return yes()
    return no(_("The principal and the network's convenor say who leads the school."))


def give_mandate(actor: Actor, school: School) -> Verdict:
    """Name the one leader who may share, hand out, open and close rounds for a while: the principal."""
    if actor.has(Role.PRINCIPAL, school=school.pk):
        return yes()
    return no(_("Only the principal names the leader who may do this."))


def note_leader(actor: Actor, role: RoleAssignment) -> Verdict:
    """Function and date of the teacher module: the school's leadership."""
    if role.school_id and actor.has(Role.PRINCIPAL, Role.LEADER, school=role.school_id):
        return yes()
    return no(_("The school's own leadership keeps this."))


def manage_rkbu(actor: Actor) -> Verdict:
    """Who works for RKBU in the installation: RKBU itself, and the operator, who lets the first one in."""
    if actor.has(Role.RKBU) or actor.is_operator:
        return yes()
    return no(_("Only RKBU lets its own people in."))


def end_role(actor: Actor, role: RoleAssignment) -> Verdict:
    """One's own, or where one may say who holds it."""
    return yes() if role.person_id == actor.person else hand_over(actor, role)


def hand_over(actor: Actor, role: RoleAssignment | Invitation) -> Verdict:
    """Let another take the role over; also sending and withdrawing an invitation to it."""
    if role.role in (Role.RKBU, Role.EDITOR):
        return manage_rkbu(actor)
    if role.school is not None:
        return manage_leadership(actor, role.school)
    assert role.network is not None, "a role at no school is a network's (constraint role_at_its_place)"
    if role.role == Role.REVIEWER:
        return assign_reviewer(actor, role.network)
    return set_up_network(actor, role.network)


def wear_hat(actor: Actor) -> Verdict:
    """Everyone who is signed in; only one's own hats are there to choose."""
    return yes() if actor.person else no(_("Sign in first."))
