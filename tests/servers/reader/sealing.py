"""The cryptography of docs/FORMAT.md, sections 0, 3 and 4.

Nothing here is shared with the program: BLAKE2b is Python's own, Argon2id the reference
implementation (Debian's libargon2), XChaCha20-Poly1305 Debian's libsodium.
"""

import ctypes
import ctypes.util
import functools
import hashlib
import hmac
import unicodedata

from refusal import Refusal, damaged

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def _library(name, soname):
    return ctypes.CDLL(ctypes.util.find_library(name) or soname)


sodium = _library("sodium", "libsodium.so.23")
_argon2 = _library("argon2", "libargon2.so.1")
if sodium.sodium_init() < 0:
    raise SystemExit("libsodium did not start")


def h(data, key=b""):
    return hashlib.blake2b(data, digest_size=32, key=key).digest()


def kdf(key, number, context):
    salt = number.to_bytes(8, "little") + bytes(8)
    return hashlib.blake2b(
        b"", digest_size=32, key=key, salt=salt, person=context + bytes(8)
    ).digest()


def item_key(details_key, item):
    return hashlib.blake2b(
        b"", digest_size=32, key=details_key, salt=item, person=b"SV1item_" + bytes(8)
    ).digest()


def same(a, b):
    return hmac.compare_digest(a, b)


@functools.lru_cache(maxsize=64)
def argon2id(secret, salt, kib, passes):
    out = ctypes.create_string_buffer(32)
    done = _argon2.argon2id_hash_raw(
        ctypes.c_uint32(passes), ctypes.c_uint32(kib), ctypes.c_uint32(1),
        secret, ctypes.c_size_t(len(secret)), salt, ctypes.c_size_t(len(salt)),
        out, ctypes.c_size_t(32),
    )
    if done != 0:
        raise SystemExit(f"Argon2id failed: {done}")
    return out.raw


def passphrase_bytes(passphrase):
    units = unicodedata.normalize("NFKC", passphrase).encode("utf-16-le", "surrogatepass")
    return units.decode("utf-16-le", "replace").encode("utf-8")


def recovery_bytes(code):
    """The 30 characters of a recovery code, if its check character is right."""
    text = "".join(c for c in code.upper() if not _is_filler(c))
    text = text.replace("O", "0").replace("I", "1").replace("L", "1")
    if len(text) != 30 or any(c not in ALPHABET for c in text):
        raise Refusal("wrong-recovery-code")
    total = 0
    for c in text:  # Horner: total = total * x + digit, over GF(32)
        total <<= 1
        if total & 32:
            total ^= 0b100101
        total ^= ALPHABET.index(c)
    if total != 0:
        raise Refusal("wrong-recovery-code")
    return text.encode("ascii")


def _is_filler(character):
    return character in "_.\ufeff" or character.isspace() or unicodedata.category(character) == "Pd"


def open_seal(key, seal, additional):
    """The plaintext of `alg | nonce 24 | ciphertext | tag 16`."""
    if len(seal) < 41 or seal[0] != 1:
        raise damaged("a seal of a wrong form")
    nonce, ciphertext = seal[1:25], seal[25:]
    out = ctypes.create_string_buffer(max(1, len(ciphertext) - 16))
    length = ctypes.c_ulonglong(0)
    wrong = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
        out, ctypes.byref(length), None,
        ciphertext, ctypes.c_ulonglong(len(ciphertext)),
        additional, ctypes.c_ulonglong(len(additional)), nonce, key,
    )
    if wrong != 0:
        raise damaged("a seal does not open")
    return out.raw[: length.value]


def padded_length(length, step):
    """What a body of `length` bytes is padded to; `step` is 64 or 256."""
    n = length + 1
    if n <= 4096:
        return (n + step - 1) // step * step
    e = n.bit_length() - 1
    unit = 1 << (e - (e.bit_length() - 1) - 1)
    return (n + unit - 1) // unit * unit


def unpad(padded, step):
    body = padded.rstrip(b"\0")
    if not body.endswith(b"\x80") or padded_length(len(body) - 1, step) != len(padded):
        raise damaged("padding")
    return body[:-1]
