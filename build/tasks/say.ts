/** Says one line to the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Says the heading of a stage, set off from what the stage before has printed. */
export function sayHeading(title: string): void {
  say(`\n── ${title}`)
}
