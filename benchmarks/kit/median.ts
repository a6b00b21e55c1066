export interface Spread {
  median: number
  lowest: number
  highest: number
}

export function spread(values: number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (index: number) => sorted[index] ?? Number.NaN
  return {
    median: (at(Math.floor((sorted.length - 1) / 2)) + at(Math.ceil((sorted.length - 1) / 2))) / 2,
    lowest: at(0),
    highest: at(sorted.length - 1),
  }
}

/** `99 (88–124)` */
export function show({median, lowest, highest}: Spread, digits = 0): string {
  return `${median.toFixed(digits)} (${lowest.toFixed(digits)}–${highest.toFixed(digits)})`
}
