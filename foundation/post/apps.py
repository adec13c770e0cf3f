from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "foundation.post"
    label = "post"
