import type {FutureConfig} from '@docusaurus/types'

/**
 * Keeps to itself who changed a page last, and when: Docusaurus prints that below pages if a site wants it, and takes it
 * from the version control, past all front matter. To it, the files in question become files without a history.
 */
export function hideHistory(future: FutureConfig, isHidden: (filePath: string) => boolean): void {
  const vcs = future.experimental_vcs
  // Docusaurus 3.9 asks Git by itself.
  if (typeof vcs?.getFileLastUpdateInfo !== 'function') return
  future.experimental_vcs = {
    ...vcs,
    getFileLastUpdateInfo: async (filePath) =>
      isHidden(filePath) ? null : vcs.getFileLastUpdateInfo(filePath),
  }
}
