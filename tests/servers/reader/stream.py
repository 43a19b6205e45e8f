"""libsodium's secretstream, as docs/FORMAT.md, section 11 uses it."""

import ctypes

from refusal import damaged
from sealing import sodium

FINAL = 3
OVERHEAD = 17


def open_stream(key, header, chunks, first_additional):
    """The plaintext of all chunks; the last one and no other bears TAG_FINAL."""
    state = ctypes.create_string_buffer(
        sodium.crypto_secretstream_xchacha20poly1305_statebytes()
    )
    if sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key) != 0:
        raise damaged("the header of the stream")
    whole = []
    for index, chunk in enumerate(chunks):
        additional = first_additional if index == 0 else b""
        out = ctypes.create_string_buffer(len(chunk))
        length = ctypes.c_ulonglong(0)
        tag = ctypes.c_ubyte(0)
        wrong = sodium.crypto_secretstream_xchacha20poly1305_pull(
            state, out, ctypes.byref(length), ctypes.byref(tag),
            chunk, ctypes.c_ulonglong(len(chunk)),
            additional, ctypes.c_ulonglong(len(additional)),
        )
        last = index == len(chunks) - 1
        if wrong != 0 or tag.value != (FINAL if last else 0):
            raise damaged("a chunk")
        whole.append(out.raw[: length.value])
    return b"".join(whole)
