/** What the audit refuses, and why it could not check anything; part of the table in `errors.ts`. */
export const auditErrors = {
  AUDIT_NOT_BUILT: (locales: string[]) => ({
    what: `Nothing is known of the last build${locales.length > 0 ? ` in ${locales.join(', ')}` : ''}.`,
    why: 'What a build has protected is written down in .docusaurus/; without it nobody knows what to look for.',
    todo: "Run 'docusaurus build' first, on this machine and in this folder; 'docusaurus clear' removes what it wrote.",
  }),
  AUDIT_NO_OUTPUT: (dir: string) => ({
    what: `There is nothing to check in ${dir}.`,
    why: 'A check that reads nothing must not pass.',
    todo: "Run 'docusaurus build', or name the folder that is published: docusaurus auth:audit <folder>.",
  }),
  PUBLISHED_TEXT: (found: string[]) => ({
    what: `The output holds what only members may read:\n${found.map((line) => `  - ${line}`).join('\n')}`,
    why: 'Everything in the output folder is for everybody.',
    todo: "Correct this, build again, and look closer with 'docusaurus auth:audit' if need be. Do not publish this folder.",
  }),
}
