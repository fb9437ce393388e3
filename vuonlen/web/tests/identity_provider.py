"""A small OpenID Connect provider on the loopback address: discovery, authorization, token, keys, user information."""

import base64
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT, SECRET = "vuonlen", "bi-mat-cua-phan-mem"


class Provider(ThreadingHTTPServer):
    """Vouches for `username`; `lies` are claims of the token that are not as they should be."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.key = rsa.generate_private_key(65537, 2048)
        self.signs_with = self.key
        self.username = "canbo.xa"
        self.lies: dict[str, Any] = {}
        self.subject_told = "42"  # by the user information
        self.asked: dict[str, dict[str, str]] = {}  # by code: what the browser was sent with

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def configuration(self) -> dict[str, Any]:
        paths = {"authorization": "/authorize", "token": "/token", "userinfo": "/userinfo"}
        known = {f"{name}_endpoint": self.issuer + path for name, path in paths.items()}
        return {"issuer": self.issuer, "jwks_uri": f"{self.issuer}/keys", **known}

    def keys(self) -> dict[str, Any]:
        public = json.loads(RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [public | {"kid": "1", "alg": "RS256", "use": "sig"}]}

    def authorize(self, asked: dict[str, str]) -> str:
        """The person has agreed: where the browser goes."""
        code = f"ma-{len(self.asked)}"
        self.asked[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def exchange(self, given: dict[str, str]) -> dict[str, Any] | None:
        """The tokens for a code, once, for who holds the secret and the verifier; None for anybody else."""
        asked = self.asked.pop(given.get("code", ""), None)
        if asked is None or (given.get("client_id"), given.get("client_secret")) != (CLIENT, SECRET):
            return None
        challenge = base64.urlsafe_b64encode(sha256(given.get("code_verifier", "").encode()).digest()).rstrip(b"=")
        if challenge.decode() != asked["code_challenge"] or given["redirect_uri"] != asked["redirect_uri"]:
            return None
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "sub": "42", "iat": now, "exp": now + 60}
        claims |= {"nonce": asked.get("nonce", "")} | self.lies
        token = jwt.encode(claims, self.signs_with, "RS256", {"kid": "1"})
        return {"access_token": "vao", "token_type": "Bearer", "expires_in": 60, "id_token": token}


class Handler(BaseHTTPRequestHandler):
    """The provider's addresses."""

    server: Provider

    def do_GET(self) -> None:
        path, asked = urlsplit(self.path).path, dict(parse_qsl(urlsplit(self.path).query))
        if path == "/authorize":
            self.send_response(302)
            self.send_header("Location", self.server.authorize(asked))
            self.end_headers()
        elif path == "/userinfo":
            known = self.headers.get("Authorization") == "Bearer vao"
            told = {"sub": self.server.subject_told, "preferred_username": self.server.username}
            self._say(told if known else None)
        else:
            answers = {"/.well-known/openid-configuration": self.server.configuration, "/keys": self.server.keys}
            self._say(answers[path]())

    def do_POST(self) -> None:
        text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._say(self.server.exchange({name: values[0] for name, values in parse_qs(text).items()}))

    def _say(self, content: dict[str, Any] | None) -> None:
        self.send_response(200 if content else 401)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(content or {"error": "invalid_grant"}).encode())

    def log_message(self, *_: object) -> None:
        """Quiet."""


@contextmanager
def provider() -> Iterator[Provider]:
    """It answers while the block runs."""
    with Provider() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()
