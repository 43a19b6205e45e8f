// Reads what a provider says about an account and about the use of its keys.
// Promises plain facts or a refusal; who is signed in is told in the provider's own word.
import { z } from 'zod'
import { UsageCaller, UsageDay } from '../../src-shared/care.ts'
import { limits } from '../../src-shared/policy.ts'
import type { HttpReply } from '../net/http.ts'
import { readAt, type DotPath } from './dot-path.ts'
import { replyTextCaps, type Operations } from './exchange.ts'
import { garbage, isPlainLine, parseReply, steering } from './reply.ts'
import { readInstant } from './time-form.ts'

/** In what role a management credential is signed in. */
export type Role = { readonly role: string; readonly mayManage: boolean }

/** How a key was used, as its provider counts. */
export type Usage = { readonly days: readonly UsageDay[]; readonly callers: readonly UsageCaller[] }

type RoleShape = Pick<NonNullable<Operations['role']>, 'at' | 'manages'>
type UsageShape = Pick<NonNullable<Operations['usage']>, 'days' | 'day' | 'callers' | 'caller'>
type Counts = Pick<UsageShape['day'], 'used' | 'refused' | 'failed'>

const RoleName = z.string().trim().min(1).max(limits.label).refine(isPlainLine)

/** The role of who is signed in; refuses with `provider-garbage`. */
export function readRole(reply: HttpReply, { at, manages }: RoleShape): Role {
  const role = RoleName.safeParse(readAt(parseReply(reply), at)).data
  if (role === undefined) throw garbage()
  return { role, mayManage: manages.includes(role) }
}

/** Use of a key, the oldest day first and the latest caller first; a row that says nothing is left out. */
export function readUsage(reply: HttpReply, shape: UsageShape): Usage {
  const root = parseReply(reply)
  const days = rowsAt(root, shape.days).flatMap((row) => dayOf(row, shape.day))
  const callers = rowsAt(root, shape.callers).flatMap((row) => callerOf(row, shape.caller))
  days.sort((a, b) => (a.day < b.day ? -1 : 1))
  callers.sort((a, b) => b.lastAt - a.lastAt)
  return {
    days: days.slice(-replyTextCaps.usageDays),
    callers: callers.slice(0, replyTextCaps.usageCallers),
  }
}

function dayOf(row: unknown, shape: UsageShape['day']): UsageDay[] {
  const day = { day: readAt(row, shape.day), ...countsOf(row, shape) }
  const parsed = UsageDay.safeParse(day).data
  return parsed ? [parsed] : []
}

function callerOf(row: unknown, shape: UsageShape['caller']): UsageCaller[] {
  const { used, refused } = countsOf(row, shape)
  const name = readAt(row, shape.name)
  const lastAt = readInstant(shape.lastAt.form, readAt(row, shape.lastAt.at))
  // Whoever calls says what it is called: nothing that breaks the line or turns its direction.
  const shown = typeof name === 'string' ? name.replaceAll(steering, ' ').slice(0, 200) : null
  const parsed = UsageCaller.safeParse({ name: shown, lastAt, used, refused }).data
  return parsed ? [parsed] : []
}

function countsOf(row: unknown, { used, refused, failed }: Counts) {
  return { used: countAt(row, used), refused: countAt(row, refused), failed: countAt(row, failed) }
}

function countAt(row: unknown, path: DotPath | null): unknown {
  return path === null ? 0 : readAt(row, path)
}

function rowsAt(root: unknown, path: DotPath): readonly unknown[] {
  const rows: unknown = readAt(root, path)
  if (!Array.isArray(rows) || rows.length > replyTextCaps.items) throw garbage()
  return rows
}
