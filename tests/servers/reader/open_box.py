"""Opens sealed boxes with the libsodium of Debian: one question and one answer a line, in JSON."""

import base64
import ctypes
import ctypes.util
import json
import sys

sodium = ctypes.CDLL(ctypes.util.find_library("sodium") or "libsodium.so.23")
OVERHEAD = 48  # crypto_box_SEALBYTES


def opened(box, public, private):
    """The message in a box, or None if the box is not for this key."""
    if len(box) < OVERHEAD:
        return None
    message = ctypes.create_string_buffer(max(len(box) - OVERHEAD, 1))
    length = ctypes.c_ulonglong(len(box))
    if sodium.crypto_box_seal_open(message, box, length, public, private) != 0:
        return None
    return message.raw[: len(box) - OVERHEAD]


def main():
    if sodium.sodium_init() < 0:
        raise SystemExit("libsodium did not start")
    for line in sys.stdin:
        question = json.loads(line)
        parts = [base64.b64decode(question[name]) for name in ("box", "public", "private")]
        message = opened(*parts)
        told = None if message is None else base64.b64encode(message).decode()
        print(json.dumps({"message": told}), flush=True)


main()
