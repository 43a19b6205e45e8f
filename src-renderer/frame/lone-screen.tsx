import type { ReactNode } from 'react'
import { useApp } from '../stores/app.ts'
import { StandInBanner } from './stand-in-banner.tsx'
import { useVaultKeys } from './use-vault-keys.ts'
import './lone-screen.css'

/** A screen outside an open vault: one column in the middle, perhaps a line at the foot. */
export function LoneScreen({
  children,
  foot,
}: {
  readonly children: ReactNode
  readonly foot?: ReactNode
}) {
  const runsOn = useApp((state) => state.info?.runsOn ?? 'electron')
  useVaultKeys()
  return (
    <div className="lone-screen">
      <header className="lone-screen-bar">{runsOn === 'stand-in' && <StandInBanner />}</header>
      <main className="lone-screen-main">{children}</main>
      {foot !== undefined && <footer className="lone-screen-foot">{foot}</footer>}
    </div>
  )
}
