import { useId, useRef, useState, type KeyboardEvent } from 'react'

/** What a button and its popover need to be a menu: the id, whether it is shown, Escape. */
export function useMenu() {
  const [shown, setShown] = useState(false)
  const menu = useRef<HTMLDivElement>(null)
  const id = useId()
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !shown) return
    // The press is used up: the panel around the menu stays.
    event.preventDefault()
    menu.current?.hidePopover()
  }
  return { menu, id, shown, setShown, closeOnEscape }
}
