import type { ProviderFacts } from '../../../src-shared/provider.ts'
import { useConnections } from '../../stores/connections.ts'

/** The areas of the provider that a secret names, such as form and quiz; null where it has none. */
export function useAreasOf(): (providerName: string) => ProviderFacts['areas'] {
  const views = useConnections((state) => state.views)
  return (providerName) =>
    views.find(({ name, facts }) => [name, facts.name].includes(providerName))?.facts.areas ?? null
}
