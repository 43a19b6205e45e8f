import ts from 'typescript'
import { drawers, maxLines } from './floors.ts'
import { isUnder, lineOf, parse, walk, type Finding, type Sources } from './source.ts'

const kebabCase = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** Files that are too long or named after nothing. */
export function checkFiles(sources: Sources): readonly Finding[] {
  return [...sources].flatMap(([file, text]) => [...checkLength(file, text), ...checkName(file)])
}

/** Exports of the shared words and of the core without a sentence about them. */
export function checkDocumentation(sources: Sources): readonly Finding[] {
  return [...sources]
    .filter(([file]) => isUnder(file, 'src-shared') || isUnder(file, 'src-core'))
    .flatMap(([file, text]) => [...checkHeader(file, text), ...checkExports(parse(file, text))])
}

function checkLength(file: string, text: string): readonly Finding[] {
  const lines = text.split('\n').length - 1
  if (lines <= maxLines) return []
  return [{ file, line: maxLines + 1, subject: file, rule: `has ${lines} lines of ${maxLines}` }]
}

function checkName(file: string): readonly Finding[] {
  const stems = file.split('/').map((part) => part.replace(/(\.d)?\.[a-z]+$/, ''))
  const bad = stems.find((stem) => drawers.includes(stem) || !kebabCase.test(stem))
  if (bad === undefined) return []
  const rule = drawers.includes(bad) ? 'is a drawer: name what it is for' : 'is not kebab-case'
  return [{ file, line: 1, subject: bad, rule }]
}

function checkHeader(file: string, text: string): readonly Finding[] {
  if (!isUnder(file, 'src-core') || /^\s*\/[*/]/.test(text)) return []
  return [{ file, line: 1, subject: file, rule: 'opens without a comment that says what it is' }]
}

function checkExports(source: ts.SourceFile): readonly Finding[] {
  const documented = new Set(source.statements.filter(hasSentence).flatMap(declaredNames))
  return (
    source.statements
      .filter((statement) => isExported(statement) && !hasSentence(statement))
      // A type that is read off a documented value (a schema, a list) shares that value's sentence.
      .filter((statement) => !valuesReadBy(statement).some((name) => documented.has(name)))
      .flatMap((statement) =>
        declaredNames(statement).map((name) => undocumented(source, statement, name)),
      )
  )
}

function undocumented(source: ts.SourceFile, node: ts.Node, name: string): Finding {
  const rule = 'is exported without a doc comment that begins with a sentence'
  return { file: source.fileName, line: lineOf(node), subject: name, rule }
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false
}

function declaredNames(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText())
  if (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
  )
    return statement.name ? [statement.name.text] : []
  return []
}

function valuesReadBy(statement: ts.Statement): readonly string[] {
  const names: string[] = []
  if (ts.isTypeAliasDeclaration(statement))
    walk(statement.type, (node) => {
      if (ts.isTypeQueryNode(node)) names.push(node.exprName.getText())
    })
  return names
}

/** Whether a doc comment stands above whose first paragraph is a sentence. */
function hasSentence(statement: ts.Statement): boolean {
  const comments = ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc)
  const text = ts.getTextOfJSDocComment(comments.at(-1)?.comment)
  const summary = text?.split(/\n\s*\n/)[0]?.trim() ?? ''
  return /^[^a-z\s].*[.:?]$/s.test(summary)
}
