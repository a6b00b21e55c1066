import {expect, test} from 'vitest'
import {withoutFiles} from '../../src/render/assets.js'
import {findDifference} from '../../src/render/difference.js'

const page = (article: string, aside = '') =>
  `<nav>Site</nav><div class="main"><aside>Sidebar</aside><main><article>${article}</article>${aside}</main></div>`

test('finds the smallest element around all that is different, and keeps its markup to the letter', () => {
  const real = '<h1>Handbook</h1><p class=a>one<!-- --> &amp; <b>two</b></p>'
  expect(findDifference(page('<p>Sign in</p>'), page(real))).toEqual({path: [1, 1, 0], html: real})
})

test('counts elements, not the text and comments between them', () => {
  expect(findDifference('text<!-- --><i></i>more<p>a</p>', 'text<!-- --><i></i>more<p>b</p>')).toEqual({
    path: [1],
    html: 'b',
  })
})

test('stops above two differences', () => {
  expect(findDifference(page('<p>Sign in</p>'), page('<p>Text</p>', '<div>Contents</div>'))?.path).toEqual([
    1, 1,
  ])
  expect(findDifference('<p>a</p><p>b</p>', '<p>c</p><p>d</p>')).toEqual({path: [], html: '<p>c</p><p>d</p>'})
})

test('stops above an element that is itself different, or another one', () => {
  expect(findDifference('<p><i class="a">x</i></p>', '<p><i class="b">y</i></p>')?.path).toEqual([0])
  expect(findDifference('<p><i>x</i></p>', '<p><b>y</b></p>')?.path).toEqual([0])
  expect(findDifference('<p><i>x</i></p>', '<p>y</p>')?.path).toEqual([0])
  expect(findDifference('<p><img alt="x"></p>', '<p><img alt="y"></p>')?.path).toEqual([0])
})

test('stops above an element that another one like it follows', () => {
  expect(findDifference('<nav></nav><div>x</div>', '<nav></nav><div>y</div><div>z</div>')).toEqual({
    path: [],
    html: '<nav></nav><div>y</div><div>z</div>',
  })
  const list = (items: string) => `<ul><li>${items}</li></ul>`
  expect(findDifference(list('x'), list('x</li><li>y'))).toEqual({path: [0], html: '<li>x</li><li>y</li>'})
  expect(findDifference(list('x</li><li>y'), list('y'))).toEqual({path: [0], html: '<li>y</li>'})
})

test('stops above what a parser takes the first line feed from', () => {
  expect(findDifference('<div><pre>x</pre></div>', '<div><pre>\n\ny</pre></div>')).toEqual({
    path: [0],
    html: '<pre>\n\ny</pre>',
  })
})

test('finds nothing between two that are the same', () => {
  expect(findDifference(page('<p>Sign in</p>'), page('<p>Sign in</p>'))).toBeUndefined()
})

const plan = '/base/assets/images/plan-1a2b.png'
const floor = '/base/assets/files/floor-3c4d.pdf'
const fill = (filling: object) => `data-auth-fill="${JSON.stringify(filling).replaceAll('"', '&quot;')}"`

test('a picture without its bytes is an empty one of the same size', () => {
  const html = `<p>a</p><img loading="lazy" src="${plan}" width="640" height="480" class="img"><p>b</p>`
  const picture = encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"/>')
  expect(withoutFiles(html, [plan])).toBe(
    `<p>a</p><img loading="lazy" ${fill({src: ['', plan, '']})} src="data:image/svg+xml,${picture}" width="640" height="480" class="img"><p>b</p>`,
  )
})

test('every attribute that names a file is filled later, however often it does', () => {
  expect(withoutFiles(`<a target="_blank" href="${floor}#page=2">Plan</a>`, [plan, floor])).toBe(
    `<a target="_blank" ${fill({href: ['', floor, '#page=2']})} href="#">Plan</a>`,
  )
  expect(withoutFiles(`<source sizes="1x" srcset="${plan} 1x, ${plan} 2x">`, [plan])).toBe(
    `<source sizes="1x" ${fill({srcset: ['', plan, ' 1x, ', plan, ' 2x']})}>`,
  )
  expect(withoutFiles(`<video poster="${plan}" src="${floor}"></video>`, [plan, floor])).toBe(
    `<video ${fill({poster: ['', plan, ''], src: ['', floor, '']})} ></video>`,
  )
})

test('an address that is the beginning of another one is not taken for it', () => {
  const longer = `${plan}.map`
  expect(withoutFiles(`<a href="${longer}">x</a>`, [plan, longer])).toBe(
    `<a ${fill({href: ['', longer, '']})} href="#">x</a>`,
  )
})

test('text and public files stay as they are', () => {
  const html = `<p>Lies at ${plan}</p><img src="/base/img/logo.png">`
  expect(withoutFiles(html, [plan])).toBe(html)
})
