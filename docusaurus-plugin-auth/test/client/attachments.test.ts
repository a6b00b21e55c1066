import {beforeAll, expect, onTestFinished, test, vi} from 'vitest'
import {offerAttachments} from '../../src/client/sealed/attachments.js'

beforeAll(offerAttachments)

const zip = `data:application/zip;name=${encodeURIComponent('plan & größe.zip')};base64,${btoa('the bytes')}`
const pdf = `data:application/pdf;name=plan.pdf;base64,${btoa('%PDF')}`
const svg = `data:image/svg+xml;base64,${btoa('<svg onload="alert(1)"/>')}`

/** A link of an opened page, and the blobs that its use brings about. */
function link(href: string, attributes = '') {
  document.body.innerHTML = `<a href="${href}" ${attributes}><b>Plan</b></a>`
  const blobs: Blob[] = []
  Object.assign(URL, {createObjectURL: (blob: Blob) => `blob:nodedata:${blobs.push(blob)}`})
  onTestFinished(() => {
    document.body.innerHTML = ''
  })
  // What the browser would do by itself.
  const followed = vi.fn<(event: Event) => void>((event) => event.preventDefault())
  const element = document.querySelector('a') as HTMLAnchorElement
  element.addEventListener('click', followed)
  return {element, blobs, followed}
}

const use = (type: string, init: MouseEventInit = {}) =>
  document.querySelector('b')?.dispatchEvent(new MouseEvent(type, {bubbles: true, cancelable: true, ...init}))

test.each(['click', 'auxclick', 'contextmenu', 'dragstart'])(
  'a %s finds a file to save, with its name and its bytes',
  async (type) => {
    const {element, blobs} = link(zip)
    use(type)
    expect(element.download).toBe('plan & größe.zip')
    expect(element.href).toMatch(/^blob:/)
    expect(blobs[0]?.type).toBe('application/zip')
    expect(await blobs[0]?.text()).toBe('the bytes')
  },
)

test('what browsers show opens in a new tab', () => {
  const {element} = link(pdf)
  use('click')
  expect(element.target).toBe('_blank')
  expect(element.hasAttribute('download')).toBe(false)
})

test('what the author calls a download is one, under the name that the author gave it', () => {
  const {element} = link(pdf, 'download="ours.pdf"')
  use('click')
  expect(element.download).toBe('ours.pdf')
})

test('a picture that may hold scripts is saved: in a tab of this site it could read everything here', () => {
  const {element} = link(svg)
  use('click')
  expect(element.download).toBe('file.svg')
})

test.each<[string, MouseEventInit]>([
  ['auxclick', {button: 1}],
  ['click', {ctrlKey: true}],
  ['click', {metaKey: true}],
])('a %s with %j, which would open a tab without a name, saves the file instead', (type, init) => {
  const {followed} = link(zip)
  const wasLeftToBrowser = use(type, init)
  expect(wasLeftToBrowser).toBe(false)
  expect(followed.mock.calls.filter(([event]) => !(event as MouseEvent).ctrlKey)).not.toHaveLength(0)
})

test('the bytes are unpacked once, however often a link is used', () => {
  const {blobs} = link(zip)
  use('contextmenu')
  use('click')
  use('click')
  expect(blobs).toHaveLength(1)
})

test.each(['https://example.com/plan.zip', '/plan.zip', '#part', 'data:text/plain,words'])(
  'a link to %s stays what it is',
  (href) => {
    const {element, blobs} = link(href)
    use('click')
    expect(element.getAttribute('href')).toBe(href)
    expect(blobs).toEqual([])
  },
)
