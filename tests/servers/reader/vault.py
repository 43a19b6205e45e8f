"""Reads and checks a whole vault: docs/FORMAT.md, sections 4, 5, 6 and 8."""

import base64
import json

from bodies import check_audit, check_record
from database import read_rows
from manifest import check_buckets, check_mac, check_unkeyed, parse_manifest
from refusal import damaged
from sealing import h, item_key, kdf, open_seal, same, unpad
from slots import key_of, read_header, read_slots, secret_of, slots_hash

ZEROS = bytes(16)
OVERVIEW, CONNECTION, SETTINGS = 1, 2, 5
SMALL = range(1, 6)
DETAILS, SECRET = 64, 65


def read_vault(path, request, copy=False, with_head=False):
    """All that stands in a vault file, as plain data; raises a Refusal otherwise.

    The request names a passphrase, a recoveryCode or, in hexadecimal, the vaultKey itself.
    """
    if not copy:
        # Of a copy the file is judged first, of a vault the recovery code.
        secret_of(request)
    rows = read_rows(path)
    header = read_header(rows.header)
    manifest = parse_manifest(rows.manifest)
    slots = slots_hash(rows.slots)
    check_unkeyed(manifest, header, slots)
    key = key_of(header, read_slots(rows.slots), request)
    check_mac(kdf(key, 3, b"SV1mnfst"), rows.manifest)
    content = Reading(header, manifest, key).everything(rows)
    return {**content, "head": rows.header[0].hex() + slots.hex()} if with_head else content


class Reading:
    def __init__(self, header, manifest, key):
        self.header = header
        self.manifest = manifest
        self.overview_key = kdf(key, 1, b"SV1ovrw_")
        self.details_key = kdf(key, 2, b"SV1detl_")
        self.audit_key = kdf(key, 4, b"SV1audit")

    def everything(self, rows):
        if not rows.intact:
            raise damaged("SQLite's quick_check")
        check_buckets(self.manifest, [self.leaf(row) for row in rows.small])
        if any(row[2] != ZEROS for row in rows.small):
            raise damaged("a small record with a part")
        bodies = [self.small(row) for row in rows.small if row[0] in SMALL]
        if not any(body["kind"] == SETTINGS for body in bodies):
            raise damaged("no settings")
        parts = self.covered_parts(bodies, rows.parts)
        return {
            "vault": self.header.vault.hex(),
            "epoch": self.header.epoch,
            "counter": self.manifest.counter,
            "lineage": self.manifest.lineage.hex(),
            "devices": {device.hex(): count for device, count in self.manifest.devices},
            "records": bodies,
            "parts": [self.part(row) for row in parts],
            "audit": self.audit(rows.audit),
        }

    def additional(self, kind, item, part, stamp):
        return (
            b"SV1\0" + bytes([1, kind, 0, 0]) + self.header.epoch.to_bytes(4, "big")
            + self.header.vault + item + part + stamp.to_bytes(8, "big")
        )

    def leaf(self, row):
        kind, item, part, stamp, seal = row
        return kind, item, part, h(self.additional(kind, item, part, stamp) + seal)

    def small(self, row):
        kind, item, part, stamp, seal = row
        plain = open_seal(self.overview_key, seal, self.additional(kind, item, part, stamp))
        body, _ = split_body(unpad(plain, 64))
        check_record(kind, body)
        if kind == SETTINGS and item != ZEROS:
            raise damaged("settings that are not those of the vault")
        return {"kind": kind, "item": item.hex(), "stamp": stamp, "body": body}

    def covered_parts(self, bodies, rows):
        """The parts that an owner vouches for; others are covered by nothing and passed over."""
        owners = {b["item"]: b["body"] for b in bodies if b["kind"] in (OVERVIEW, CONNECTION)}
        leaves = {owner: b"" for owner in owners}
        covered = [row for row in rows if row[1].hex() in owners]
        for row in covered:
            leaves[row[1].hex()] += self.leaf(row)[3]
        for owner, body in owners.items():
            if body["parts"] != h(leaves[owner]).hex():
                raise damaged("parts of an owner")
        return [row for row in covered if row[0] in (DETAILS, SECRET)]

    def part(self, row):
        kind, item, part, stamp, seal = row
        key = item_key(self.details_key, item)
        plain = open_seal(key, seal, self.additional(kind, item, part, stamp))
        body, raw = split_body(unpad(plain, 256))
        check_record(kind, body)
        answer = {"kind": kind, "item": item.hex(), "part": part.hex(), "stamp": stamp, "body": body}
        if kind == SECRET:
            answer["secret"] = base64.b64encode(raw).decode("ascii")
        return answer

    def audit(self, rows):
        key = kdf(self.audit_key, 1, b"SV1ausl_")
        link = bytes(32)
        entries = []
        for expected, (seq, seal) in enumerate(rows, start=1):
            if seq != expected:
                raise damaged("a gap in the audit log")
            link = h(seq.to_bytes(8, "big") + link + seal, self.audit_key)
            plain = open_seal(key, seal, self.additional(255, ZEROS, ZEROS, seq))
            body, _ = split_body(unpad(plain, 64))
            check_audit(body)
            entries.append({"seq": seq, "body": body})
        if len(rows) != self.manifest.seq or not same(link, self.manifest.link):
            raise damaged("the end of the audit log")
        return entries


def split_body(body):
    """`JSON length u32 | JSON object | raw bytes`."""
    length = int.from_bytes(body[:4], "big")
    if len(body) < 4 or length > len(body) - 4:
        raise damaged("length of a body")
    try:
        value = json.loads(body[4 : 4 + length].decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise damaged("JSON") from error
    if not isinstance(value, dict):
        raise damaged("not a JSON object")
    return value, body[4 + length :]


def _no_constant(name):
    raise ValueError(name)
