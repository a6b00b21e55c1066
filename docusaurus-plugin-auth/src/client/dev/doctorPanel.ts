import type {DoctorReport, Finding} from '../../doctor/report.js'
import styles from './doctorStyles.js'

const marks: Record<Finding['level'], [sign: string, word: string]> = {
  ok: ['✓', 'In order'],
  warning: ['!', 'Warning'],
  problem: ['✗', 'Problem'],
}

/**
 * The report in the page, in a shadow tree as "View as" is. Not translated: authors of a site see it, never its readers.
 * Closed by its button or Escape.
 */
export function createPanel(examine: () => Promise<DoctorReport>): {remove(): void} {
  const host = document.createElement('div')
  host.id = 'auth-doctor'
  const root = host.attachShadow({mode: 'open'})
  root.innerHTML = `<style>${styles}</style>
<section role="dialog" aria-labelledby="title" tabindex="-1">
<header><h2 id="title">Auth doctor</h2><button type="button">Look again</button><button type="button">Close</button></header>
<p role="status"></p>
<ul></ul>
<footer>Development only. More from the command line: <code>npx docusaurus auth:doctor</code></footer>
</section>`
  const section = root.querySelector('section') as HTMLElement
  const status = root.querySelector('p') as HTMLElement
  const list = root.querySelector('ul') as HTMLElement
  const [again, close] = root.querySelectorAll('button')

  async function look() {
    status.textContent = 'Looking…'
    list.replaceChildren()
    const {site, service, findings} = await examine()
    status.textContent = `${site} with the service at ${service}`
    list.replaceChildren(...findings.map(item))
  }

  again?.addEventListener('click', look)
  close?.addEventListener('click', () => host.remove())
  section.addEventListener('keydown', ({key}) => {
    if (key === 'Escape') host.remove()
  })
  document.body.append(host)
  section.focus({preventScroll: true})
  look()
  return {remove: () => host.remove()}
}

function item({level, code, what, todo, change = []}: Finding): HTMLElement {
  const [sign, word] = marks[level]
  const entry = element('li', '')
  entry.dataset.level = level
  const mark = element('span', sign)
  mark.setAttribute('role', 'img')
  mark.setAttribute('aria-label', word)
  const text = element('div', '')
  text.append(element('p', what))
  if (level !== 'ok') text.append(element('small', code))
  if (todo) text.append(element('p', todo))
  for (const {where, line} of change) {
    const pre = element('pre', '')
    // Long lines are scrolled, by keyboard too.
    pre.tabIndex = 0
    pre.append(element('code', line))
    text.append(pre, element('small', where))
  }
  entry.append(mark, text)
  return entry
}

/** Text as text: names of readers are among it. */
function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name)
  made.textContent = text
  return made
}
