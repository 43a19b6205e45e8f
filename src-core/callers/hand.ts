// Sends what is done with a place to whoever knows its kind.
// Promises nothing by itself.
import type { Caller } from '../../src-shared/caller.ts'
import type { Clock } from '../../src-shared/clock.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { Transport } from '../net/http.ts'
import { checkPlace } from './check.ts'
import { diffOfCommand, lookAtCommand, putThroughCommand, type CommandCaller } from './command.ts'
import { diffInFile, lookAtFile, putInFile, type FileCaller } from './file-place.ts'
import type { PlaceAt, PlaceHand } from './place-hand.ts'
import { servicePlaces } from './services/services.ts'

/** What the hand works with. */
export type HandWorld = { readonly transport: Transport; readonly clock: Clock }

type KindHand = Pick<PlaceHand, 'look' | 'put' | 'isDeployed' | 'diff'>

/** A hand that reaches every kind of place. */
export function makePlaceHand(world: HandWorld): PlaceHand {
  const services = servicePlaces(world)
  const handOf = ({ caller }: PlaceAt): KindHand => {
    if (isFile(caller)) return filePlace(caller)
    if (isCommand(caller)) return commandPlace(caller)
    // What a person looks after is never asked.
    if (caller.kind === 'manual') throw new VaultError('capability-missing')
    return services
  }
  return {
    look: async (at) => handOf(at).look(at),
    put: async (at, content, expected) => handOf(at).put(at, content, expected),
    isDeployed: async (at, since) => handOf(at).isDeployed(at, since),
    check: (at) => checkPlace(world.transport, at),
    diff: async (at, change) => handOf(at).diff(at, change),
  }
}

function filePlace(caller: FileCaller): KindHand {
  return {
    look: ({ signal }) => lookAtFile({ caller, signal }),
    put: async ({ signal }, ...change) => Promise.resolve(putInFile({ caller, signal }, ...change)),
    isDeployed: () => Promise.resolve(true),
    diff: ({ signal }, change) => diffInFile({ caller, signal }, change),
  }
}

function commandPlace(caller: CommandCaller): KindHand {
  return {
    look: () => Promise.resolve(lookAtCommand()),
    put: ({ signal }, ...change) => putThroughCommand({ caller, signal }, ...change),
    isDeployed: () => Promise.resolve(true),
    diff: (_at, change) => Promise.resolve(diffOfCommand({ caller }, change)),
  }
}

function isFile(caller: Caller): caller is FileCaller {
  return 'path' in caller
}

function isCommand(caller: Caller): caller is CommandCaller {
  return caller.kind === 'command'
}
