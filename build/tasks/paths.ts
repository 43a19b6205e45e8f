import { resolve } from 'node:path'

/** The top folder of the project. */
export const root = resolve(import.meta.dirname, '../..')

/** A path from the top folder. */
export function at(...parts: readonly string[]): string {
  return resolve(root, ...parts)
}

/** A program that npm installed. */
export function program(name: string): string {
  return at('node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name)
}
