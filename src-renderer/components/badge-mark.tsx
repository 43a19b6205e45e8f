import type { BadgeShape } from '../format/badge.ts'
import './badge-mark.css'

/** The shape in front of a badge's words: fill says urgency, outline says doubt. */
export function BadgeMark({ shape }: { readonly shape: BadgeShape }) {
  return (
    <svg className="badge-mark" viewBox="0 0 12 12" aria-hidden>
      {drawing(shape)}
    </svg>
  )
}

function drawing(shape: BadgeShape) {
  switch (shape) {
    case 'diamond':
      return <path d="M6 .6 11.4 6 6 11.4.6 6z" fill="currentColor" />
    case 'octagon':
      return (
        <>
          <path d="M3.7.6h4.6l3.1 3.1v4.6l-3.1 3.1H3.7L.6 8.3V3.7z" fill="currentColor" />
          <path d="M5.3 2.6h1.4l-.2 4.2h-1zM5.3 7.8h1.4v1.4H5.3z" className="badge-mark-hole" />
        </>
      )
    case 'half':
      return (
        <>
          <circle cx="6" cy="6" r="4.8" fill="none" stroke="currentColor" strokeWidth="1.3" />
          <path d="M6 1.2a4.8 4.8 0 0 0 0 9.6z" fill="currentColor" />
        </>
      )
    case 'dashed':
      return <Ring dashes="2 1.35" />
    case 'empty':
      return <Ring />
    case 'bars':
      return <path d="M3.6 1.6v8.8M8.4 1.6v8.8" stroke="currentColor" strokeWidth="1.6" />
    case 'linked':
      return (
        <g fill="none" stroke="currentColor" strokeWidth="1.3">
          <circle cx="4" cy="6" r="3.1" />
          <circle cx="8" cy="6" r="3.1" />
        </g>
      )
    case 'lines':
      return <path d="M1.4 4.1h9.2M1.4 7.9h9.2" stroke="currentColor" strokeWidth="1.5" />
    case 'person':
      return (
        <g fill="none" stroke="currentColor" strokeWidth="1.2" strokeDasharray="1.7 1.1">
          <circle cx="6" cy="3.4" r="2.3" />
          <path d="M1.6 11.2a4.4 4.4 0 0 1 8.8 0" />
        </g>
      )
    case 'tick':
      return (
        <path d="m1.8 6.4 2.8 2.8 5.6-6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      )
  }
}

function Ring({ dashes }: { readonly dashes?: string }) {
  return (
    <circle
      cx="6"
      cy="6"
      r="4.8"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeDasharray={dashes}
    />
  )
}
