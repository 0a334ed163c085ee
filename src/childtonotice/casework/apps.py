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
        """Settings and tables are read anew for each request, and for each new connection where there are none."""
        from childtonotice.casework.dated import forget_lines
        from childtonotice.casework.in_force import forget_settings

        for forget in (forget_settings, forget_lines):
            request_started.connect(forget, dispatch_uid=f"{forget.__name__} of a request")
            connection_created.connect(forget, dispatch_uid=f"{forget.__name__} of a connection")
