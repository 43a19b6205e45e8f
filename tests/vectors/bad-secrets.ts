/*
 * Sound files that are opened with something else than what opens them.
 */
import type { StoryVault } from '../servers/story-vault.ts'
import { BadOnes, filesOf, newVault } from './base.ts'
import type { Made } from './vector.ts'

/** Wrong passphrases and recovery codes. */
export async function badSecrets(vault: StoryVault): Promise<readonly Made[]> {
  const bad = new BadOnes(vault, 'secret')
  const bytes = filesOf(vault.path)
  const { passphrase: right, recoveryCode: code } = vault
  const typed = (name: string, passphrase: string): void => {
    bad.open(`passphrase-${name}`, 'wrong-passphrase', { bytes, open: { passphrase } })
  }
  typed('other', 'another passphrase')
  typed('case', right.toUpperCase())
  typed('space', `${right} `)
  typed('empty', '')
  typed('recovery-code', code)
  const coded = (name: string, recoveryCode: string): void => {
    bad.open(`code-${name}`, 'wrong-recovery-code', { bytes, open: { recoveryCode } })
  }
  coded('of-another-vault', await anotherCode())
  coded('check-character', (code.startsWith('0') ? '1' : '0') + code.slice(1))
  coded('two-swapped', swapped(code))
  coded('short', code.slice(0, -1))
  coded('long', `${code}0`)
  coded('letter', `U${code.slice(1)}`)
  coded('empty', '')
  coded('passphrase', right)
  return [...bad.made, ...(await oldSecrets()), ...(await withoutCode(code))]
}

/** Two neighbours that differ, in each other's place. */
function swapped(code: string): string {
  const characters = Array.from(code.replaceAll('-', ''))
  const at = characters.findIndex((each, index) => characters[index + 1] !== each)
  const [one = '', other = ''] = characters.slice(at, at + 2)
  return [...characters.slice(0, at), other, one, ...characters.slice(at + 2)].join('')
}

async function anotherCode(): Promise<string> {
  const other = newVault()
  const session = await other.create()
  session.close()
  return other.recoveryCode
}

async function oldSecrets(): Promise<readonly Made[]> {
  const vault = newVault()
  const session = await vault.create()
  const { passphrase, recoveryCode } = vault
  await vault.play(session, { whole: 'passphrase' })
  await vault.play(session, { whole: 'recovery' })
  session.close()
  const bad = new BadOnes(vault, 'secret')
  const bytes = filesOf(vault.path)
  bad.open('passphrase-before-the-change', 'wrong-passphrase', { bytes, open: { passphrase } })
  bad.open('code-before-the-change', 'wrong-recovery-code', { bytes, open: { recoveryCode } })
  return bad.made
}

async function withoutCode(recoveryCode: string): Promise<readonly Made[]> {
  const vault = newVault()
  const session = await vault.create(false)
  session.close()
  const bad = new BadOnes(vault, 'secret')
  const bytes = filesOf(vault.path)
  const open = { recoveryCode }
  bad.open('code-where-there-is-none', 'no-recovery-code', { bytes, open })
  const wrong = { recoveryCode: recoveryCode.slice(1) }
  bad.open('code-wrong-where-there-is-none', 'wrong-recovery-code', { bytes, open: wrong })
  return bad.made
}
