import { useEffect, useState } from 'react'
import { toServiceName } from '../../../src-shared/item-name.ts'
import { call } from '../../api.ts'

/** How long typing must pause before a name is asked for. */
const pauseMs = 200

/** A service and the name proposed for it, until the person writes a name of their own. */
export function useProposedName() {
  const [service, setService] = useState('')
  const [own, setOwn] = useState<string | null>(null)
  const [proposed, setProposed] = useState('')
  const serviceName = toServiceName(service)
  useEffect(() => {
    if (serviceName === '') return
    let stale = false
    const timer = setTimeout(() => {
      call('keys.proposeName', { service: serviceName }).then(
        ({ name }) => {
          if (!stale) setProposed(name)
        },
        // Without a proposal the person still can write a name.
        () => undefined,
      )
    }, pauseMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [serviceName])
  const name = own ?? (serviceName === '' ? '' : proposed)
  return { service, serviceName, setService, name, setName: setOwn }
}
