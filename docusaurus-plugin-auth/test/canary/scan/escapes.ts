import {STEM} from '../canary.js'

/** Turns text (Latin-1, one character per byte) into what it may stand for. Nothing found: nothing returned. */
type Decoder = (text: string) => string[]

const fromCode = (code: number) => (code > 0x10ffff ? '' : String.fromCodePoint(code))

function unescaped(pattern: RegExp, code: (...groups: string[]) => number): Decoder {
  return (text) => {
    const decoded = text.replace(pattern, (_all, ...groups) => fromCode(code(...groups)))
    return decoded === text ? [] : [decoded]
  }
}

const hex = (digits: string) => Number.parseInt(digits, 16)
const base64Of = (text: string) => Buffer.from(text).toString('base64')

/** The stem in base64 with 0, 1 or 2 bytes before it, without the characters that its neighbours have a part in. */
const base64Stems = [0, 1, 2].map((shift) =>
  base64Of('\0'.repeat(shift) + STEM).slice(
    Math.ceil((shift * 4) / 3),
    Math.floor(((shift + STEM.length) * 4) / 3),
  ),
)

// A run is decoded when it holds the stem, or when it is long enough to hold something compressed.
const LONG = 64
const base64Run = /[A-Za-z0-9+/_-]{12,}/g
const hexRun = new RegExp(`(?:[0-9a-f]{2}){${STEM.length},}`, 'gi')

function base64Runs(text: string): string[] {
  const runs = (text.match(base64Run) ?? []).filter(
    (run) => run.length >= LONG || base64Stems.some((stem) => run.includes(stem)),
  )
  // What stands before the encoded text may be of the same alphabet: so it is read from each place in four.
  return runs.flatMap((run) =>
    [0, 1, 2, 3].map((from) => Buffer.from(run.slice(from), 'base64').toString('latin1')),
  )
}

function hexRuns(text: string): string[] {
  return (text.match(hexRun) ?? []).flatMap((run) =>
    [0, 1].map((from) => Buffer.from(run.slice(from), 'hex').toString('latin1')),
  )
}

/** Ways to write letters as something else, which no search for plain bytes would see. */
export const escapes: Record<string, Decoder> = {
  'UTF-16': (text) => (text.includes('\0') ? [text.replaceAll('\0', '')] : []),
  'URL encoding': unescaped(/%([0-9a-f]{2})/gi, hex),
  'HTML entities': unescaped(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (x, decimal) =>
    x ? hex(x) : Number(decimal),
  ),
  'JavaScript escapes': unescaped(
    /\\+(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\})/gi,
    (...groups) => hex(groups.slice(0, 3).find(Boolean) ?? '0'),
  ),
  base64: base64Runs,
  hex: hexRuns,
}
