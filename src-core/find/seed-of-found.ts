// Makes a seed of a value that was found and of what git knows of it.
// Promises to propose nothing that the places do not say, and texts no longer than the contract has
// room for. Must not copy the value.
import { limits } from '../../src-shared/policy.ts'
import { bareSeed, type Seed } from '../../src-shared/seed.ts'
import type { GitStanding, Spot } from '../../src-shared/spot.ts'
import type { ProjectFinder } from '../files/project-of.ts'
import { mostSights, type FoundKey, type Sight } from './found-key.ts'
import type { GitFacts, KeyFacts, PastPlace } from './git-facts.ts'
import type { ShownPaths } from './shown-path.ts'

/** What is known besides the places themselves. */
export type SeedWorld = {
  readonly facts: GitFacts
  readonly projects: ProjectFinder
  readonly shown: ShownPaths
  /** The present instant, in milliseconds. */
  readonly now: number
}

/** Most projects that one key is said to belong to. */
const mostProjects = 50

const longestAt = 400

/** Archives and broken clocks date files and commits wherever they like; nobody had keys before. */
const earliestMs = Date.UTC(2000, 0)

/** Makes seeds of everything that one search found. */
export class SeedMaker {
  readonly #world: SeedWorld

  constructor(world: SeedWorld) {
    this.#world = world
  }

  seedOf(key: FoundKey): Seed {
    const { best, sights } = key
    const facts = this.#world.facts.of(key)
    const present = sights.map((sight) => this.#spotOf(sight, facts))
    const past = facts.past
      .map((place) => this.#pastSpot(place, best))
      .sort((one, other) => (one.shown < other.shown ? -1 : 1))
    return {
      ...bareSeed,
      value: key.value,
      credentialId: best.credentialId?.slice(0, limits.credentialId) ?? null,
      format: best.format,
      kind: best.kind,
      confidence: best.confidence,
      why: best.why,
      providerName: nameOf(best, sights),
      environment: environmentOf(sights),
      envVar: variableOf(best, sights),
      ...this.#since(key, facts),
      spots: [...present, ...past].slice(0, mostSights),
      projects: this.#projectsOf(sights),
    }
  }

  #spotOf({ path, line, variable, at, sort }: Sight, facts: KeyFacts): Spot {
    const inTree = this.#world.projects.of(path).workTree
    const git: GitStanding = hasStanding(inTree) ? (facts.standings.get(path) ?? 'unknown') : 'none'
    return {
      path,
      shown: this.#world.shown.of(path),
      line,
      variable: variable.slice(0, limits.label),
      at: at !== null && at.length <= longestAt ? at : null,
      sort,
      git,
      commit: null,
    }
  }

  #pastSpot({ workTree, path, commit }: PastPlace, best: Sight): Spot {
    const project = this.#world.shown.project(workTree)
    const shown = `${project}/${path}`.slice(-limits.path)
    const variable = best.variable.slice(0, limits.label)
    const fitting = path.slice(-limits.path)
    const what = { line: null, variable, at: null, sort: best.sort }
    return { path: fitting, shown, ...what, git: 'history', commit }
  }

  #projectsOf(sights: readonly Sight[]): readonly string[] {
    const folders = new Set(sights.map(({ path }) => this.#world.projects.of(path).folder))
    const names = [...folders].map((folder) => this.#world.shown.project(folder))
    return [...new Set(names)].sort().slice(0, mostProjects)
  }

  #since({ oldestMs }: FoundKey, { since }: KeyFacts): Pick<Seed, 'since' | 'sinceSource'> {
    if (since !== null && this.#isCredible(since)) return { since, sinceSource: 'git' }
    if (this.#isCredible(oldestMs)) return { since: Math.floor(oldestMs), sinceSource: 'file' }
    return { since: null, sinceSource: null }
  }

  #isCredible(instant: number): boolean {
    return instant >= earliestMs && instant <= this.#world.now
  }
}

// What lies inside of `.git`, such as the address of a remote, is in no commit.
function hasStanding(inTree: { readonly path: string } | null): boolean {
  return inTree !== null && inTree.path !== '.git' && !inTree.path.startsWith('.git/')
}

function nameOf(best: Sight, sights: readonly Sight[]): string {
  const named = best.providerName || sights.find((each) => each.providerName !== '')?.providerName
  return (named ?? '').slice(0, limits.label)
}

function variableOf(best: Sight, sights: readonly Sight[]): string {
  const named = best.variable || sights.find((each) => each.variable !== '')?.variable
  return (named ?? '').slice(0, limits.label)
}

// Where places disagree, the same key serves several environments, and none is proposed.
function environmentOf(sights: readonly Sight[]): string {
  const said = new Set(sights.map(({ environment }) => environment).filter((one) => one !== ''))
  const [only = ''] = said
  return said.size === 1 ? only.slice(0, limits.label) : ''
}
