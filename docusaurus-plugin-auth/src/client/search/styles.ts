/** Below 1rem, telephones zoom in on an input. */
const css = `
.auth-search {
  background: none;
  border: 0;
  color: inherit;
  inline-size: min(40rem, calc(100vw - 1rem));
  margin: min(10vh, 5rem) auto auto;
  max-block-size: calc(100dvh - min(10vh, 5rem) - 1rem);
  max-inline-size: none;
  padding: 0;
}

.auth-search[open] {
  display: flex;
}

.auth-search::backdrop {
  background: rgb(0 0 0 / 50%);
}

.auth-search__box {
  background: var(--ifm-background-surface-color, var(--ifm-background-color));
  border: 1px solid var(--ifm-color-emphasis-300);
  border-radius: var(--ifm-global-radius);
  box-shadow: var(--ifm-global-shadow-tl);
  color: var(--ifm-font-color-base);
  display: flex;
  flex: auto;
  flex-direction: column;
  min-inline-size: 0;
}

.auth-search__head {
  align-items: center;
  border-block-end: 1px solid var(--ifm-color-emphasis-200);
  display: flex;
  gap: 0.5rem;
  padding: 0.5rem 0.75rem;
}

.auth-search__input {
  background: none;
  border: 0;
  color: inherit;
  flex: auto;
  font: inherit;
  font-size: 1rem;
  min-inline-size: 0;
  padding: 0.5rem;
}

.auth-search .close {
  color: inherit;
}

.auth-search__status {
  color: var(--ifm-color-emphasis-700);
  margin: 0;
  padding: 0.75rem 1.25rem;
}

.auth-search__status--aloud {
  block-size: 1px;
  clip-path: inset(50%);
  overflow: hidden;
  padding: 0;
  position: absolute;
}

.auth-search__list {
  overflow-y: auto;
}

.auth-search__list:not(:empty) {
  padding: 0.5rem;
}

.auth-search__hit,
.auth-search__hit:hover {
  border-radius: var(--ifm-global-radius);
  color: inherit;
  display: block;
  padding: 0.5rem 0.75rem;
  text-decoration: none;
}

.auth-search__hit[aria-selected="true"] {
  background: var(--ifm-hover-overlay);
  outline: 2px solid var(--ifm-color-primary);
  outline-offset: -2px;
}

.auth-search__hit > span {
  display: block;
  overflow-wrap: anywhere;
}

.auth-search__title {
  font-weight: var(--ifm-font-weight-semibold);
}

.auth-search__title .badge {
  margin-inline-start: 0.5rem;
}

.auth-search__excerpt {
  color: var(--ifm-color-emphasis-700);
  font-size: 0.875rem;
}

.auth-search mark {
  background: none;
  color: var(--ifm-color-primary);
  font-weight: var(--ifm-font-weight-bold);
  text-decoration: underline;
}
`

let isThere = false

/**
 * Looks of the dialog. With its code rather than in the site's style sheet, which every page of every site loads; and as a
 * sheet that a script has made, because a Content-Security-Policy may forbid `<style>`.
 */
export function addStyles(): void {
  if (isThere) return
  isThere = true
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = document.adoptedStyleSheets.concat(sheet)
}
