// Passwords inside addresses, such as `postgres://name:password@host`.
// Promises the password as it is written there, and none that only names a place for one.
import { addressPassword } from '../formats/secret-formats.ts'
import type { Found } from './found.ts'
import { isMachineMade } from './machine-made.ts'
import { isMonotone, isPlaceholder, isReference } from './placeholder.ts'

const providers: Readonly<Record<string, string>> = {
  postgres: 'PostgreSQL',
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  mongodb: 'MongoDB',
  redis: 'Redis',
  rediss: 'Redis',
  amqp: 'RabbitMQ',
  amqps: 'RabbitMQ',
  sqlserver: 'SQL Server',
  mssql: 'SQL Server',
  clickhouse: 'ClickHouse',
  cockroachdb: 'CockroachDB',
  cloudinary: 'Cloudinary',
  smtp: 'SMTP',
  smtps: 'SMTP',
  ftp: 'FTP',
  sftp: 'SFTP',
  nats: 'NATS',
}

const scheme = /([a-z][a-z0-9]{1,20}(?:\+[a-z0-9]{1,20})?)$/i
const login = /([^\s:@/"'`<>\\]{0,200}):([^\s@/"'`<>\\]{1,300})@([\w.[\]-]{1,255})/y
// Passwords that stand in a thousand examples for a database on one's own computer.
const commonplace =
  /^(?:p(?:ass(?:w(?:or)?d)?|wd|w)?\d{0,4}|postgres(?:ql)?|root|admin\d{0,4}|user(?:name)?|secret|example|mysql|mongo(?:db)?|redis|guest|test\w{0,6}|dev\w{0,6}|local\w{0,6}|changeme|x+|\*+|\.+|your.*|my.*|db_?pass(?:word)?|app|foo|bar|baz|token|key|\d{1,6})$/i

/** The passwords in the addresses of a text. */
export function addressPasswords(text: string): Found[] {
  const found: Found[] = []
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 3)) {
    login.lastIndex = at + 3
    const match = login.exec(text)
    const name = scheme.exec(text.slice(Math.max(0, at - 42), at))?.[1]?.toLowerCase()
    if (!match || name === undefined) continue
    const [, user = '', password = '', host = ''] = match
    if (isNone(password) || isNone(user) || /example/i.test(host)) continue
    if (isCommonplace(password, user)) continue
    const start = at + 3 + user.length + 1
    found.push(foundAt({ name, user, password, host, start }))
  }
  return found
}

type Login = {
  readonly name: string
  readonly user: string
  readonly password: string
  readonly host: string
  readonly start: number
}

function foundAt({ name, user, password, host, start }: Login): Found {
  const isHere = /^(?:localhost|127\.|0\.0\.0\.0|host\.docker|db$|postgres$|mysql$|redis$)/.test(
    host,
  )
  return {
    format: addressPassword,
    value: password,
    credentialId: user === '' ? null : user,
    start,
    end: start + password.length,
    isSound: null,
    provider: providers[name.replace(/\+.*$/, '')] ?? '',
    weight: isHere || !isMachineMade(password) ? 'unsure' : 'likely',
  }
}

/** Whether a part of an address takes the place of another. */
export function isNone(part: string): boolean {
  // The signs of templates and of patterns that describe addresses.
  return isReference(part) || /[(){}|^]|\$[A-Za-z{]|%[a-z]|\\[dws]/.test(part)
}

/** Whether a password is one that everyone uses in examples. */
export function isCommonplace(password: string, user: string): boolean {
  return (
    password.length < 4 ||
    password === user ||
    commonplace.test(password) ||
    isPlaceholder(password) ||
    (password.length > 4 && isMonotone(password))
  )
}
