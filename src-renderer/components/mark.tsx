import markUrl from '../mark.svg'

/** The app's mark: one bow, two blades, the new one turned in front of the old. */
export function Mark({ size }: { readonly size: number }) {
  return <img className="mark" src={markUrl} width={size} height={size} alt="" />
}
