"""Reads a copy of a vault: a backup (docs/FORMAT.md, section 11) or a vault file."""

import os
import tempfile
from collections import namedtuple

from database import APPLICATION_ID
from refusal import Refusal, damaged
from sealing import h, kdf, same
from slots import key_of, read_header, read_slots, slots_hash
from stream import OVERHEAD, open_stream
from vault import read_vault

CHUNK = 65536
LARGEST = 2**53 - 1

Backup = namedtuple("Backup", "made number salt header head slots bytes")


def read_copy(path, request):
    try:
        return _read_copy(path, request)
    except Refusal as refusal:
        code = {
            "vault-damaged": "copy-damaged",
            "vault-too-new": "copy-too-new",
        }.get(refusal.code, refusal.code)
        raise Refusal(code, refusal.why) from refusal


def _read_copy(path, request):
    try:
        with open(path, "rb") as file:
            whole = file.read()
    except OSError as error:
        raise Refusal("copy-unknown", str(error)) from error
    if whole[:16] == b"SQLite format 3\0" and whole[68:72] == APPLICATION_ID.to_bytes(4, "big"):
        return {"kind": "vault", **read_vault(path, request, copy=True)}
    if whole[:4] != b"SV1B":
        raise Refusal("copy-unknown")
    backup = parse_header(whole)
    key = key_of(backup.header, backup.slots, request)
    content = read_image(open_image(backup, key, whole[len(backup.bytes) :]), key)
    if content.pop("head") != backup.head:
        raise damaged("another vault inside")
    return {"kind": "backup", "made": backup.made, "number": backup.number, **content}


def parse_header(whole):
    length = int.from_bytes(whole[8:12], "big")
    if len(whole) < 12 or not 165 <= length <= min(len(whole), 37650):
        raise damaged("the length of the header")
    head = whole[:length]
    if not same(h(head[:-32]), head[-32:]):
        raise damaged("the sum of the header")
    if head[4:8] != b"\0\1\0\0":
        raise Refusal("copy-too-new")
    if length != 165 + 147 * head[100]:
        raise damaged("the length of the header")
    made, number, image = (int.from_bytes(head[at : at + 8], "big") for at in (12, 20, 28))
    if max(made, number, image) > LARGEST or image < 1:
        raise damaged("a number")
    if int.from_bytes(head[36:40], "big") != CHUNK:
        raise damaged("the size of chunks")
    if len(whole) != length + 56 + image + OVERHEAD * -(-image // CHUNK):
        raise damaged("the length of the file")
    header_body = head[40:100]
    header = read_header((header_body, h(header_body)))
    slots = [head[at : at + 147] for at in range(101, length - 64, 147)]
    rows = [(slot[:16], slot[:74], slot[74:], h(slot[:74])) for slot in slots]
    shown = header_body.hex() + slots_hash(rows).hex()
    return Backup(made, number, head[-64:-32], header, shown, read_slots(rows), head)


def open_image(backup, key, rest):
    file_key = h(b"SV1.bkup" + backup.salt, kdf(key, 7, b"SV1bckup"))
    mac, stream_header, body = rest[:32], rest[32:56], rest[56:]
    if not same(h(backup.bytes, kdf(file_key, 1, b"SV1bkhdr")), mac):
        raise damaged("the MAC of the header")
    step = CHUNK + OVERHEAD
    chunks = [body[at : at + step] for at in range(0, len(body), step)]
    stream_key = kdf(file_key, 2, b"SV1bkstr")
    return open_stream(stream_key, stream_header, chunks, h(backup.bytes + mac))


def read_image(image, key):
    # The image is a vault file: ciphertext like any other.
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "image")
        with open(path, "wb") as file:
            file.write(image)
        return read_vault(path, {"vaultKey": key.hex()}, copy=True, with_head=True)
