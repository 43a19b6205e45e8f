import { posix } from 'node:path'
import ts from 'typescript'
import { clockless, harmlessNode, listedExceptions, parts, type Part } from './floors.ts'
import { isUnder, lineOf, parse, walk, type Finding, type Sources } from './source.ts'

type Import = { readonly specifier: string; readonly node: ts.Node; readonly typeOnly: boolean }

/** Everything that a file imports against floors and doors. */
export function checkImports(sources: Sources): readonly Finding[] {
  return [...sources].flatMap(([file, text]) => {
    const part = partOf(file)
    if (!part) return [{ file, line: 1, subject: file, rule: 'stands on no floor' }]
    return importsOf(parse(file, text)).flatMap((each) => checkImport(file, part, each))
  })
}

/** The part of the house in which a file stands: the longest path that matches. */
export function partOf(file: string): Part | undefined {
  return parts
    .filter(({ path }) => isUnder(file, path))
    .reduce<Part | undefined>((a, b) => (a && a.path.length > b.path.length ? a : b), undefined)
}

function checkImport(file: string, part: Part, found: Import): readonly Finding[] {
  const { specifier, node } = found
  const target = specifier.startsWith('.')
    ? posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''))
    : specifier
  if (listedExceptions.includes(`${file} -> ${target}`)) return []
  const rule = specifier.startsWith('.')
    ? refuseFile(file, part, target)
    : refusePackage(part, found)
  return rule === null ? [] : [{ file, line: lineOf(node), subject: target, rule }]
}

function refuseFile(file: string, part: Part, target: string): string | null {
  if (isUnder(file, clockless.path) && target === clockless.clock)
    return `${clockless.path} never sees a clock`
  // A part inside another part (a listed file) is not its neighbours' own.
  if (partOf(target) === part) return null
  return part.over.some((place) => isUnder(target, place))
    ? null
    : `${part.path} may not import it: a floor imports only the floors below it`
}

function refusePackage(part: Part, { specifier, typeOnly }: Import): string | null {
  if (isNodeModule(specifier)) return refuseNode(part, specifier)
  // The window knows the shapes of the contract, without the library that checks them.
  if (part.path === 'src-renderer' && specifier === 'zod' && typeOnly) return null
  return part.packages.some((name) => matches(name, specifier))
    ? null
    : `${part.path} may not import this package: it is not among its doors`
}

function refuseNode(part: Part, specifier: string): string | null {
  const allowed = [...(part.onNode ? harmlessNode : []), ...part.node]
  return allowed.includes(specifier)
    ? null
    : `${part.path} may not import this module of Node: it is not among its doors`
}

function isNodeModule(specifier: string): boolean {
  return specifier.startsWith('node:') || bareNodeModules.has(specifier)
}

/** Node's dangerous modules without their prefix: the prefix must not be a way around the door. */
const bareNodeModules: ReadonlySet<string> = new Set([
  'fs',
  'fs/promises',
  'child_process',
  'crypto',
  'http',
  'https',
  'http2',
  'net',
  'tls',
  'dns',
  'module',
  'os',
  'path',
  'vm',
  'worker_threads',
])

function matches(name: string, specifier: string): boolean {
  return name.endsWith('/*') ? specifier.startsWith(name.slice(0, -1)) : specifier === name
}

function importsOf(source: ts.SourceFile): readonly Import[] {
  const found: Import[] = []
  walk(source, (node) => {
    const one = importAt(node)
    if (one) found.push(one)
  })
  return found
}

function importAt(node: ts.Node): Import | null {
  if (ts.isImportDeclaration(node))
    return literal(
      node.moduleSpecifier,
      node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword,
    )
  if (ts.isExportDeclaration(node) && node.moduleSpecifier)
    return literal(node.moduleSpecifier, node.isTypeOnly)
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return literal(node.argument.literal, true)
  if (ts.isExternalModuleReference(node)) return literal(node.expression, false)
  if (ts.isCallExpression(node) && isLoading(node.expression))
    return literal(node.arguments[0], false)
  return null
}

function isLoading(callee: ts.Expression): boolean {
  return (
    callee.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(callee) && callee.text === 'require')
  )
}

function literal(node: ts.Node | undefined, typeOnly: boolean): Import | null {
  return node && ts.isStringLiteralLike(node) ? { specifier: node.text, node, typeOnly } : null
}
