import {type KeyboardEvent, type RefObject, useEffect} from 'react'

export type MenuEnd = 'first' | 'last'

/**
 * The open half of a menu button as the ARIA Authoring Practices describe it: the focus moves into the menu; arrow keys,
 * Home, End and first letters walk through it; Escape closes it and gives the focus back; Tab and clicks elsewhere close
 * it. A menu rather than a plain list behind a disclosure button, because "Sign out" is no link: what is in it acts, and
 * readers of the docs reach whatever follows the navbar by one press of Tab.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 */
export function useMenuKeys(root: RefObject<HTMLElement | null>, focus: MenuEnd, onClose: () => void) {
  useEffect(() => {
    itemsIn(root)
      .at(focus === 'first' ? 0 : -1)
      ?.focus()
  }, [root, focus])

  useEffect(() => {
    const onOutside = ({target}: Event) => {
      if (!root.current?.contains(target as Node)) onClose()
    }
    document.addEventListener('pointerdown', onOutside)
    document.addEventListener('focusin', onOutside)
    return () => {
      document.removeEventListener('pointerdown', onOutside)
      document.removeEventListener('focusin', onOutside)
    }
  }, [root, onClose])

  function close() {
    root.current?.querySelector('button')?.focus()
    onClose()
  }

  function onKeyDown(event: KeyboardEvent) {
    const items = itemsIn(root)
    const at = items.indexOf(document.activeElement as HTMLElement)
    const target = itemFor(event, items, at)
    if (target) {
      event.preventDefault()
      target.focus()
    } else if (event.key === 'Escape') {
      close()
    } else if (event.key === ' ' && document.activeElement instanceof HTMLAnchorElement) {
      // A link in a menu is a menu item: Space works as on the buttons beside it.
      event.preventDefault()
      document.activeElement.click()
    } else if (event.key === 'Tab') {
      onClose()
    }
  }

  return {close, onKeyDown}
}

/** Where a key leads from the item at `at`. */
function itemFor(event: KeyboardEvent, items: HTMLElement[], at: number): HTMLElement | undefined {
  const {key} = event
  const step = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1}[key]
  if (step !== undefined) return items.at(step % items.length)
  if (key.length > 1 || key === ' ' || event.ctrlKey || event.metaKey || event.altKey) return undefined
  // The next one that begins with this letter, and on from the top: pressed again it walks through all of them.
  const wanted = key.toLocaleLowerCase()
  const startsSo = (item: HTMLElement) => item.textContent?.toLocaleLowerCase().startsWith(wanted)
  return items.slice(at + 1).find(startsSo) ?? items.find(startsSo)
}

function itemsIn({current}: RefObject<HTMLElement | null>): HTMLElement[] {
  return Array.from(current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])
}
