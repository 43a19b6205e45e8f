import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'
import { famousPassphrases } from './famous.ts'
import type { Estimate } from './judge.ts'

/** The likeliest words of each list: the rest costs four times as long to load and decides nothing. */
const wordsOfEach = 30_000

/** Beyond this many characters a passphrase is judged by its beginning, which keeps typing smooth. */
const judgedCharacters = 80

/** Loads the word lists and returns the function that estimates a passphrase. */
export function buildEstimator(): (passphrase: string) => Estimate {
  const lists = Object.entries({ ...common, ...english })
  const dictionary = Object.fromEntries(
    lists.map(([name, words]) => [name, words.slice(0, wordsOfEach)]),
  )
  const factory = new ZxcvbnFactory({
    // The estimator calls whatever it finds in a list of this name a password that many use.
    dictionary: { ...dictionary, 'passwords-famous': [...famousPassphrases] },
    graphs: adjacencyGraphs,
    maxLength: judgedCharacters,
  })
  return (passphrase) => {
    const { score, feedback } = factory.check(passphrase)
    return { score, weakness: feedback.warning }
  }
}
