interface Panel {
  title: string
  unit: string
  /** Names of the bars of a row, from above; one without a name. */
  series: string[]
  /** As many numbers per row as there are series, in the order of the rows. */
  values: number[][]
}

export interface Plot {
  title: string
  /** What a listener needs to know: the finding, in a sentence. */
  description: string
  rows: {label: string; isOurs: boolean}[]
  panels: Panel[]
}

const WIDTH = 720
const LABELS = 190
const GAP = 24
const VALUES = 66
const BAR = 11
const ROW_PADDING = 14
const TOP = 92

/** Colours of both modes: an image asks what its page, or else its system, prefers. Ratios of text are above 7. */
const STYLE = `
  svg { color-scheme: light dark; font: 13px system-ui, sans-serif }
  .ground { fill: #ffffff }
  .text { fill: #1f2328 }
  .soft { fill: #4a525a }
  .axis { stroke: #8b949e }
  .first { fill: #8b949e }
  .second { fill: #c3c9d0 }
  .ours.first { fill: #1a7f37 }
  .ours.second { fill: #74c98a }
  .head { font-size: 17px; font-weight: 600 }
  .title, .ours.text { font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #16181c }
    .text { fill: #f0f3f6 }
    .soft { fill: #b7bec7 }
    .axis { stroke: #6e7681 }
    .first { fill: #8b949e }
    .second { fill: #545b64 }
    .ours.first { fill: #3fb950 }
    .ours.second { fill: #1d6b31 }
  }`

/** Bars beside each other, drawn as SVG that needs no script: every bar carries its number, and colour says nothing alone. */
export function toSvg({title, description, rows, panels}: Plot): string {
  const bars = Math.max(...panels.map(({series}) => series.length))
  const rowHeight = bars * (BAR + 2) + ROW_PADDING
  const height = TOP + rows.length * rowHeight + 16
  const panelWidth = (WIDTH - 16 - LABELS - GAP * (panels.length - 1)) / panels.length
  const middle = (row: number) => TOP + row * rowHeight + rowHeight / 2

  const labels = rows.map(
    ({label, isOurs}, row) =>
      `<text class="text${isOurs ? ' ours' : ''}" x="${LABELS - 10}" y="${middle(row) + 4}" font-size="12" text-anchor="end">${escaped(label)}</text>`,
  )
  const drawn = panels.map((panel, index) => {
    const left = LABELS + index * (panelWidth + GAP)
    return drawPanel(panel, rows, {left, width: panelWidth - VALUES, middle, bottom: height - 16})
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title description">
<title id="title">${escaped(title)}</title>
<desc id="description">${escaped(description)}</desc>
<style>${STYLE}
</style>
<rect class="ground" width="${WIDTH}" height="${height}" rx="8"/>
<text class="text head" x="16" y="32">${escaped(title)}</text>
${[...labels, ...drawn].join('\n')}
</svg>
`
}

interface Place {
  left: number
  width: number
  bottom: number
  middle: (row: number) => number
}

function drawPanel({title, unit, series, values}: Panel, rows: Plot['rows'], place: Place): string {
  const {left, width, middle, bottom} = place
  const largest = Math.max(1, ...values.flat())
  const shades = ['first', 'second']
  const thickness = series.length * (BAR + 2)
  const bars = values.flatMap((numbers, row) =>
    numbers.map((value, at) => {
      const ours = rows[row]?.isOurs ? ' ours' : ''
      const y = middle(row) - thickness / 2 + at * (BAR + 2)
      const length = Math.max(value > 0 ? 1 : 0, (value / largest) * width).toFixed(1)
      return (
        `<rect class="${shades[at]}${ours}" x="${left}" y="${y}" width="${length}" height="${BAR}"/>` +
        `<text class="soft" x="${left + Number(length) + 6}" y="${y + BAR - 1}" font-size="11">${format(value)}${at === 0 ? ` ${unit}` : ''}</text>`
      )
    }),
  )
  const names = series.length > 1 ? `above: ${series[0]} · below: ${series[1]}` : (series[0] ?? '')
  return `<text class="text title" x="${left}" y="58">${escaped(title)}</text>
<text class="soft" x="${left}" y="76">${escaped(names)}</text>
<line class="axis" x1="${left}" x2="${left}" y1="${TOP}" y2="${bottom}"/>
${bars.join('\n')}`
}

/** One decimal below ten, none above; thousands apart. */
const format = (value: number) =>
  value.toLocaleString('en', {maximumFractionDigits: value < 10 ? 1 : 0}).replace(/,/g, '\u202f')

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
