/**
 * What `docusaurus auth:doctor --json` prints. New fields and codes may be added; what is here keeps its name and meaning
 * as long as `version` is 1.
 */
export interface DoctorReport {
  version: 1
  /** `true`: no problem, exit code 0. `false`: exit code 1. Warnings leave it as it is. */
  ok: boolean
  /** Origin at which readers visit the site. */
  site: string
  /** Origin of the auth service. */
  service: string
  findings: Finding[]
}

/** One thing that was looked at. */
export interface Finding {
  /** `problem`: nobody gets a session this way. `warning`: it works, but not everywhere or not for long. */
  level: 'ok' | 'warning' | 'problem'
  /** The contract for programs; sentences may be improved at any time. */
  code: string
  /** What was found and where, one or two sentences. */
  what: string
  /** What to do. */
  todo?: string
  /** The lines that change it, ready to be copied. */
  change?: Change[]
}

export interface Change {
  /** The file or the environment that the line belongs to. */
  where: string
  line: string
}

export const reportOf = (site: string, service: string, findings: Finding[]): DoctorReport => ({
  version: 1,
  ok: findings.every(({level}) => level !== 'problem'),
  site,
  service,
  findings,
})

/** An option of the plugin. */
export const inConfig = (line: string): Change => ({where: 'docusaurus.config', line})

/** A variable of the service; of another BetterAuth server, the setting that it stands for. */
export const inService = (line: string): Change => ({where: 'environment of the auth service', line})
