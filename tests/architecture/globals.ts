import ts from 'typescript'
import { globalDoors } from './floors.ts'
import { isUnder, lineOf, parse, walk, type Finding, type Sources } from './source.ts'

/** Every use of a refused global outside its door. */
export function checkGlobals(sources: Sources): readonly Finding[] {
  return [...sources].flatMap(([file, text]) =>
    usesIn(parse(file, text))
      .filter(({ name }) => !globalDoors[name]?.some((door) => isUnder(file, door)))
      .map(({ name, node }) => ({ file, line: lineOf(node), subject: name, rule: ruleFor(name) })),
  )
}

type Use = { readonly name: string; readonly node: ts.Node }

function ruleFor(name: string): string {
  const doors = globalDoors[name] ?? []
  return doors.length === 0 ? 'is refused everywhere' : `is refused outside ${doors.join(', ')}`
}

function usesIn(source: ts.SourceFile): readonly Use[] {
  const found: Use[] = []
  walk(source, (node) => {
    const name = useAt(node)
    if (name !== null) found.push({ name, node })
  })
  return found
}

/** Members that are refused, by the global that they are read from. */
const members: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Date: { now: 'Date.now' },
  Math: { random: 'Math.random' },
  process: { getBuiltinModule: 'process.getBuiltinModule' },
}

/** Names of the global object itself, under which every global can be reached. */
const globalObjects: ReadonlySet<string> = new Set(['globalThis', 'window', 'self', 'global'])

const watched: ReadonlySet<string> = new Set([...globalObjects, ...Object.keys(members)])

const bareGlobals: ReadonlySet<string> = new Set(['fetch', 'WebSocket'])

function useAt(node: ts.Node): string | null {
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return 'import()'
  if (isPresentDate(node)) return 'new Date()'
  if (ts.isIdentifier(node) && bareGlobals.has(node.text) && isGlobalValue(node)) return node.text
  if (ts.isPropertyAccessExpression(node)) return memberOf(node.expression, node.name.text)
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
    return memberOf(node.expression, node.argumentExpression.text)
  if (ts.isBindingElement(node)) return unpacked(node)
  return null
}

/** `new Date()` and `Date()` without an argument tell the present time. */
function isPresentDate(node: ts.Node): boolean {
  if (ts.isNewExpression(node))
    return isGlobalNamed(node.expression, 'Date') && (node.arguments?.length ?? 0) === 0
  return ts.isCallExpression(node) && isGlobalNamed(node.expression, 'Date')
}

function memberOf(object: ts.Expression, member: string): string | null {
  const owner = globalNameOf(object)
  if (owner === null) return null
  if (globalObjects.has(owner)) {
    if (member === 'keyturn') return 'window.keyturn'
    return bareGlobals.has(member) ? member : null
  }
  return members[owner]?.[member] ?? null
}

/** `const { now } = Date` reaches the member as well as `Date.now` does. */
function unpacked(node: ts.BindingElement): string | null {
  const declaration = node.parent.parent
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer) return null
  const key = node.propertyName ?? node.name
  return ts.isIdentifier(key) ? memberOf(declaration.initializer, key.text) : null
}

/** The global that an expression names, also by way of the global object; else null. */
function globalNameOf(expression: ts.Expression): string | null {
  if (ts.isIdentifier(expression))
    return watched.has(expression.text) && isGlobalValue(expression) ? expression.text : null
  if (ts.isParenthesizedExpression(expression)) return globalNameOf(expression.expression)
  if (!ts.isPropertyAccessExpression(expression)) return null
  const owner = globalNameOf(expression.expression)
  return owner !== null && globalObjects.has(owner) ? expression.name.text : null
}

function isGlobalNamed(expression: ts.Expression, name: string): boolean {
  return globalNameOf(expression) === name
}

/** Whether an identifier is read as a value and declared nowhere around it. */
function isGlobalValue(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false
  if (ts.isPropertyAssignment(parent) && parent.name === node) return false
  if (ts.isBindingElement(parent) && parent.propertyName === node) return false
  if (isDeclarationName(node) || ts.isTypeNode(parent)) return false
  return !isDeclaredAround(node, node.text)
}

function isDeclarationName(node: ts.Identifier): boolean {
  const { parent } = node
  return (
    (ts.isVariableDeclaration(parent) ||
      ts.isParameter(parent) ||
      ts.isBindingElement(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isImportSpecifier(parent) ||
      ts.isImportClause(parent)) &&
    parent.name === node
  )
}

function isDeclaredAround(node: ts.Node, name: string): boolean {
  const isDeclared = namesDeclaredIn(node).includes(name)
  return isDeclared || (!ts.isSourceFile(node) && isDeclaredAround(node.parent, name))
}

/** The names that a scope itself declares, not those of scopes inside it. */
function namesDeclaredIn(scope: ts.Node): readonly string[] {
  if (ts.isFunctionLike(scope)) return scope.parameters.flatMap(({ name }) => boundNames(name))
  if (ts.isBlock(scope) || ts.isSourceFile(scope)) return scope.statements.flatMap(statementNames)
  return []
}

function statementNames(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name))
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return statement.name ? [statement.name.text] : []
  if (ts.isImportDeclaration(statement)) return importedNames(statement.importClause)
  return []
}

function importedNames(clause: ts.ImportClause | undefined): readonly string[] {
  const bindings = clause?.namedBindings
  const named = !bindings
    ? []
    : ts.isNamespaceImport(bindings)
      ? [bindings.name.text]
      : bindings.elements.map(({ name }) => name.text)
  return clause?.name ? [clause.name.text, ...named] : named
}

function boundNames(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text]
  return name.elements.flatMap((element) =>
    ts.isBindingElement(element) ? boundNames(element.name) : [],
  )
}
