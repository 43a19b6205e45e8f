import type { SalvagedItem, SalvageReport } from '../../../src-shared/copies-contract.ts'
import { visibleText } from '../../format/visible-text.ts'
import { stepWords } from '../../words/en.ts'

const words = stepWords.salvage

/** The keys of a damaged vault by name, and how much of each can be read. */
export function SalvagedList({ report: { items, total } }: { readonly report: SalvageReport }) {
  return (
    <>
      {/* A list that scrolls must be reachable by keyboard. */}
      <div className="salvaged" role="region" aria-label={words.list} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.columns.name}</th>
              <th scope="col">{words.columns.secrets}</th>
              <th scope="col">{words.columns.notes}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item, index) => (
              <SalvagedRow key={index} item={item} />
            ))}
          </tbody>
        </table>
      </div>
      {total > items.length && <p className="salvaged-more">{words.more(total - items.length)}</p>}
    </>
  )
}

function SalvagedRow({ item }: { readonly item: SalvagedItem }) {
  return (
    <tr>
      <th scope="row">
        <span className="salvaged-name">{visibleText(item.name)}</span>
        <span className="salvaged-provider">{visibleText(item.providerName)}</span>
      </th>
      <td data-whole={item.secrets === item.versions}>
        {words.secretsOf(item.secrets, item.versions)}
      </td>
      <td data-whole={item.notes}>{words.notes[item.notes ? 'whole' : 'lost']}</td>
    </tr>
  )
}
