"""A text that is signed, in the form of C2SP signed-note (https://c2sp.org/signed-note) with Ed25519.

Any tool of that world reads it: Go's sumdb/note, Sigstore, the witnesses of transparency logs.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

ED25519 = b"\x01"
PUBLIC_BYTES = 32
ID_BYTES = 4
DASH = "\N{EM DASH}"

Sign = Callable[[bytes], bytes]
"""Answers with the Ed25519 signature of a message: 64 bytes."""

Verify = Callable[[bytes, bytes, bytes], bool]
"""Whether, for a public key and a signature, this is the message that was signed."""


class BadNote(ValueError):
    """It is no signed note, or not signed by that key; the sentence says which."""


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """Who signs: a name and a public key of Ed25519."""

    name: str
    public: bytes

    def __post_init__(self) -> None:
        if not self.name or "+" in self.name or any(letter.isspace() for letter in self.name):
            raise BadNote("a key's name is not empty and has neither spaces nor a plus")
        if len(self.public) != PUBLIC_BYTES:
            raise BadNote("a public key of Ed25519 has 32 bytes")

    @property
    def id(self) -> bytes:
        """The four bytes that name this key on a signature."""
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:ID_BYTES]

    def __str__(self) -> str:
        """The key as people hand it on: name, id and key, joined by a plus."""
        return f"{self.name}+{self.id.hex()}+{_base64(ED25519 + self.public)}"

    @classmethod
    def parse(cls, vkey: str) -> "VerifierKey":
        """The key that was written as ``vkey``.

        Raises:
            BadNote: it is none, or not of Ed25519, or its id is another key's.
        """
        name, _, rest = vkey.partition("+")
        written, _, encoded = rest.partition("+")
        raw = _bytes(encoded)
        if raw[:1] != ED25519:
            raise BadNote("not a verifier key of Ed25519")
        key = cls(name, raw[1:])
        if written != key.id.hex():
            raise BadNote("the verifier key's id is not that of its name and key")
        return key


@dataclass(frozen=True, slots=True)
class Signature:
    """One line below a note: whose it is, and the signature."""

    name: str
    key: bytes
    signature: bytes

    def __str__(self) -> str:
        return f"{DASH} {self.name} {_base64(self.key + self.signature)}\n"


@dataclass(frozen=True, slots=True)
class SignedNote:
    """A text, which ends in a line break, and who signed it."""

    text: str
    signatures: tuple[Signature, ...]

    def __str__(self) -> str:
        """The note as it is stored and handed on."""
        return self.text + "\n" + "".join(map(str, self.signatures))

    @property
    def sha256(self) -> str:
        """The hash of the note as it is stored, in hex."""
        return hashlib.sha256(str(self).encode()).hexdigest()

    @classmethod
    def parse(cls, note: str) -> "SignedNote":
        """The note that was written as ``note``; whether its signatures hold is another question.

        Raises:
            BadNote: it is none.
        """
        text, _, below = note.rpartition("\n\n")
        lines = below.split("\n")
        if not text or len(lines) < 2 or lines.pop():
            raise BadNote("not a signed note: a text, an empty line, then signatures")
        _check_letters(note)
        return cls(text + "\n", tuple(map(_signature, lines)))

    def is_signed_by(self, key: VerifierKey, verify: Verify) -> bool:
        """Whether this key signed the text; one false signature of it spoils the others."""
        found = [s.signature for s in self.signatures if (s.name, s.key) == (key.name, key.id)]
        return bool(found) and all(verify(key.public, one, self.text.encode()) for one in found)


def signed(text: str, key: VerifierKey, sign: Sign) -> SignedNote:
    """``text`` under the signature of ``key``.

    Raises:
        BadNote: the text does not end in a line break, or holds control characters.
    """
    _check_letters(text)
    if not text.endswith("\n"):
        raise BadNote("the text of a note ends in a line break")
    return SignedNote(text, (Signature(key.name, key.id, sign(text.encode())),))


def _check_letters(note: str) -> None:
    if any(letter < " " and letter != "\n" for letter in note):
        raise BadNote("a note holds no control characters")


def _signature(line: str) -> Signature:
    dash, name, encoded, *more = [*line.split(" "), "", ""]
    raw = _bytes(encoded)
    if dash != DASH or not name or any(more) or len(raw) <= ID_BYTES:
        raise BadNote("a line below the note is no signature")
    return Signature(name, raw[:ID_BYTES], raw[ID_BYTES:])


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(encoded: str) -> bytes:
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raise BadNote("not base64") from None
