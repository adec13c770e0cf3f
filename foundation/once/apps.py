from django.apps import AppConfig


class OnceConfig(AppConfig):
    name = "foundation.once"
    label = "once"
