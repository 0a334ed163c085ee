"""A made-up directory on this machine: an OpenID provider that signs with a key made for the test."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from django.http import HttpResponse
from django.test import Client

from childtonotice.casework.models import AuditEvent

TENANT = "7d0f5a1e-0000-4000-8000-00000000aaaa"
OTHER_TENANT = "7d0f5a1e-0000-4000-8000-00000000bbbb"
CLIENT = "7d0f5a1e-0000-4000-8000-00000000cccc"
SECRET = "made-up-secret-of-the-client"
PERSON = "7d0f5a1e-0000-4000-8000-00000000dddd"


@dataclass(slots=True)
class Asked:
    """What came with somebody to the directory: what the code that they take back answers for."""

    nonce: str
    challenge: str
    redirect_uri: str


@dataclass
class MadeUpDirectory:
    """The provider. ``claims`` change or (None) take away what its next tokens say; ``signer`` is another's key."""

    address: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    described: dict[str, Any] = field(default_factory=dict)
    asked: dict[str, Asked] = field(default_factory=dict)
    refuses: bool = False
    algorithm: str = "RS256"
    signer: RSAPrivateKey | None = None

    @cached_property
    def key(self) -> RSAPrivateKey:
        """The key that it publishes."""
        return new_key()

    @property
    def issuer(self) -> str:
        """Its name, which is its address and the tenant."""
        return f"{self.address}/{TENANT}/v2.0"

    def describe(self) -> dict[str, Any]:
        """Its description of itself."""
        ours = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        told = {name: f"{self.address}/{path}" for name, path in ours.items()}
        return told | {"issuer": self.issuer, "token_endpoint_auth_methods_supported": ["client_secret_post"]} | (
            self.described
        )  # fmt: skip

    def keys(self) -> dict[str, Any]:
        """Its public key; as with Entra the algorithm is not named."""
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [public | {"kid": "one", "use": "sig"}]}

    def authorize(self, address: str) -> str:
        """What a person does in their browser: they go to ``address``, sign in and are led back with a code."""
        given = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert address.startswith(f"{self.address}/authorize?")
        assert (given["client_id"], given["response_type"]) == (CLIENT, "code")
        assert given["code_challenge_method"] == "S256"
        assert set(given["scope"].split()) == {"openid", "profile"}
        code = secrets.token_urlsafe(8)
        self.asked[code] = Asked(given["nonce"], given["code_challenge"], given["redirect_uri"])
        return f"{given['redirect_uri']}?code={code}&state={given['state']}"

    def give_token(self, form: dict[str, str]) -> dict[str, Any] | None:
        """The token for a code, once, for whoever knows the secret and what the challenge was made of."""
        asked = self.asked.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if self.refuses or asked is None or form.get("client_secret") != SECRET:
            return None
        if (asked.challenge, asked.redirect_uri) != (challenge, form["redirect_uri"]):
            return None
        return {"access_token": "made-up-access-token", "token_type": "Bearer", "id_token": self.sign(asked.nonce)}

    def sign(self, nonce: str) -> str:
        """A token about the person, with whatever the test changes in it."""
        now = int(time.time())
        told = {
            "iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 600, "nonce": nonce, "tid": TENANT,
            "oid": PERSON, "sub": "pairwise", "name": "Quillfeather-Sentinel",
            "preferred_username": "quillfeather-sentinel@force.example", "email": "joan.hall@force.example",
        } | self.claims  # fmt: skip
        told = {name: value for name, value in told.items() if value is not None}
        key: Any = {"RS256": self.signer or self.key, "HS256": SECRET * 2, "none": None}[self.algorithm]
        return jwt.encode(told, key, algorithm=self.algorithm, headers={"kid": "one"})


def new_key() -> RSAPrivateKey:
    """A key of the usual length."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@contextmanager
def open_directory() -> Iterator[MadeUpDirectory]:
    """The directory, answering on this machine until the block ends."""
    directory = MadeUpDirectory()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answers = {"/keys": directory.keys, f"/{TENANT}/v2.0/.well-known/openid-configuration": directory.describe}
            found = answers.get(self.path)
            self.answer(found() if found else None)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.answer(directory.give_token({name: values[0] for name, values in parse_qs(body).items()}))

        def answer(self, told: dict[str, Any] | None) -> None:
            body = json.dumps(told or {"error": "invalid_grant"}).encode()
            self.send_response(200 if told else 400)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Nothing is written."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    directory.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield directory
    finally:
        server.shutdown()
        server.server_close()


def set_out(client: Client, **given: str) -> str:
    """Press the button, and read where the page leads."""
    page = client.post("/sign-in/directory/", given).content.decode()
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page)
    assert found, page
    assert f'href="{found[1]}"' in page  # for whoever's browser does not go by itself
    return html.unescape(found[1])


def sign_in(client: Client, directory: MadeUpDirectory, **given: str) -> HttpResponse:
    """The whole journey; the answer to coming back."""
    return client.get(directory.authorize(set_out(client, **given)))  # type: ignore[return-value]


def is_in(client: Client) -> bool:
    """Whether somebody is signed in in this browser."""
    return "_auth_user_id" in client.session


def last_row() -> tuple[str, str, dict[str, Any]]:
    """The newest row of the audit log: who, what, and its details."""
    row = AuditEvent.objects.latest("id")
    return row.who, row.verb, json.loads(row.details)
