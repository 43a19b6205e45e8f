/*
 * The only import of libsodium.
 *
 * It is WebAssembly and loads asynchronously: whoever enters the vault awaits `sodiumReady` once,
 * after which everything in this folder is synchronous.
 */
import sodium from 'libsodium-wrappers-sumo'

/** Resolves when libsodium has been loaded. */
export async function sodiumReady(): Promise<void> {
  await sodium.ready
}

export { sodium }
