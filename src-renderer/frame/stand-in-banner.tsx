import { Monitor } from 'lucide-react'
import { listWords } from '../words/en.ts'
import './banner.css'

/** Says that the window is not Electron's. */
export function StandInBanner() {
  return (
    <div className="banner" data-tone="plain" role="note">
      <Monitor size={14} strokeWidth={1.75} aria-hidden />
      <span>{listWords.app.standIn}</span>
    </div>
  )
}
