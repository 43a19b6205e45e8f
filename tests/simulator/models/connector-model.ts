import { VaultError } from '../../../src-shared/errors.ts'
import type { Connector } from '../../../src-core/connectors/connector.ts'
import type { Life } from '../life.ts'
import { toldOf, type ModelKey, type ProviderModel } from './provider-model.ts'

/** What Keyturn hears of a key's life. */
export type Heard = { readonly secret: (key: ModelKey) => void }

/** A provider as one run of the app reaches it. */
export function connectorTo(provider: ProviderModel, life: Life, heard: Heard): Connector {
  const { facts } = provider.traits
  const can = facts.capabilities
  const ask = async <T>(is: string | boolean, does: string, work: () => T): Promise<T> => {
    if (is !== 'api' && is !== true) throw new VaultError('capability-missing')
    return life.afar({ port: 'provider', does, work })
  }
  const given = (key: ModelKey) => {
    key.delivered = true
    heard.secret(key)
    return toldOf(key)
  }
  return {
    facts,
    parameters: [],
    origins: 'practice',
    needsAdmin: true,
    list: async (link) => {
      const keys = await ask(can.list, 'list the keys', () => provider.list())
      link.heard?.(provider.date)
      return keys
    },
    generate: async (_link, { name, secret }) => {
      const chosen = secret && new TextDecoder().decode(secret)
      const work = () => provider.generate(name, chosen)
      return given(await ask(can.generate, `make a key "${name}"`, work))
    },
    verify: async (_link, key) => {
      // Kept for the length of the call, as a request keeps it.
      const secret = Uint8Array.from(key.secret)
      const known = provider.bySecret(new TextDecoder().decode(secret))
      const does = `call with ${known?.remoteId ?? 'no key of here'}`
      const verdict = await ask(can.verify, does, () => provider.verify({ ...key, secret }))
      if (known && verdict === 'accepted') known.proved = true
      if (known && verdict === 'refused') known.refused = true
      return verdict
    },
    revoke: (_link, remoteId, phrase) =>
      ask(can.revoke, `turn off ${remoteId}`, () => provider.revoke(remoteId, phrase)),
    revokeChallenge: (_link, remoteId) =>
      facts.revokeWeight === 'typed-phrase'
        ? ask(true, `the phrase for ${remoteId}`, () => provider.phraseOf(remoteId))
        : Promise.resolve(null),
    setSigner: (_link, remoteId) =>
      ask(can.setSigner, `sign with ${remoteId}`, () => provider.setSigner(remoteId)),
    rotateInPlace: async (_link, { remoteId }) =>
      given(
        await ask(can.rotateInPlace, `replace ${remoteId} itself`, () =>
          provider.rotateInPlace(remoteId),
        ),
      ),
    role: () => Promise.resolve(null),
    usage: () => Promise.reject(new VaultError('capability-missing')),
    // What is shown again may be lost once more: it is read another time.
    readAgain: async (_link, remoteId) =>
      toldOf(
        await ask(can.readAgain, `show ${remoteId} again`, () => provider.readAgain(remoteId)),
      ),
  }
}
