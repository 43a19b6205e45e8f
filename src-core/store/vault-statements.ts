/*
 * Every statement that is run on a vault file.
 *
 * Kinds stand in the primary key before the item, so that a lookup by item alone walks over the
 * kinds: 1 to 63 are small records, 64 to 79 parts of an item or connection.
 */

/** The one header. */
export const selectHeader = 'select body, sum, one from header'

/** The slots. */
export const selectSlots = 'select id, body, wrapped, sum from slot order by id'

/** The one manifest. */
export const selectManifest = 'select body, mac, one from manifest'

/** The MAC of the manifest. */
export const selectManifestMac = 'select mac, one from manifest'

/** All small records, whatever their kind. */
export const selectSmallRecords = `
  select kind, item, part, stamp, seal from record
  where kind < 64 order by kind, item, part`

/** The small records of one bucket. */
export const selectBucket = `
  with recursive kinds(kind) as (values (0) union all select kind + 1 from kinds where kind < 63)
  select record.kind, item, part, stamp, seal
  from kinds cross join record
    on record.kind = kinds.kind and item between ? and ?
  order by record.kind, item, part`

/** The parts of one item or connection. */
export const selectParts = `
  with recursive kinds(kind) as (values (64) union all select kind + 1 from kinds where kind < 79)
  select record.kind, item, part, stamp, seal
  from kinds cross join record on record.kind = kinds.kind and item = ?
  order by record.kind, item, part`

/** One record. */
export const selectRecord = `
  select kind, item, part, stamp, seal from record
  where kind = ? and item = ? and part = ?`

/** The audit rows after a sequence number. */
export const selectAudit = 'select seq, seal from audit where seq > ? order by seq'

/** Writes the header, once. */
export const insertHeader = 'insert into header (one, body, sum) values (1, ?, ?)'

/** Writes the header of another epoch. */
export const updateHeader = 'update header set body = ?, sum = ? where one = 1'

/** Writes the first manifest. */
export const insertManifest = 'insert into manifest (one, body, mac) values (1, ?, ?)'

/** Writes the next manifest. */
export const updateManifest = 'update manifest set body = ?, mac = ? where one = 1'

/** Adds a slot. */
export const insertSlot = 'insert into slot (id, body, wrapped, sum) values (?, ?, ?, ?)'

/** Removes a slot. */
export const deleteSlot = 'delete from slot where id = ?'

/** Writes a record, over the one that may be there. */
export const upsertRecord = `
  insert into record (kind, item, part, stamp, seal) values (?, ?, ?, ?, ?)
  on conflict (kind, item, part) do update set stamp = excluded.stamp, seal = excluded.seal`

/** Writes a record that must not be there. */
export const insertRecord = `
  insert into record (kind, item, part, stamp, seal) values (?, ?, ?, ?, ?)`

/** Removes a record. */
export const deleteRecord = 'delete from record where kind = ? and item = ? and part = ?'

/** Removes all parts of one item or connection. */
export const deleteParts = `
  delete from record where item = ? and kind in (
    with recursive kinds(kind) as (values (64) union all select kind + 1 from kinds where kind < 79)
    select kind from kinds)`

/** How many records there are. */
export const countRecords = 'select count(*) from record'

/** Removes the records that were not written at this stamp. */
export const deleteRecordsNotOf = 'delete from record where stamp <> ?'

/** Removes the records of a stamp and of later ones. */
export const deleteRecordsFrom = 'delete from record where stamp >= ?'

/** Writes a row of the audit log over the one that is there. */
export const updateAudit = 'update audit set seal = ? where seq = ?'

/** Adds a row to the audit log. */
export const insertAudit = 'insert into audit (seq, seal) values (?, ?)'
