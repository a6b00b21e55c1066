import {Listr, type ListrTask} from 'listr2'
import {PORTS, requireFreePorts} from './ports.ts'
import {findPython, prepareVenv} from './python.ts'
import {staffAccount} from './staff-account.ts'

/** What the steps found out for those after them. */
export interface Found {
  /** `example-api` can run on this machine. */
  hasApi: boolean
  /** Address and password of the account with the role `staff`, if there is one. */
  staff: string | null
}

/** Runs steps one after another, with a mark for each; the first that fails ends it. */
export function inOrder(steps: ListrTask<Found>[]): Promise<Found> {
  return new Listr<Found>(steps, {
    ctx: {hasApi: false, staff: null},
    rendererOptions: {collapseErrors: false, showErrorMessage: false},
    fallbackRenderer: 'simple',
  }).run()
}

export const freePortsStep: ListrTask<Found> = {title: 'Ports are free', task: () => requireFreePorts(PORTS)}

export const apiStep: ListrTask<Found> = {
  title: 'Prepare example-api',
  task: async (found, step) => {
    const python = await findPython()
    if (python === null) {
      step.skip(
        'example-api is left out: Python 3.11 or newer was not found (https://www.python.org/downloads/).',
      )
      return
    }
    await prepareVenv(python, 'requirements.txt')
    found.hasApi = true
  },
}

export const firstAccountStep: ListrTask<Found> = {
  title: 'Make the first account',
  task: async (found) => {
    found.staff = await staffAccount()
  },
}
