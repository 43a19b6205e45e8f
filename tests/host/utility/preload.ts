import { isMainThread } from 'node:worker_threads'

// A thread of the process inherits this script, but has neither a channel to main nor `electron`.
if (isMainThread) await import('./parent-port.ts')
