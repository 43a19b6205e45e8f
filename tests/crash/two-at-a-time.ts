/** Does something with each, two at a time, and gives what came of it in the order of the list. */
export async function twoAtATime<T, R>(
  list: readonly T[],
  work: (each: T) => Promise<R>,
): Promise<readonly R[]> {
  const results = new Map<number, R>()
  const waiting = [...list.entries()]
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, each] = next
      results.set(index, await work(each))
    }
  }
  await Promise.all([worker(), worker()])
  return list.flatMap((_, index) => {
    const result = results.get(index)
    return result === undefined ? [] : [result]
  })
}
