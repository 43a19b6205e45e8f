import {
  importMapOf,
  importMapsOf,
  mapFor,
  withImportMaps,
  type ImportMap,
  type Session,
} from '../src-core/index.ts'
import type { ColumnMap } from '../src-shared/intake.ts'

/**
 * What the columns of tables were taken for.
 *
 * Remembered in the vault, and until one is open by this host alone.
 */
export class ImportMemory {
  readonly #session: () => Session | null
  #fresh: readonly ImportMap[] = []

  constructor(session: () => Session | null) {
    this.#session = session
  }

  /** What the columns with these titles were taken for before, or null. */
  recall(titles: readonly string[]): ImportMap | null {
    const kept = this.#session()
    const maps = kept ? importMapsOf(kept.settings().body) : []
    return mapFor([...this.#fresh, ...maps], titles)
  }

  remember(map: Pick<ColumnMap, 'columns' | 'dates'>): void {
    const fresh = importMapOf(map)
    // Tables without titles are alike in nothing but their width.
    if (fresh.titles.every((title) => /^Column \d+$/.test(title))) return
    const others = this.#fresh.filter((each) => mapFor([fresh], each.titles) === null)
    this.#fresh = [fresh, ...others].slice(0, 50)
    this.flush()
  }

  /** Writes down what is only in memory; never throws: forgetting it costs a person a minute. */
  flush(): void {
    const session = this.#session()
    if (session?.readOnly !== null || this.#fresh.length === 0) return
    try {
      const { body, stamp } = session.settings()
      session.transact((tx) => tx.putSettings(withImportMaps(body, this.#fresh), stamp))
      this.#fresh = []
    } catch {
      // It stays in memory, and the next table tries again.
    }
  }
}
