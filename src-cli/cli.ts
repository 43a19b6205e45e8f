import { errorCodeOf } from '../src-shared/errors.ts'
import { readArguments, usage } from './arguments.ts'
import { exitCodes } from './exit-codes.ts'
import { findCommand, warn, type CliWorld } from './find-command.ts'

/** Does what the arguments say; gives the exit code, and never throws. */
export async function runCli(args: readonly string[], world: CliWorld): Promise<number> {
  try {
    return await answer(args, world)
  } catch (thrown) {
    // Its code and no more: the words of a failure may repeat what it was about.
    warn(world, `It failed, and that is a mistake of ours (${errorCodeOf(thrown)}).`)
    return exitCodes.internal
  }
}

async function answer(args: readonly string[], world: CliWorld): Promise<number> {
  const asked = readArguments(args)
  switch (asked.command) {
    case 'help':
      world.out.write(usage)
      return exitCodes.clean
    case 'version':
      world.out.write(`${world.version}\n`)
      return exitCodes.clean
    case 'wrong':
      warn(world, `${asked.why} "keyturn --help" says how.`)
      return exitCodes.wrongUsage
    case 'find':
      return findCommand(asked.options, world)
  }
}
