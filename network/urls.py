from django.urls import path

from network.views import hats, networks

app_name = "network"
urlpatterns = [
    path("hat/", hats.wear, name="hat"),
    path("networks/<int:pk>/", networks.network_page, name="network"),
]
