/**
 * Suggests a passphrase of six words, drawn evenly from 2,048: 66 bits.
 *
 * The list is that of BIP 39: short, common English words, no two of which begin with the same
 * four letters. It is used for its words alone; nothing here is a BIP 39 mnemonic.
 */
import { wordlist } from '@scure/bip39/wordlists/english.js'
import type { Randomness } from '../crypto/randomness.ts'

const wordCount = 6

/** A fresh passphrase of six words with spaces between them. */
export function suggestPassphrase(random: Randomness): string {
  const bytes = random.randomBytes(wordCount * 2)
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const words = Array.from({ length: wordCount }, (_, index) => {
    // 2,048 divides 65,536, so that taking the remainder favours no word.
    return wordlist[view.getUint16(index * 2) % wordlist.length] ?? ''
  })
  bytes.fill(0)
  return words.join(' ')
}
