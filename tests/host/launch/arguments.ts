/** What the program was asked to do, as Electron reads its own command line. */
export type HostArguments = {
  /** Scripts to run before the app, from `-r`: Playwright's way in. */
  readonly preloads: readonly string[]
  readonly inspect: boolean
  readonly debuggingPort: boolean
  readonly appPath: string | undefined
  /** What the app sees behind `process.argv[0]`. */
  readonly seenByApp: readonly string[]
  /** Switches with their values; the name without dashes. */
  readonly switches: ReadonlyMap<string, string>
}

/** Reads the arguments behind the program's name. */
export function parseArguments(argv: readonly string[]): HostArguments {
  const preloads: string[] = []
  const seenByApp: string[] = []
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at] ?? ''
    if (argument === '-r' || argument === '--require') preloads.push(argv[(at += 1)] ?? '')
    else seenByApp.push(argument)
  }
  const switches = new Map(seenByApp.flatMap((argument) => switchOf(argument)))
  return {
    preloads,
    inspect: [...switches.keys()].some((name) => name.startsWith('inspect')),
    debuggingPort: [...switches.keys()].some((name) => name.startsWith('remote-debugging')),
    appPath: seenByApp.find((argument) => !argument.startsWith('-')),
    seenByApp,
    switches,
  }
}

function switchOf(argument: string): readonly (readonly [string, string])[] {
  const match = /^--([^=]+)=?(.*)$/s.exec(argument)
  return match === null ? [] : [[match[1] ?? '', match[2] ?? '']]
}
