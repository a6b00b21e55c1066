/** What browsers show by themselves and what runs no script: anything else is saved. */
const SHOWN = /^(application\/pdf|text\/plain|audio\/.+|video\/.+|image\/(?!svg).+)$/

let isOffering = false

/**
 * Files that a sealed page links lie in the page itself, as `data:` URLs. Browsers follow no such link, and a download
 * would have no name. So the moment before one is used it becomes a link to the same bytes in memory, and everything the
 * browser does with links works: click, middle click, keyboard, context menu, drag.
 */
export function offerAttachments(): void {
  if (isOffering) return
  isOffering = true
  for (const type of ['click', 'auxclick', 'contextmenu', 'dragstart']) {
    document.addEventListener(type, makeUsable, {capture: true})
  }
  document.addEventListener('click', saveRatherThanOpen)
  document.addEventListener('auxclick', saveRatherThanOpen)
}

function makeUsable({target}: Event): void {
  const link = linkAt(target)
  const attachment = link && parseDataUrl(link.href)
  if (!attachment) return
  const {type, name, bytes} = attachment
  // Not revoked: nobody can tell when a new tab or a download has done with it. It is gone with the document.
  link.href = URL.createObjectURL(new Blob([bytes], {type}))
  if (SHOWN.test(type) && !link.hasAttribute('download')) link.target = '_blank'
  else link.download ||= name
}

/** A new tab would lose the name: with the middle button or a key held, too, a file to save is saved. */
function saveRatherThanOpen(event: MouseEvent): void {
  const link = linkAt(event.target)
  const isOrdinary = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey
  if (!link?.hasAttribute('download') || !link.href.startsWith('blob:') || isOrdinary || event.button === 2)
    return
  event.preventDefault()
  link.click()
}

function linkAt(target: EventTarget | null): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null
}

interface Attachment {
  type: string
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

/** `data:application/zip;name=plan.zip;base64,…`, as the build writes it; `null` for any other address. */
function parseDataUrl(url: string): Attachment | null {
  const [, type = '', parameters = '', base64 = ''] =
    /^data:([^;,]+)((?:;[^;,]+)*);base64,(.*)$/.exec(url) ?? []
  if (!base64) return null
  const name = /;name=([^;]+)/.exec(parameters)?.[1] ?? `file.${type.replace(/^.+\/|\+.*$/g, '')}`
  return {
    type,
    name: decodeURIComponent(name),
    bytes: Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)),
  }
}
