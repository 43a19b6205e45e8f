import sodium from 'libsodium-wrappers-sumo'
import { Refusal } from '../http/refusal.ts'
import type { SecretStore } from './state.ts'

/** The largest secret that GitHub takes (docs.github.com, "Secrets reference"). */
const maxBytes = 48 * 1024

/** The value in a box that was sealed to a store's public key, or a refusal. */
export async function openSealed(store: SecretStore, sealed: string): Promise<string> {
  await sodium.ready
  const value = textOf(opened(store, sealed))
  if (Buffer.byteLength(value) > maxBytes) throw unprocessable('The secret is too large.')
  return value
}

function opened({ publicKey, privateKey }: SecretStore, sealed: string): Uint8Array {
  try {
    return sodium.crypto_box_seal_open(fromBase64(sealed), bytes(publicKey), bytes(privateKey))
  } catch {
    throw unprocessable('The value was not sealed to this key.')
  }
}

function textOf(value: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value)
  } catch {
    throw unprocessable('The value is no text.')
  }
}

function fromBase64(text: string): Uint8Array {
  if (bytes(text).toString('base64') !== text) throw unprocessable('The value is not base64.')
  return bytes(text)
}

function bytes(base64: string): Buffer {
  return Buffer.from(base64, 'base64')
}

function unprocessable(message: string): Refusal {
  return new Refusal(422, 'unprocessable', message)
}
