/** Looks of the doctor's report, in the site's own colours: Infima's variables reach into a shadow tree, its rules do not. */
export default `
section {
  background: var(--ifm-background-surface-color);
  border: 1px solid var(--ifm-color-emphasis-400);
  border-radius: 0.5rem;
  box-shadow: 0 4px 24px rgb(0 0 0 / 30%);
  box-sizing: border-box;
  color: var(--ifm-font-color-base);
  font: 0.875rem/1.5 var(--ifm-font-family-base);
  inset-block-start: 4.5rem;
  inset-inline-end: 1rem;
  max-height: calc(100vh - 9rem);
  overflow: auto;
  padding: 0.75rem 1rem;
  position: fixed;
  width: min(34rem, 100vw - 2rem);
  z-index: calc(var(--ifm-z-index-overlay) + 1);
}
section:focus {
  outline: none;
}
header {
  align-items: center;
  display: flex;
  gap: 0.5rem;
}
h2 {
  flex: 1;
  font-size: 1.125rem;
  margin: 0;
}
p {
  margin: 0;
}
ul {
  list-style: none;
  margin: 0.5rem 0;
  padding: 0;
}
li {
  border-top: 1px solid var(--ifm-color-emphasis-300);
  display: flex;
  gap: 0.625rem;
  padding: 0.5rem 0;
}
li > div {
  flex: 1;
  min-width: 0;
}
li > span {
  font-weight: 700;
}
li[data-level='ok'] > span {
  color: var(--ifm-color-success);
}
li[data-level='warning'] > span {
  color: var(--ifm-color-warning-dark);
}
li[data-level='problem'] > span {
  color: var(--ifm-color-danger);
}
li[data-level='problem'] p:first-child {
  font-weight: 600;
}
pre {
  background: var(--ifm-color-emphasis-100);
  border-radius: 0.25rem;
  margin: 0.375rem 0 0;
  overflow-x: auto;
  padding: 0.25rem 0.5rem;
}
code {
  font-family: var(--ifm-font-family-monospace);
  font-size: 0.8125rem;
}
small, footer, p[role='status'] {
  color: var(--ifm-color-emphasis-700);
  font-size: 0.75rem;
}
button {
  background: var(--ifm-background-color);
  border: 1px solid var(--ifm-color-emphasis-500);
  border-radius: 0.25rem;
  color: inherit;
  cursor: pointer;
  font: inherit;
  padding: 0.125rem 0.5rem;
}
button:focus-visible, pre:focus-visible {
  outline: 2px solid var(--ifm-color-primary);
  outline-offset: 1px;
}
@media print {
  section { display: none; }
}
`
