import {findPython, prepareVenv} from './python.ts'

/** Makes example-api ready to run; answers why not when this machine has no Python for it. */
export async function prepareApi(): Promise<{ready: true} | {ready: false; reason: string}> {
  const python = await findPython()
  if (python === null) {
    return {
      ready: false,
      reason:
        'example-api is left out: Python 3.11 or newer was not found (https://www.python.org/downloads/).',
    }
  }
  await prepareVenv(python, 'requirements.txt')
  return {ready: true}
}
