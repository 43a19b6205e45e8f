import './stepper.css'

/** Where a person stands in a few named steps. */
export function Stepper({
  steps,
  current,
}: {
  readonly steps: readonly string[]
  readonly current: number
}) {
  return (
    <ol className="stepper">
      {steps.map((step, index) => (
        <li
          key={step}
          className="stepper-step"
          data-state={index < current ? 'done' : index === current ? 'current' : 'todo'}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className="stepper-number" aria-hidden>
            {index + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  )
}
