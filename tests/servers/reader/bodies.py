"""What the JSON bodies must hold: the tables of docs/FORMAT.md, section 10.

A check is a function that says whether a value fits. Objects may hold more keys than are named,
except `fields` of a planned item.
"""

import re

from refusal import damaged

ABSENT = object()
LARGEST = 2**53 - 1


def words(*allowed):
    return lambda value: isinstance(value, str) and value in allowed


def text(most, least=0):
    def fits(value):
        if not isinstance(value, str):
            return False
        units = len(value.encode("utf-16-le", "surrogatepass")) // 2
        return least <= units <= most

    return fits


def form(pattern):
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def number(least, most):
    def fits(value):
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most

    return fits


def flag(value):
    return isinstance(value, bool)


def null_or(check):
    return lambda value: value is None or check(value)


def optional(check):
    return lambda value: value is ABSENT or check(value)


def many(most, check):
    return lambda value: isinstance(value, list) and len(value) <= most and all(map(check, value))


def record(key, check):
    return lambda value: isinstance(value, dict) and all(
        key(name) and check(inner) for name, inner in value.items()
    )


def shape(checks, strict=False):
    def fits(value):
        if not isinstance(value, dict) or (strict and value.keys() - checks.keys()):
            return False
        return all(check(value.get(name, ABSENT)) for name, check in checks.items())

    return fits


one = number(1, 1)
instant = number(-8_640_000_000_000_000, 8_640_000_000_000_000)
ident = form("[0-9a-f]{32}")
device = form("[0-9a-f]{16}")
digest = form("[0-9a-f]{64}")
provider = form("[a-z][a-z0-9-]{0,39}")
count = number(1, LARGEST)
line = text(120)
code = form("[a-z-]{1,60}")
kind = words("api-key", "key-pair", "webhook-secret", "token", "other")
step = words(
    "planned", "creating", "stored", "proved", "promoted", "retiring", "retired", "done",
    "unknown", "orphaned", "abandoned",
)

marks = {
    "dot": shape({"device": device, "count": count}),
    "vector": record(device, count),
    "clock": shape({"ms": number(-LARGEST, LARGEST), "n": number(0, LARGEST)}),
}
owner_marks = {**marks, "parts": digest}

policy = shape({
    "everyDays": null_or(number(1, 3650)),
    "everyMonths": null_or(number(1, 120)),
    "graceHours": number(0, 720),
    "keepOldValues": optional(flag),
})

caller = shape({"id": ident, "kind": text(40, 1)})

seen = shape({"lookedAt": instant, "spots": many(200, shape({}))})

version = shape({
    "id": ident,
    "stage": words("pending", "current", "previous", "revoked"),
    "credentialId": null_or(text(512)),
    "remoteId": null_or(text(512)),
    "nameAtProvider": null_or(line),
    "createdAt": null_or(instant),
    "createdSource": null_or(
        words("name", "provider", "git", "keyturn", "imported", "person")
    ),
    "lastUsedAt": null_or(instant),
    "lastUsedSource": words("provider", "keyturn", "unknown"),
    "expiresAt": null_or(instant),
    "signer": flag,
    "hint": null_or(text(64)),
    "fingerprint": null_or(digest),
    "storedAt": instant,
    "replacedAt": null_or(instant),
    "graceEndsAt": null_or(instant),
    "revokedAt": null_or(instant),
})

overview = shape({
    "v": one, "name": text(120, 1), "service": text(40), "kind": kind,
    "connectionId": null_or(ident), "provider": null_or(provider), "providerName": line,
    "environment": line, "business": line, "owner": line, "integration": line, "envVar": line,
    "purpose": line, "scopes": many(50, line), "callers": many(200, text(400)),
    "places": optional(many(200, caller)), "seen": optional(seen),
    "readers": many(50, line), "tags": many(50, line), "policy": null_or(policy),
    "readableAgain": flag, "canWrite": flag, "checklist": many(50, line),
    "acceptedFindings": many(50, line), "addedAt": instant, "changedAt": instant,
    "versions": many(1000, version), **owner_marks,
})

connection = shape({
    "v": one, "name": text(120, 1), "provider": provider, "origin": null_or(text(400)),
    "adminVersionId": null_or(ident), "environment": optional(line),
    "parameters": optional(record(text(40), line)), "role": optional(line),
    "mayManage": optional(flag),
    "liveKeys": null_or(number(0, LARGEST)), "refreshedAt": null_or(instant),
    "createdAt": instant, **owner_marks,
})

fields = shape(
    {
        "environment": line, "business": line, "owner": line, "integration": line,
        "envVar": line, "purpose": line, "callers": many(200, text(400, 1)),
        "tags": many(50, text(120, 1)), "canWrite": flag, "policy": null_or(policy),
        "notes": text(20_000),
    },
    strict=True,
)

place = shape({
    "id": text(410, 1), "caller": null_or(caller),
    "state": words(
        "todo", "updating", "waiting", "updated", "ticked", "skipped", "differs", "failed",
        "unknown", "undoing", "undone",
    ),
    "at": null_or(instant), "code": null_or(code), "previousId": null_or(ident),
    "previousCredentialId": null_or(text(512)), "checkedAt": null_or(instant),
    "checkCode": null_or(code),
})

journal = shape({
    "v": one, "lineage": ident, "kind": words("generate", "replace", "turn-off", "set-signer"),
    "step": step, "itemId": ident, "connectionId": null_or(ident), "name": line,
    "service": text(40), "reason": line, "startedAt": instant,
    "planned": null_or(shape({"kind": kind, "fields": fields})),
    "idsBefore": null_or(many(10_000, text(512))), "askedAt": null_or(instant),
    "oldVersionId": null_or(ident), "newVersionId": null_or(ident), "oldWasSigner": flag,
    "placesDoneAt": null_or(instant), "graceEndsAt": null_or(instant),
    "candidates": many(1000, shape({
        "remoteId": text(512), "name": null_or(line), "createdAt": null_or(instant),
        "signer": flag, "ours": flag,
    })),
    "target": null_or(text(512)), "trouble": null_or(shape({"code": code, "at": instant})),
    "trail": many(500, shape({
        "at": instant, "step": step, "who": words("keyturn", "person"), "code": null_or(code),
    })),
    "strategy": optional(words("overlap", "in-place", "guided")), "urgent": optional(flag),
    "acceptedBreakAt": optional(instant), "promotedAt": optional(instant),
    "oldOffAt": optional(instant), "stillUsedAt": optional(instant), "quietAt": optional(instant),
    "backAt": optional(instant), "notBefore": optional(instant),
    "graceHours": optional(number(0, 720)), "attempts": optional(number(0, 1000)),
    "why": optional(text(60)), "toldAt": optional(instant), "startsAt": optional(instant),
    "area": optional(text(40)), "scopes": optional(many(50, line)),
    "batchId": optional(ident), "chosenId": optional(ident),
    "places": optional(many(400, place)),
})

tombstone = shape({
    "v": one, "of": words("item", "connection"), "deletedAt": instant, **marks,
})
settings = shape({
    "v": one, "recoveryConfirmedAt": null_or(instant),
    "backup": optional(shape({
        "folder": null_or(text(4096, 1)), "keep": number(1, LARGEST),
        "last": null_or(shape({"at": instant, "fileName": text(255, 1), "mark": text(100, 1)})),
        "drilledAt": null_or(instant),
    })),
})
details = shape({"v": one, "notes": text(20_000)})
audit = shape({
    "v": one, "at": instant, "event": text(60, 1), "itemId": null_or(ident),
    "versionId": null_or(ident), "why": optional(text(60)),
})

RECORDS = {1: overview, 2: connection, 3: journal, 4: tombstone, 5: settings, 64: details}


def check_record(record_kind, body):
    if record_kind in RECORDS and not RECORDS[record_kind](body):
        raise damaged(f"the body of kind {record_kind}")


def check_audit(body):
    if not audit(body):
        raise damaged("the body of an audit row")
