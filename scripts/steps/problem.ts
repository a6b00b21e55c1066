/** Something a person can mend: printed without a stack, always with the next step. */
export class Problem extends Error {
  constructor(
    what: string,
    readonly nextStep: string,
    readonly evidence?: string,
  ) {
    super(what)
  }

  override toString(): string {
    const evidence = this.evidence ? `${this.evidence.trimEnd()}\n\n` : ''
    return `${evidence}${this.message}\n  Next step: ${this.nextStep}`
  }
}

/** Runs a root command; a `Problem` ends it with exit code 1 and its words, anything else keeps its stack. */
export async function main(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    console.error(error instanceof Problem ? `\n${error}` : error)
    process.exitCode = 1
  }
}
