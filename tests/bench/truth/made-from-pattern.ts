import type { SeededRandom } from '../random.ts'

// Texts that a pattern matches, for the part of regular expressions that the key formats use.

const word = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_'
/** How much longer than it has to be a part of open length becomes at most. */
const slack = 12

/** A text that the pattern matches. */
export function madeFromPattern(pattern: string, random: SeededRandom): string {
  let text = ''
  let at = 0
  while (at < pattern.length) {
    const end = endOfAtom(pattern, at)
    const [least, most, next] = countAt(pattern, end)
    const times = least + random.below(Math.min(most - least, slack) + 1)
    for (let time = 0; time < times; time += 1) text += oneOf(pattern.slice(at, end), random)
    at = next
  }
  return text
}

function endOfAtom(pattern: string, at: number): number {
  const first = pattern[at]
  if (first === '\\') return at + 2
  if (first === '[') return pattern.indexOf(']', at) + 1
  if (first !== '(') return at + 1
  let depth = 0
  for (let index = at; index < pattern.length; index += 1) {
    if (pattern[index] === '\\') index += 1
    else if (pattern[index] === '(') depth += 1
    else if (pattern[index] === ')') depth -= 1
    if (depth === 0) return index + 1
  }
  throw new Error(`This pattern has no end: ${pattern}.`)
}

function countAt(pattern: string, at: number): readonly [number, number, number] {
  if (pattern[at] === '?') return [0, 1, at + 1]
  const match = /^\{(\d+)(?:,(\d+))?\}/.exec(pattern.slice(at))
  if (!match) return [1, 1, at]
  const least = Number(match[1])
  return [least, Number(match[2] ?? least), at + match[0].length]
}

function oneOf(atom: string, random: SeededRandom): string {
  if (atom.startsWith('(?=') || atom.startsWith('(?!')) return ''
  if (atom.startsWith('(')) {
    const branches = branchesOf(atom.replace(/^\((?:\?:)?/, '').slice(0, -1))
    return madeFromPattern(branches[random.below(branches.length)] ?? '', random)
  }
  const signs = signsOf(atom)
  return signs[random.below(signs.length)] ?? ''
}

function branchesOf(inside: string): string[] {
  const branches = ['']
  let depth = 0
  for (let index = 0; index < inside.length; index += 1) {
    const sign = inside[index] ?? ''
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    if (sign === '|' && depth === 0) branches.push('')
    else branches.push((branches.pop() ?? '') + sign)
    if (sign === '\\') branches.push((branches.pop() ?? '') + (inside[(index += 1)] ?? ''))
  }
  return branches
}

function signsOf(atom: string): string {
  if (atom === '\\w') return word
  if (atom.startsWith('\\')) return atom.slice(1)
  if (!atom.startsWith('[')) return atom
  return atom
    .slice(1, -1)
    .replaceAll('\\w', word)
    .replaceAll(/(\w)-(\w)/g, (_, from: string, to: string) => between(from, to))
}

function between(from: string, to: string): string {
  const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)]
  return Array.from({ length: last - first + 1 }, (_, step) =>
    String.fromCharCode(first + step),
  ).join('')
}
