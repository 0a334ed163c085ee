"""The one Django app of the product."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.signals import request_started
from django.db.backends.signals import connection_created


class CaseworkConfig(AppConfig):
    """Casework: everything that people do with findings."""

    name = "childtonotice.casework"
    label = "casework"
    verbose_name = "Casework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Settings are read anew for each request, and for each new connection of a process without requests."""
        from childtonotice.casework.in_force import forget_settings

        request_started.connect(forget_settings, dispatch_uid="settings of a request")
        connection_created.connect(forget_settings, dispatch_uid="settings of a connection")
