"""The addresses of networks, schools and people."""

from django.urls import path

from network.views import anchoring, content, hats, hosts, invitations, mandates, networks, people, schools

app_name = "network"
urlpatterns = [
    path("hat/", hats.wear, name="hat"),
    path("networks/", networks.networks, name="networks"),
    path("networks/new/", networks.create, name="create"),
    path("networks/<int:pk>/", networks.network_page, name="network"),
    path("networks/<int:pk>/people/", networks.people, name="people"),
    path("networks/<int:pk>/set-up/", networks.set_up, name="set_up"),
    path("networks/<int:pk>/edit/", networks.edit, name="edit"),
    path("networks/<int:pk>/content/", content.move, name="move_content"),
    path("networks/<int:pk>/schools/new/", schools.add, name="add_school"),
    path("networks/<int:pk>/schools/paste/", schools.paste, name="paste"),
    path("networks/<int:pk>/schools/confirm/", schools.confirm, name="confirm_schools"),
    path("networks/<int:pk>/hosts/", hosts.hosts, name="hosts"),
    path("networks/<int:pk>/hosts/move/", hosts.move, name="move_host"),
    path("networks/<int:pk>/hosts/swap/", hosts.swap, name="swap_hosts"),
    path("networks/<int:pk>/invite/", people.invite, name="invite"),
    path("networks/<int:pk>/invitations/send/", people.send_prepared, name="send_prepared"),
    path("networks/<int:pk>/convenor/", people.name_convenor, name="name_convenor"),
    path("networks/<int:pk>/reviewer/", people.assign_reviewer, name="assign_reviewer"),
    path("networks/<int:pk>/anchoring/", anchoring.anchor, name="anchor"),
    path("anchorings/<int:pk>/", anchoring.edit, name="edit_anchoring"),
    path("anchorings/<int:pk>/remove/", anchoring.remove, name="remove_anchoring"),
    path("memberships/<int:pk>/leave/", schools.leave, name="leave"),
    path("schools/<int:pk>/", schools.school, name="school"),
    path("schools/<int:pk>/edit/", schools.edit, name="edit_school"),
    path("schools/<int:pk>/invite/", people.invite_leader, name="invite_leader"),
    path("schools/<int:pk>/mandate/", mandates.mandate, name="mandate"),
    path("schools/<int:pk>/mandate/end/", mandates.end_mandate, name="end_mandate"),
    path("roles/<int:pk>/hand-over/", people.hand_over, name="hand_over"),
    path("roles/<int:pk>/end/", people.end_role, name="end_role"),
    path("roles/<int:pk>/note/", people.note_leader, name="note_leader"),
    path("invitations/<int:pk>/resend/", people.resend, name="resend"),
    path("invitations/<int:pk>/withdraw/", people.withdraw, name="withdraw"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("rkbu/", people.rkbu, name="rkbu"),
]
