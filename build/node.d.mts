export function nodeTooOld(process: {
  readonly version: string
  readonly versions: Readonly<NodeJS.Dict<string>>
  readonly features: object
}): string | null

export function onFitNode(
  load: () => Promise<{ main(args: readonly string[]): Promise<number> }>,
  unfit?: number,
): Promise<void>
