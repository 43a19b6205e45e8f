/*
 * The tables of a vault file and of the anchors file.
 *
 * A file is used only if what it says about its schema equals this, byte for byte: one with a
 * trigger, a view or a looser column is not ours.
 */

/** Stands in the `application_id` of a vault file: "SV1" and a zero byte. */
export const vaultApplicationId = 0x53563100

/** The major version of the vault format; stands in `user_version` and in the header. */
export const vaultFormat = 1

/** Stands in the `application_id` of the anchors file: "SV1a". */
export const anchorsApplicationId = 0x53563161

/** The version of the anchors file. */
export const anchorsFormat = 1

/** One row of `sqlite_schema`: type, name, table, and the statement, null for implied indexes. */
export type SchemaRow = readonly [string, string, string, string | null]

/** The schema of a vault file, in the order of names. */
export const vaultSchema: readonly SchemaRow[] = [
  table('audit', 'seq integer not null primary key, seal blob not null', 'strict'),
  table(
    'header',
    'one integer not null primary key check (one = 1), body blob not null, sum blob not null',
    'strict',
  ),
  table(
    'manifest',
    'one integer not null primary key check (one = 1), body blob not null, mac blob not null',
    'strict',
  ),
  table(
    'record',
    'kind integer not null, item blob not null, part blob not null, stamp integer not null, ' +
      'seal blob not null, primary key (kind, item, part)',
    'strict, without rowid',
  ),
  table(
    'slot',
    'id blob not null primary key, body blob not null, wrapped blob not null, sum blob not null',
    'strict',
  ),
  ['index', 'sqlite_autoindex_slot_1', 'slot', null],
]

/** The schema of the anchors file, in the order of names. */
export const anchorsSchema: readonly SchemaRow[] = [
  table(
    'anchor',
    'vault blob not null primary key, body blob not null, mac blob not null',
    'strict, without rowid',
  ),
  table(
    'expected',
    'vault blob not null primary key, body blob not null, mac blob not null',
    'strict, without rowid',
  ),
  table(
    'failure',
    'vault blob not null primary key, count integer not null',
    'strict, without rowid',
  ),
]

/** The statements that make a schema. */
export function creationOf(schema: readonly SchemaRow[]): string {
  return schema.flatMap(([, , , sql]) => sql ?? []).join(';\n')
}

function table(name: string, columns: string, options: string): SchemaRow {
  // SQLite keeps the statement as it was written, but for the first words.
  return ['table', name, name, `CREATE TABLE ${name}(${columns}) ${options}`]
}
