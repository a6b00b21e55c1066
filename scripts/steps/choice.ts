import {Problem} from './problem.ts'

/**
 * What somebody asked for by name on the command line, or everything when they named nothing.
 *
 * @param kind what the names stand for, in the message: `test suite`.
 * @throws Problem naming every unknown one and the known ones
 */
export function chosen<Name extends string>(kind: string, known: readonly Name[], asked: string[]): Name[] {
  const isKnown = (name: string): name is Name => (known as readonly string[]).includes(name)
  const unknown = asked.filter((name) => !isKnown(name))
  if (unknown.length > 0) {
    throw new Problem(
      `There is no ${kind} named ${unknown.join(', ')}.`,
      `name some of: ${known.join(', ')}; or none, for all.`,
    )
  }
  return asked.length > 0 ? asked.filter(isKnown) : [...known]
}
