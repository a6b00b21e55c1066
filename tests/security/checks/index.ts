import type {Check} from '../check.ts'
import {browser} from './browser.ts'
import {cookies} from './cookies.ts'
import {input} from './input.ts'
import {limits} from './limits.ts'
import {origins} from './origins.ts'
import {passes} from './passes.ts'
import {passwords} from './passwords.ts'
import {sessions} from './sessions.ts'
import {surface} from './surface.ts'
import {tokens} from './tokens.ts'

/** The whole suite, in the order it is run: what uses limits up comes last. */
export const checks: readonly Check[] = [
  ...cookies,
  ...browser,
  ...origins,
  ...tokens,
  ...passes,
  ...surface,
  ...input,
  ...sessions,
  ...passwords,
  ...limits,
]
