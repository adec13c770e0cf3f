from programme.models.films import Film
from programme.models.versions import ContentVersion

__all__ = ["ContentVersion", "Film"]
