"""Tokens, good and forged. Signed by hand: no library helps to make a bad one."""

import base64
import hashlib
import hmac
import json
import time
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed448
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

MISSING = object()


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b'=').decode()


def part(value: Any) -> str:
    return b64(json.dumps(value).encode())


def claims(**changes: Any) -> dict[str, Any]:
    """What the service signs, with changes; `MISSING` leaves a claim out."""
    now = int(time.time())
    good = {
        'iss': 'https://auth.example.test',
        'aud': 'api',
        'sub': 'user-ada',
        'iat': now,
        'exp': now + 300,
        'sid': 's-1',
        'name': 'Ada Lovelace',
        'email': 'ada@example.com',
        'roles': ['staff'],
    }
    return {name: value for name, value in {**good, **changes}.items() if value is not MISSING}


class Signer:
    """An Ed25519 key with an id, as the service has one."""

    def __init__(self, kid: str) -> None:
        self.kid = kid
        self.private_key = Ed25519PrivateKey.generate()
        self.public_bytes = self.private_key.public_key().public_bytes_raw()

    def jwk(self) -> dict[str, Any]:
        return {'kty': 'OKP', 'crv': 'Ed25519', 'alg': 'EdDSA', 'kid': self.kid, 'x': b64(self.public_bytes)}

    def header(self, **changes: Any) -> dict[str, Any]:
        good = {'alg': 'EdDSA', 'kid': self.kid}
        return {name: value for name, value in {**good, **changes}.items() if value is not MISSING}

    def sign(self, header: Any, payload: Any) -> str:
        signed = f'{part(header)}.{part(payload)}'
        return f'{signed}.{b64(self.private_key.sign(signed.encode()))}'

    def token(self, **changes: Any) -> str:
        return self.sign(self.header(), claims(**changes))

    def public_pem(self) -> bytes:
        return self.private_key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def hmac_token(secret: bytes, kid: str) -> str:
    signed = f'{part({"alg": "HS256", "kid": kid})}.{part(claims())}'
    return f'{signed}.{b64(hmac.digest(secret, signed.encode(), hashlib.sha256))}'


class EcSigner:
    """A P-256 key: real, published, and of a kind that is not ours."""

    def __init__(self, kid: str) -> None:
        self.kid = kid
        self._key = ec.generate_private_key(ec.SECP256R1())

    def jwk(self) -> dict[str, Any]:
        numbers = self._key.public_key().public_numbers()
        x, y = numbers.x.to_bytes(32, 'big'), numbers.y.to_bytes(32, 'big')
        return {'kty': 'EC', 'crv': 'P-256', 'kid': self.kid, 'x': b64(x), 'y': b64(y)}

    def token(self, alg: str) -> str:
        signed = f'{part({"alg": alg, "kid": self.kid})}.{part(claims())}'
        r, s = decode_dss_signature(self._key.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
        return f'{signed}.{b64(r.to_bytes(32, "big") + s.to_bytes(32, "big"))}'


class Ed448Signer:
    """The other curve that calls itself EdDSA."""

    def __init__(self, kid: str) -> None:
        self.kid = kid
        self._key = ed448.Ed448PrivateKey.generate()

    def jwk(self) -> dict[str, Any]:
        x = b64(self._key.public_key().public_bytes_raw())
        return {'kty': 'OKP', 'crv': 'Ed448', 'alg': 'EdDSA', 'kid': self.kid, 'x': x}

    def token(self) -> str:
        signed = f'{part({"alg": "EdDSA", "kid": self.kid})}.{part(claims())}'
        return f'{signed}.{b64(self._key.sign(signed.encode()))}'
