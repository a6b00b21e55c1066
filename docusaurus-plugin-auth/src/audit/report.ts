/**
 * What `docusaurus auth:audit --json` prints. New fields may be added; what is here keeps its name and meaning as long as
 * `version` is 1.
 */
export interface AuditReport {
  version: 1
  /** `true`: no leak and no fault, exit code 0. `false`: exit code 1. */
  ok: boolean
  /** The folder that was read, absolute. */
  dir: string
  /** Languages whose protected pages were looked for. */
  locales: string[]
  checked: {
    /** Protected pages, and public pages with sealed parts. */
    pages: number
    /** Different strings that were looked for. */
    probes: number
    /** Images and other private files that were looked for by their bytes. */
    attachments: number
    files: number
    bytes: number
  }
  /** Text of protected pages in the output. */
  leaks: Leak[]
  /** Other reasons why this output must not be published. */
  faults: Fault[]
  /** What its author should know, and what could not be checked. */
  notices: Notice[]
}

/** One page's text in one file. */
export interface Leak {
  /** Source file of the page, seen from the site's folder, or `AUTH_CONTENT_SECRET`. */
  page: string
  /** Who may read it: `signed-in`, or roles joined by `+`. */
  access: string
  /** What was found: `text`, `heading`, `code`, `alt text`, `front matter`, `data`, `source code`, `attachment`, `content secret`. */
  kind: string
  /** Its first words, or the name of the attachment. Never the whole, and nothing of the content secret. */
  words: string
  /** File of the output, seen from its folder. */
  file: string
  /** Ways into it, from the outside in: `['base64 at byte 311']`. Empty when it stands there in the open. */
  inside: string[]
  /** Place, both from 1 on; within the innermost of `inside`. Absent for binary files and for names of files. */
  line?: number
  column?: number
  /** Who has probably put it there. */
  by: string
  remedy: string
}

type FaultCode =
  | 'SEALED_FILE_MISSING'
  | 'SEALED_FILE_FOREIGN'
  | 'SEALED_SCRIPT'
  | 'RECORDS_PUBLISHED'
  | 'SERVER_BUNDLE'
  | 'INDEXED'

export interface Fault {
  code: FaultCode
  /** File of the output, seen from its folder. */
  file: string
  what: string
  remedy: string
}

type NoticeCode =
  | 'NOT_CHECKABLE'
  | 'ATTACHMENT_NOT_CHECKABLE'
  | 'NOT_READ'
  | 'REPEATED_IN_PUBLIC'
  | 'STATIC_FILE'
  | 'STYLESHEET'

export interface Notice {
  code: NoticeCode
  /** Source file of a protected page, or file of the output. */
  file: string
  what: string
}

/** Inline scripts of the built pages, for a Content-Security-Policy. */
export interface InlineScript {
  /** `'sha256-…'`, quotes included, as it is written into the header. */
  hash: string
  /** How many HTML files hold it, and one of them. */
  pages: number
  example: string
  /** Its first characters. */
  begins: string
}
