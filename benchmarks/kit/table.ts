export interface Table {
  title?: string
  head: string[]
  rows: string[][]
}

/** A Markdown table that can be read as it is: names to the left, numbers to the right. */
export function toMarkdown({title, head, rows}: Table): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)
  const line = (row: string[]) => `| ${row.map(pad).join(' | ')} |`
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  const table = [line(head), line(rule), ...rows.map(line)].join('\n')
  return title ? `## ${title}\n\n${table}` : table
}
