import ts from 'typescript'

/** Source texts by their path from the top folder, with forward slashes. */
export type Sources = ReadonlyMap<string, string>

/** Something that the house refuses. */
export type Finding = {
  readonly file: string
  readonly line: number
  readonly rule: string
  /** What stands there: the import, the global or the name. */
  readonly subject: string
}

/** A finding in one line, as the test prints it. */
export function describeFinding({ file, line, rule, subject }: Finding): string {
  return `${file}:${line} ${subject}: ${rule}`
}

const parsed = new Map<string, ts.SourceFile>()

/** Parses one file, once for all checks; its nodes know their parents. */
export function parse(file: string, text: string): ts.SourceFile {
  const known = parsed.get(file)
  if (known?.text === text) return known
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind)
  parsed.set(file, source)
  return source
}

/** The line, counted from one, on which a node begins. */
export function lineOf(node: ts.Node): number {
  const source = node.getSourceFile()
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
}

/** Visits a node and all below it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  node.forEachChild((child) => walk(child, visit))
}

/** Whether a path is a file or folder, or lies below it. */
export function isUnder(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`)
}
