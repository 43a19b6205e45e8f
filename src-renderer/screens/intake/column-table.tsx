import type { ColumnMap } from '../../../src-shared/intake.ts'
import { Select } from '../../components/select.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { intakePartWords } from '../../words/en.ts'
import { meaningNamed, meaningOrder, withMeaning } from './column-choice.ts'

const words = intakePartWords.columns

/** Each column of a table with a few of its cells and what it is taken for. */
export function ColumnTable({
  columns,
  onChange,
}: {
  readonly columns: ColumnMap['columns']
  readonly onChange: (columns: ColumnMap['columns']) => void
}) {
  return (
    <table className="column-table">
      <thead>
        <tr>
          <th scope="col">{words.column}</th>
          <th scope="col">{words.samples}</th>
          <th scope="col">{words.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ title, meaning, samples }, at) => {
          const name = title === '' ? words.untitled : visibleText(title)
          const given = samples.filter((sample) => sample !== '').map(visibleText)
          return (
            // Titles may occur twice, and columns never change their order.
            <tr key={`${at}-${title}`}>
              <th scope="row">{name}</th>
              <td className="column-samples">
                {given.length === 0 ? words.noSamples : given.join(' · ')}
              </td>
              <td>
                <Select
                  aria-label={words.meaningOf(name)}
                  value={meaning}
                  data-autofocus={at === 0 || undefined}
                  onChange={(event) =>
                    onChange(withMeaning(columns, at, meaningNamed(event.target.value)))
                  }
                >
                  {meaningOrder.map((each) => (
                    <option key={each} value={each}>
                      {words.meanings[each]}
                    </option>
                  ))}
                </Select>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
