from django.urls import path

from network.views import networks

app_name = "network"
urlpatterns = [
    path("networks/<int:pk>/", networks.network_page, name="network"),
]
