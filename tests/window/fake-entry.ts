import './fake/no-jit.ts'
import { createFakeBridge } from './fake-bridge.ts'
import { sceneNamed } from './fake/scenes.ts'

// The preview names the scene in the address: `?scene=locked`.
const scene = new URLSearchParams(location.search).get('scene') ?? 'keys'

Object.defineProperty(window, 'keyturn', { value: createFakeBridge(sceneNamed(scene)) })
