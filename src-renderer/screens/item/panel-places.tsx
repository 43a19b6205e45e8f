import { MapPin } from 'lucide-react'
import { visibleText } from '../../format/visible-text.ts'
import { itemWords } from '../../words/en.ts'

/** The places that use a key, as a person wrote them. */
export function PanelPlaces({ callers }: { readonly callers: readonly string[] }) {
  return (
    <section className="panel-part">
      <div className="panel-heading-line">
        <h3 className="panel-heading">{itemWords.usedIn}</h3>
        {callers.length > 0 && (
          <span className="panel-aside">{itemWords.places(callers.length)}</span>
        )}
      </div>
      {callers.length === 0 ? (
        <p className="panel-none">{itemWords.noPlaces}</p>
      ) : (
        <ul className="panel-lines">
          {callers.map((caller) => (
            <li key={caller} className="panel-line">
              <MapPin size={14} strokeWidth={1.75} aria-hidden />
              <span className="panel-line-text">{visibleText(caller)}</span>
              <span className="panel-aside">{itemWords.youSaidSo}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
