import {type KeyboardEvent, useEffect, useRef, useState} from 'react'

/**
 * A menu button as the ARIA Authoring Practices describe it: arrow keys open it and walk through it, Escape closes it
 * and gives the focus back, Tab and clicks elsewhere close it.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 */
export function useMenu() {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const focusNext = useRef<'first' | 'last'>('first')

  useEffect(() => {
    if (!open) return
    itemsIn(root.current)
      .at(focusNext.current === 'first' ? 0 : -1)
      ?.focus()
    const onOutside = ({target}: Event) => {
      if (!root.current?.contains(target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', onOutside)
    document.addEventListener('focusin', onOutside)
    return () => {
      document.removeEventListener('pointerdown', onOutside)
      document.removeEventListener('focusin', onOutside)
    }
  }, [open])

  function openAt(end: 'first' | 'last') {
    focusNext.current = end
    setOpen(true)
  }

  function close() {
    setOpen(false)
    button.current?.focus()
  }

  function onButtonKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    openAt(event.key === 'ArrowDown' ? 'first' : 'last')
  }

  function onMenuKeyDown(event: KeyboardEvent) {
    const all = itemsIn(root.current)
    const at = all.indexOf(document.activeElement as HTMLElement)
    const target = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1}[event.key]
    if (target !== undefined) {
      event.preventDefault()
      all.at(target % all.length)?.focus()
    } else if (event.key === 'Escape') {
      close()
    } else if (event.key === ' ' && document.activeElement instanceof HTMLAnchorElement) {
      // A link in a menu is a menu item: Space works as on the buttons beside it.
      event.preventDefault()
      document.activeElement.click()
    } else if (event.key === 'Tab') {
      setOpen(false)
    }
  }

  return {
    open,
    close,
    root,
    buttonProps: {
      ref: button,
      'aria-haspopup': 'menu' as const,
      'aria-expanded': open,
      onClick: () => (open ? setOpen(false) : openAt('first')),
      onKeyDown: onButtonKeyDown,
    },
    menuProps: {onKeyDown: onMenuKeyDown},
  }
}

function itemsIn(root: HTMLElement | null): HTMLElement[] {
  return Array.from(root?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])
}
