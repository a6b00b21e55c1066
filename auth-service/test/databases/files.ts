import {readdirSync} from 'node:fs'
import {basename} from 'node:path'
import type {ProvidedContext} from 'vitest'

/** The variables that lead a test file to the database that is its own. */
type DatabaseVariables = Record<string, string>

declare module 'vitest' {
  export interface ProvidedContext {
    /** By the file's name. */
    databases: Record<string, DatabaseVariables>
  }
}

export type Provide = {
  provide<Key extends keyof ProvidedContext & string>(key: Key, value: ProvidedContext[Key]): void
}

/** Names of the files of the service suite: `sign-in` for `sign-in.test.ts`. */
export const testFiles = (): string[] =>
  readdirSync(new URL('../service', import.meta.url)).map((file) => basename(file, '.test.ts'))

/** Postgres takes names without hyphens unquoted. */
export const databaseName = (file: string): string => `service_${file.replaceAll('-', '_')}`
