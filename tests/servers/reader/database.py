"""The database of docs/FORMAT.md, section 1, read from a private copy."""

import os
import shutil
import sqlite3
import tempfile

from refusal import Refusal, damaged

APPLICATION_ID = 0x53563100
MAJOR = 1
SCHEMA = {
    "audit": "CREATE TABLE audit(seq integer not null primary key, seal blob not null) strict",
    "header": "CREATE TABLE header(one integer not null primary key check (one = 1),"
    " body blob not null, sum blob not null) strict",
    "manifest": "CREATE TABLE manifest(one integer not null primary key check (one = 1),"
    " body blob not null, mac blob not null) strict",
    "record": "CREATE TABLE record(kind integer not null, item blob not null, part blob not null,"
    " stamp integer not null, seal blob not null, primary key (kind, item, part)) strict,"
    " without rowid",
    "slot": "CREATE TABLE slot(id blob not null primary key, body blob not null,"
    " wrapped blob not null, sum blob not null) strict",
}
LARGEST = 2**53 - 1


class Rows:
    """All rows of a vault file, their widths and numbers looked at, nothing else."""

    def __init__(self, connection):
        self.intact = _pragma(connection, "quick_check") == "ok"
        self.header = _one(connection, "select body, sum, one from header")
        self.manifest = _one(connection, "select body, mac, one from manifest")
        self.slots = list(connection.execute("select id, body, wrapped, sum from slot order by id"))
        # Kinds below 64 are covered by the manifest, 64 to 79 by their owner, others by nothing.
        self.small = self._records(connection, "kind < 64")
        self.parts = self._records(connection, "kind between 64 and 79")
        self.audit = list(
            connection.execute("select seq, seal from audit where seq > 0 order by seq")
        )
        for slot in self.slots:
            _wide(slot[0], 16)
            for value in slot[1:]:
                _wide(value)
        for seq, seal in self.audit:
            _number(seq, 1)
            _wide(seal)

    @staticmethod
    def _records(connection, which):
        rows = list(
            connection.execute(
                "select kind, item, part, stamp, seal from record"
                f" where {which} order by kind, item, part"
            )
        )
        for kind, item, part, stamp, seal in rows:
            _number(kind, 0)
            _wide(item, 16)
            _wide(part, 16)
            _number(stamp, 1)
            _wide(seal)
        return rows


def read_rows(path):
    if not os.path.exists(path):
        raise Refusal("vault-missing")
    if os.path.exists(path + "-journal"):
        raise damaged("a rollback journal")
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, "copy")
        shutil.copyfile(path, copy)
        if os.path.exists(path + "-wal"):
            shutil.copyfile(path + "-wal", copy + "-wal")
        try:
            return _read_copy(copy)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise damaged(f"SQLite: {error}") from error


def _read_copy(copy):
    with open(copy, "rb") as file:
        start = file.read(100)
    if len(start) < 100 or start[:16] != b"SQLite format 3\0":
        raise damaged("not SQLite")
    connection = sqlite3.connect(copy)
    try:
        connection.execute("pragma trusted_schema = off")
        connection.execute("pragma cell_size_check = on")
        if _pragma(connection, "application_id") != APPLICATION_ID:
            raise damaged("application_id")
        version = _pragma(connection, "user_version")
        if version > MAJOR:
            raise Refusal("vault-too-new")
        if version != MAJOR:
            raise damaged("user_version")
        _check_schema(connection)
        if _pragma(connection, "journal_mode") != "wal":
            raise damaged("not in WAL mode")
        if _pragma(connection, "auto_vacuum") != 0:
            raise damaged("auto-vacuum")
        return Rows(connection)
    finally:
        connection.close()


def _check_schema(connection):
    found = {}
    for kind, name, table, sql in connection.execute(
        "select type, name, tbl_name, sql from sqlite_schema"
    ):
        if (kind, name, table, sql) == ("index", "sqlite_autoindex_slot_1", "slot", None):
            continue
        if kind != "table" or name != table:
            raise damaged("schema")
        found[name] = sql
    if found != SCHEMA:
        raise damaged("schema")


def _pragma(connection, name):
    return connection.execute(f"pragma {name}").fetchone()[0]


def _one(connection, query):
    rows = connection.execute(query).fetchall()
    if len(rows) != 1:
        raise damaged("not one row")
    *values, one = rows[0]
    for value in values:
        _wide(value)
    if one != 1:
        raise damaged("the row stands elsewhere")
    return values


def _wide(value, length=None):
    if not isinstance(value, bytes) or (length is not None and len(value) != length):
        raise damaged("a column")


def _number(value, least):
    if not isinstance(value, int) or not least <= value <= LARGEST:
        raise damaged("a number")
