import {randomBytes} from 'node:crypto'

export const aSecret = (): string => randomBytes(32).toString('base64url')
