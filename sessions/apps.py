from django.apps import AppConfig


class NetworkSessionsConfig(AppConfig):
    name = "sessions"
    label = "network_sessions"
