// Binds the eyes of a look to the disk, to git and to the shapes of files.
// Promises that a file that cannot be understood still counts, without a name for its value.
// Must not know the vault.
import { pathsInGit, unpushedOf } from '../../files/git-standing.ts'
import { ProjectFinder } from '../../files/project-of.ts'
import { readSmallFile } from '../../files/read-small-file.ts'
import { workTreesOf } from '../../files/work-trees.ts'
import type { Needle } from '../exact/needles.ts'
import { scanHistory } from '../exact/scan-history.ts'
import { scanTrees } from '../exact/scan-trees.ts'
import { ShownPaths } from '../shown-path.ts'
import type { ThreadMaker } from '../threads.ts'
import type { CommitHit, CommitsOrder, Eyes, NameInFile } from './eyes.ts'
import { namesInFile } from './names-in-file.ts'

/** Larger files are not read a second time for the names that their values have. */
const largestNamed = 1_048_576

/** The eyes of this computer; `home` is shown as `~`. */
export function worldEyes(threads: ThreadMaker, home: string): Eyes {
  const projects = new ProjectFinder([])
  return {
    trees: (order) => scanTrees({ ...order, threads }),
    commits: (order) => commitsWith(order, threads),
    workTrees: workTreesOf,
    treeOf: (path) => projects.of(path).workTree,
    standing: pathsInGit,
    namesIn,
    shown: (path, folders) => new ShownPaths(folders, home).of(path),
  }
}

async function commitsWith(
  { onProgress, ...order }: CommitsOrder,
  threads: ThreadMaker,
): Promise<readonly CommitHit[] | null> {
  try {
    const hits = await scanHistory({ ...order, threads, onProgress })
    const all = [...new Set(hits.flatMap(({ commits }) => commits))]
    const unpushed = await unpushedOf(order.workTree, all, order.signal)
    return hits.map(({ needle, path, commit, commits }) => {
      // Where the remotes cannot be asked for, the commit is taken for one that they have.
      return { needle, path, commit, pushed: !commits.every((each) => unpushed?.has(each)) }
    })
  } catch {
    // Git is not there, or would not speak of this work tree.
    return null
  }
}

function namesIn(path: string, needles: readonly Needle[]): readonly (NameInFile | null)[] {
  const file = readSmallFile(path, { largest: largestNamed })
  if (!file.read) return needles.map(() => null)
  try {
    return namesInFile({ path, bytes: file.bytes }, needles)
  } finally {
    file.bytes.fill(0)
  }
}
