import {expect, inject} from 'vitest'
import {docs, test} from './kit/stage'

test('what somebody smuggles into a page does not run', async ({open, allow}) => {
  allow(/Content.Security.Policy/i) // Chromium reports what it blocks
  const page = await open()
  await page.goto('/signin')
  const ran = await page.evaluate(async () => {
    const seen: string[] = []
    Object.assign(window, {ran: (name: string) => seen.push(name)})
    const inline = document.createElement('div')
    inline.innerHTML = '<img src="data:," onerror="ran(\'handler\')"><svg onload="ran(\'svg\')"></svg>'
    document.body.append(inline)
    document.body.insertAdjacentHTML('beforeend', '<iframe srcdoc="<script>parent.ran(1)</script>"></iframe>')
    const link = Object.assign(document.createElement('a'), {href: 'javascript:ran("link")'})
    document.body.append(link)
    link.click()
    // By the time an image of ours has loaded and two frames have been drawn, all of them would have run.
    await new Promise((resolve) => Object.assign(new Image(), {onload: resolve, src: '/icon.svg'}))
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    return seen
  })
  expect(ran).toEqual([])
})

test('no other site can draw our pages into a frame', async ({open, allow}) => {
  allow(/frame/i)
  const page = await open()
  await page.goto(docs())
  await page.evaluate(
    (src) =>
      new Promise((resolve) => {
        document.body.append(Object.assign(document.createElement('iframe'), {src, onload: resolve}))
      }),
    `${inject('serviceUrl')}/signin`,
  )
  expect(await page.frames()[1]?.getByLabel('Password').count()).toBe(0)
})
