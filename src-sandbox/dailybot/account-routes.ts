import type { Reply } from '../http/message.ts'
import type { Route } from '../http/router.ts'
import { keyRoute, type DailybotScene } from './key-access.ts'
import type { KeyOwner } from './state.ts'

const organization = { uuid: '5a3b6a52-1f0e-4b8a-9a53-0d6f1c2b7e10', name: 'Practice Organization' }

/** Whose key it is, in both forms in which the vendor shows it: its pages' and its own tool's. */
export function accountRoutes(scene: DailybotScene): readonly Route[] {
  return [
    keyRoute(scene, { method: 'GET', path: '/v1/me/' }, (_call, owner) => me(owner)),
    keyRoute(scene, { method: 'GET', path: '/v1/organization/' }, () => ({
      status: 200,
      body: { ...organization, plan: scene.file.value.settings.freePlan ? 'free' : 'business' },
    })),
  ]
}

function me({ name, role }: KeyOwner): Reply {
  const [first = name, ...rest] = name.split(' ')
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`
  return {
    status: 200,
    body: {
      id: 1,
      email,
      first_name: first,
      last_name: rest.join(' '),
      role,
      user: { uuid: '0f9e4f9e-5b3c-4b2e-8d60-3f8f4a1f8a01', full_name: name, email },
      organization,
    },
  }
}
