"""The manifest of docs/FORMAT.md, section 6."""

from collections import namedtuple

from refusal import damaged
from sealing import h, same

Manifest = namedtuple(
    "Manifest", "counter epoch header slots roster seq link lineage previous devices buckets mac"
)
LARGEST = 2**53 - 1


def parse_manifest(row):
    body, mac = row
    if len(body) < 200 or len(mac) != 32:
        raise damaged("manifest length")
    n = int.from_bytes(body[196:200], "big")
    if n > 4096 or len(body) != 200 + 16 * n + 8192:
        raise damaged("manifest length")
    devices = []
    for at in range(200, 200 + 16 * n, 16):
        devices.append((body[at : at + 8], _u64(body[at + 8 : at + 16])))
    if any(a[0] >= b[0] for a, b in zip(devices, devices[1:])):
        raise damaged("devices")
    start = 200 + 16 * n
    return Manifest(
        _u64(body[0:8]), int.from_bytes(body[8:12], "big"), body[12:44], body[44:76],
        body[76:108], _u64(body[108:116]), body[116:148], body[148:164], body[164:196],
        devices, [body[start + 32 * b : start + 32 * b + 32] for b in range(256)], mac,
    )


def check_unkeyed(manifest, header, slots):
    if manifest.epoch != header.epoch or not same(manifest.header, header.hash):
        raise damaged("manifest and header")
    if not same(manifest.slots, slots):
        raise damaged("manifest and slots")


def check_mac(key, row):
    if not same(h(row[0], key), row[1]):
        raise damaged("manifest MAC")


def check_buckets(manifest, leaves):
    """`leaves`: (kind, item, part, leaf) of all small records, in any order."""
    for b in range(256):
        own = sorted(each for each in leaves if each[1][0] == b)
        if not same(h(b"".join(each[3] for each in own)), manifest.buckets[b]):
            raise damaged("bucket")


def _u64(data):
    value = int.from_bytes(data, "big")
    if value > LARGEST:
        raise damaged("a number")
    return value
