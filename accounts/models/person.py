"""People who sign in."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _


class PersonManager(BaseUserManager["Person"]):
    """Makes people; the e-mail is the login and is kept in lower case."""

    def create_user(self, email: str, name: str = "", password: str | None = None, **more: Any) -> "Person":
        """A person with this e-mail; without a password only the e-mail code opens the door."""
        person = self.model(email=email.strip().lower(), name=name.strip(), **more)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(
        self, email: str, name: str = "", password: str | None = None, **more: Any
    ) -> "Person":
        """An operator: runs the installation, sees nobody's content."""
        return self.create_user(email, name, password, is_superuser=True, **more)

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person who signs in with this e-mail, however it is written."""
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser, PermissionsMixin):
    """One human being; what they may do stands in network.RoleAssignment, not here."""

    email = models.EmailField(_("E-mail"), unique=True)
    name = models.CharField(_("Name"), max_length=120)
    language = models.CharField(_("Language"), max_length=2, choices=settings.LANGUAGES, default="nb")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PersonManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def first_name(self) -> str:
        """The first of the names, for a greeting."""
        return self.name.split(" ")[0] if self.name else self.email

    @property
    def initials(self) -> str:
        """First and last initial, for the round mark beside the name."""
        words = self.name.split()
        return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper() if words else "?"
