"""The laptop's OIDC issuer: signs a token for whoever asks, as the one of a company would after a log-in.

RS256, the one algorithm that HTTP APIs accept. The key lives in the state folder, so that a token
outlives a restart. A foreign token is signed by a key that nobody publishes.
"""

import json
import os
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from jwt.algorithms import RSAAlgorithm

AUDIENCE = "assent"
ALGORITHM = "RS256"
KEY_ID = "laptop"


class Issuer:
    """One OIDC issuer at ``url`` with its signing key."""

    def __init__(self, url: str, key: RSAPrivateKey) -> None:
        self.url = url
        self._key = key

    @classmethod
    def at(cls, url: str, key_file: Path) -> "Issuer":
        """The issuer whose key stands in ``key_file``; a first start makes one."""
        if not key_file.exists():
            _write_secret(key_file, _pem(_new_key()))
        key = load_pem_private_key(key_file.read_bytes(), password=None)
        if not isinstance(key, RSAPrivateKey):
            raise TypeError(f"{key_file} holds no RSA key")
        return cls(url, key)

    @classmethod
    def foreign(cls, url: str) -> "Issuer":
        """Another company's issuer: its key is published nowhere."""
        return cls(url, _new_key())

    def discovery(self) -> dict[str, Any]:
        """The document at ``/.well-known/openid-configuration``."""
        return {
            "issuer": self.url,
            "jwks_uri": f"{self.url}/jwks",
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "response_types_supported": ["id_token"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": [ALGORITHM],
        }

    def jwks(self) -> dict[str, Any]:
        """The public key, as verifiers fetch it."""
        key = json.loads(RSAAlgorithm.to_jwk(self._key.public_key()))
        return {"keys": [{**key, "kid": KEY_ID, "alg": ALGORITHM, "use": "sig"}]}

    def token(self, sub: str, name: str, groups: list[str], expires_in: int) -> str:
        """A signed token. The engine checks its times against the real clock, so they are real."""
        now = int(datetime.now(UTC).timestamp())
        claims = {
            "iss": self.url,
            "aud": AUDIENCE,
            "sub": sub,
            "name": name,
            "groups": groups,
            "iat": now + min(expires_in, 0),
            "exp": now + expires_in,
            "jti": uuid.uuid4().hex,
        }
        return jwt.encode(claims, self._key, algorithm=ALGORITHM, headers={"kid": KEY_ID})


def _new_key() -> RSAPrivateKey:
    return generate_private_key(public_exponent=65_537, key_size=2048)


def _pem(key: RSAPrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _write_secret(file: Path, content: bytes) -> None:
    """Readable by its owner alone from its first byte on, and never half written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(content)
    fresh.replace(file)
