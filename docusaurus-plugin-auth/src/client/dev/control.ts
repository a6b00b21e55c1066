import {PUBLIC, SIGNED_IN} from '../../access/access.js'
import type {Choice} from './choice.js'
import styles from './controlStyles.js'

export interface ControlOptions {
  /** Roles to choose from. */
  roles: readonly string[]
  choice: Choice
  onChoose(choice: Choice): void
}

export interface Control {
  /** What the author should know before they choose; `null` takes it back. */
  notify(text: string | null): void
  show(choice: Choice): void
  remove(): void
}

/** No choice: whoever is signed in at the service. Not an access, so no role is called that. */
const REAL = ''

/**
 * The switch itself. Plain elements in a shadow tree: styles of the site do not reach it, it is in nobody's React tree,
 * and a native `<select>` is as good by keyboard and on a phone as the browser is. Not translated: authors of a
 * site see it, never its readers.
 */
export function createControl({roles, choice, onChoose}: ControlOptions): Control {
  const host = document.createElement('div')
  host.id = 'auth-view-as'
  const root = host.attachShadow({mode: 'open'})
  root.innerHTML = `<style>${styles}</style>
<section aria-label="Preview, in development only">
<p role="status"></p>
<div><label>View as <select></select></label><small>Development only</small></div>
</section>`
  const notice = root.querySelector('p') as HTMLElement
  const select = root.querySelector('select') as HTMLSelectElement
  const names = new Map([
    [REAL, 'Real session'],
    [PUBLIC, 'Visitor'],
    [SIGNED_IN, 'Reader'],
  ])
  for (const role of roles) names.set(role, `Role: ${role}`)
  for (const [value, name] of names) select.add(new Option(name, value))
  select.addEventListener('change', () => onChoose(select.value === REAL ? null : select.value))

  function show(next: Choice) {
    const value = next ?? REAL
    // By a link, a role can be chosen that no page asks for.
    if (!names.has(value)) {
      names.set(value, value)
      select.add(new Option(`Role: ${value}`, value))
    }
    select.value = value
  }

  show(choice)
  document.body.append(host)
  reserveSpace(host)
  return {
    show,
    remove: () => host.remove(),
    notify(text) {
      notice.textContent = text
    },
  }
}

/** As much room below the page as the control takes, so that its last line can be scrolled out from behind it. */
function reserveSpace(host: HTMLElement) {
  const section = host.shadowRoot?.querySelector('section')
  if (!section) return
  new ResizeObserver(() => {
    host.style.blockSize = `${Math.ceil(window.innerHeight - section.getBoundingClientRect().top)}px`
  }).observe(section)
}
