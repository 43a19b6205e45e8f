"""Header and slots: docs/FORMAT.md, sections 2 and 3."""

from collections import namedtuple

from refusal import Refusal, damaged
from sealing import argon2id, h, kdf, open_seal, passphrase_bytes, recovery_bytes, same

Header = namedtuple("Header", "vault epoch commitment hash")
Slot = namedtuple("Slot", "id type kdf kib passes salt commitment body wrapped")

PASSPHRASE, RECOVERY = 1, 2
PAIRS = {1: 1, 2: 1, 3: 1, 4: 0, 5: 0}


def read_header(row):
    body, total = row
    if len(body) != 60 or not same(h(body), total):
        raise damaged("header sum")
    if body[:4] != b"SV1\0":
        raise damaged("magic")
    major = int.from_bytes(body[4:6], "big")
    if major < 1:
        raise damaged("major version")
    if major > 1 or body[6:8] != b"\0\0":
        raise Refusal("vault-too-new")
    epoch = int.from_bytes(body[24:28], "big")
    if epoch < 1:
        raise damaged("epoch")
    return Header(body[8:24], epoch, body[28:60], total)


def slots_hash(rows):
    return h(b"".join(id + body + wrapped for id, body, wrapped, _ in sorted(rows)))


def read_slots(rows):
    slots = [_read_slot(row) for row in sorted(rows)]
    if not 1 <= sum(slot.kdf == 1 for slot in slots) <= 8:
        raise damaged("number of slots")
    return slots


def _read_slot(row):
    id, body, wrapped, total = row
    if len(body) != 74 or len(wrapped) != 73 or not same(h(body), total) or body[:16] != id:
        raise damaged("slot")
    slot = Slot(
        id, body[16], body[17], int.from_bytes(body[18:22], "big"),
        int.from_bytes(body[22:26], "big"), body[26:42], body[42:74], body, wrapped,
    )
    if PAIRS.get(slot.type) != slot.kdf:
        raise damaged("type and kdf")
    if slot.kdf == 1 and not (65536 <= slot.kib <= 1048576 and 3 <= slot.passes <= 10):
        raise Refusal("kdf-refused")
    return slot


def secret_of(request):
    """Slot type, bytes to stretch and the refusal, from what a person typed."""
    if "vaultKey" in request:
        return None
    if "recoveryCode" in request:
        return RECOVERY, recovery_bytes(request["recoveryCode"]), "wrong-recovery-code"
    return PASSPHRASE, passphrase_bytes(request["passphrase"]), "wrong-passphrase"


def key_of(header, slots, request):
    """The vault key, from the first slot of that type whose commitment fits."""
    secret = secret_of(request)
    if secret is None:
        return committed(header, bytes.fromhex(request["vaultKey"]))
    kind, typed, refusal = secret
    mine = [slot for slot in slots if slot.type == kind]
    if not mine:
        raise Refusal("no-recovery-code") if kind == RECOVERY else damaged("no passphrase slot")
    for slot in mine:
        root = h(_slot_text(header, slot), argon2id(typed, slot.salt, slot.kib, slot.passes))
        if same(kdf(root, 2, b"SV1comm_"), slot.commitment):
            wrap = kdf(root, 1, b"SV1wrap_")
            return committed(header, open_seal(wrap, slot.wrapped, header.hash + slot.body))
    raise Refusal(refusal)


def _slot_text(header, slot):
    return (
        b"SV1.slot" + header.vault + slot.id + bytes([slot.type, slot.kdf])
        + slot.kib.to_bytes(4, "big") + slot.passes.to_bytes(4, "big") + slot.salt + bytes(2)
    )


def committed(header, key):
    if len(key) != 32 or not same(kdf(key, 6, b"SV1vkcm_"), header.commitment):
        raise damaged("vault key commitment")
    return key
