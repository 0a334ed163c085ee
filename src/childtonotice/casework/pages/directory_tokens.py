"""What is asked of the force's directory and what of its answer is believed (OpenID Connect Core 1.0, 3.1).

The sign-in package speaks the protocol (state, PKCE, the exchange of the code). Ours is what it leaves open: a nonce,
the signature, the one organisation, and that nothing of a person is kept but organisation and object id.
"""

from __future__ import annotations

import secrets
from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from childtonotice.casework.directory import DIRECTORY, name_in_directory, our_directory

REQUIRED = ["iss", "aud", "exp", "iat", "nonce", "tid", "oid"]
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
# Entra signs with these; a token that names another way, or none, is not believed.
SIGNED_WITH = ["RS256"]
CLOCKS_DIFFER = 60  # seconds


class Distrusted(OAuth2Error):  # type: ignore[misc]
    """The directory's answer is not believed; ``why`` is the code of the refusal."""

    def __init__(self, why: str = "answer") -> None:
        super().__init__(why)
        self.why = why


class DirectoryAdapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """One journey to the directory and back."""

    def get_provider(self) -> DirectoryProvider:
        """The directory that the settings name."""
        return DirectoryProvider(self.request)

    @property
    def openid_config(self) -> dict[str, Any]:
        """The directory's description of itself; it must be of the issuer that was asked, and no less protected."""
        described: dict[str, Any] = super().openid_config
        issuer = our_directory().issuer
        scheme = issuer.partition("//")[0] + "//"
        if described.get("issuer") != issuer:
            raise Distrusted
        if not all(str(described.get(name, "")).startswith(scheme) for name in ENDPOINTS):
            raise Distrusted
        return described

    def get_callback_url(self, request: HttpRequest, app: object) -> str:  # noqa: ARG002 (the package's signature)
        """The address that is registered with the directory."""
        return request.build_absolute_uri(reverse("directory_come_back"))

    def complete_login(self, request: HttpRequest, app: Any, token: object, **kwargs: Any) -> Any:  # noqa: ARG002
        """Whom the directory vouches for, with what its token says of them until this request ends."""
        claims = self._read_token(str(kwargs["response"].get("id_token", "")), app.client_id)
        login = self.get_provider().sociallogin_from_response(request, claims)
        login.claims = claims
        return login

    def _read_token(self, id_token: str, client: str) -> dict[str, Any]:
        """The claims of a token that was signed by the directory, for us, is not over and is of the one tenant."""
        issuer = self.openid_config["issuer"]
        try:
            claims: dict[str, Any] = jwt.decode(
                id_token, self._find_key(id_token), algorithms=SIGNED_WITH, audience=client, issuer=issuer,
                leeway=CLOCKS_DIFFER, options={"require": REQUIRED},
            )  # fmt: skip
            name_in_directory(str(claims["tid"]), str(claims["oid"]))
        except jwt.InvalidIssuerError as error:
            raise Distrusted("elsewhere") from error
        except (jwt.PyJWTError, ValueError) as error:
            raise Distrusted from error
        if str(claims["tid"]).casefold() != our_directory().organisation:
            raise Distrusted("elsewhere")
        return claims

    def _find_key(self, id_token: str) -> jwt.PyJWK:
        """The directory's key of the name that the token gives. Keys change, so they are fetched each time."""
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        keys = jwt.PyJWKSet.from_dict(answer.json())
        try:
            return keys[str(jwt.get_unverified_header(id_token).get("kid"))]
        except KeyError as error:
            raise Distrusted from error


class DirectoryProvider(OpenIDConnectProvider):  # type: ignore[misc]
    """The force's directory, as the sign-in package knows it: set up from the settings, never from the database."""

    id = DIRECTORY
    oauth2_adapter_class = DirectoryAdapter

    def __init__(self, request: HttpRequest, app: object = None) -> None:  # noqa: ARG002 (the package's signature)
        told = our_directory()
        known = SocialApp(provider=DIRECTORY, name=told.name, client_id=told.client, secret=told.secret)
        known.settings = {"server_url": told.issuer, "oauth_pkce_enabled": True}
        super().__init__(request, app=known)

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, data: Any = None, **_given: Any
    ) -> HttpResponse:
        """Lead to the directory with a nonce; nothing of the address that was asked for is passed on."""
        nonce = secrets.token_urlsafe(32)
        answer: HttpResponse = super().redirect(
            request, process, next_url, data, scope=self.get_default_scope(), auth_params={"nonce": nonce}, nonce=nonce
        )
        return answer

    def get_default_scope(self) -> list[str]:
        """What is asked for: Entra gives the object id with the profile, of which nothing else is read."""
        return ["openid", "profile"]

    def extract_uid(self, data: dict[str, Any]) -> str:
        """Tenant and object id: what stays a person's when their name or address changes."""
        return name_in_directory(str(data["tid"]), str(data["oid"]))

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002 (the package's signature)
        """Nothing of the token is kept."""
        return {}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002 (the package's signature)
        """Names and addresses of the directory are not taken over."""
        return {}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[Any]:  # noqa: ARG002 (the package's signature)
        """Nobody is known by an address."""
        return []
