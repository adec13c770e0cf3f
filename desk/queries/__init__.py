"""Every read of a person's desk."""

from desk.queries.home import home_of

__all__ = ["home_of"]
