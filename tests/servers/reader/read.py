"""A second reader of Keyturn's files, written from docs/FORMAT.md alone.

Reads one request a line from its input, as JSON: {"file": …} and one of "passphrase",
"recoveryCode" and "vaultKey" (hexadecimal); with "copy": true the file may be a backup. Answers one line each: {"ok": true, "content": …}
with everything that stands in the file, or {"ok": false, "code": …, "why": …}. Keys are sorted,
so equal contents are equal bytes. {"stretch": {"secret", "salt", "kib", "passes"}} answers what
Argon2id makes of it; bytes are base64.
"""

import base64
import json
import sys

from backup import read_copy
from refusal import Refusal
from sealing import argon2id
from vault import read_vault


def canonical(value):
    """JSON with sorted keys (by UTF-16 units), no spaces, ASCII only."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{json.dumps(key)}:{canonical(value[key])}" for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(each) for each in value) + "]"
    return json.dumps(value)


def answer(request):
    if "stretch" in request:
        return stretched(**request["stretch"])
    read = read_copy if request.get("copy") else read_vault
    try:
        return {"ok": True, "content": read(request["file"], request)}
    except Refusal as refusal:
        return {"ok": False, "code": refusal.code, "why": refusal.why}


def stretched(secret, salt, kib, passes):
    key = argon2id(base64.b64decode(secret), base64.b64decode(salt), kib, passes)
    return {"ok": True, "content": base64.b64encode(key).decode("ascii")}


def main():
    for line in sys.stdin:
        if line.strip():
            print(canonical(answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
