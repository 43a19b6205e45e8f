import { dirname, relative, resolve } from 'node:path'
import ts from 'typescript'

const root = resolve(import.meta.dirname, '../..')

/** A part of the product with some files replaced or added in memory. */
export type Altered = {
  /** The folder whose tsconfig.json decides, such as `src-shared`. */
  readonly project: string
  /** Texts by path from the top folder; they stand over what is on disk. */
  readonly files: Readonly<Record<string, string>>
}

/**
 * What the compiler says of the altered files of a project, as `file: message`.
 *
 * Only what the altered files pull in is compiled, under the project's own options.
 */
export function typeErrors({ project, files }: Altered): readonly string[] {
  const overlay = new Map(Object.entries(files).map(([path, text]) => [resolve(root, path), text]))
  const options = projectOptions(project)
  const host = overlayHost({ project, options, overlay })
  const program = ts.createProgram([...overlay.keys()], options, host)
  return [...overlay.keys()].flatMap((path) => {
    const source = program.getSourceFile(path)
    return program
      .getSemanticDiagnostics(source)
      .map(
        ({ messageText }) =>
          `${relative(root, path)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
      )
  })
}

function projectOptions(project: string): ts.CompilerOptions {
  const file = resolve(root, project, 'tsconfig.json')
  const read = ts.readConfigFile(file, (path) => ts.sys.readFile(path))
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, dirname(file))
  // Nothing is written, and neighbours are read from their sources instead of what they emitted.
  return {
    ...options,
    composite: false,
    incremental: false,
    emitDeclarationOnly: false,
    noEmit: true,
  }
}

/** Files on disk, parsed once for all runs under one project's options. */
const parsed = new Map<string, ts.SourceFile | undefined>()

function overlayHost({
  project,
  options,
  overlay,
}: {
  readonly project: string
  readonly options: ts.CompilerOptions
  readonly overlay: ReadonlyMap<string, string>
}): ts.CompilerHost {
  const host = ts.createCompilerHost(options)
  return {
    ...host,
    fileExists: (path) => overlay.has(resolve(path)) || host.fileExists(path),
    readFile: (path) => overlay.get(resolve(path)) ?? host.readFile(path),
    getSourceFile: (path, languageVersion, ...rest) => {
      const text = overlay.get(resolve(path))
      if (text !== undefined) return ts.createSourceFile(path, text, languageVersion, true)
      const key = `${project} ${path}`
      if (!parsed.has(key)) parsed.set(key, host.getSourceFile(path, languageVersion, ...rest))
      return parsed.get(key)
    },
  }
}
