/**
 * Looks of the "View as" control, in the site's own colours: Infima's variables reach into a shadow tree, its rules do not.
 * At the middle of the lower edge, because the corners belong to the sidebar and to "back to top".
 */
export default `
:host {
  display: block;
}
section {
  align-items: center;
  bottom: 0.5rem;
  color: var(--ifm-font-color-base);
  display: flex;
  flex-direction: column;
  font: 0.875rem/1.4 var(--ifm-font-family-base);
  gap: 0.375rem;
  inset-inline: 0;
  margin-inline: auto;
  pointer-events: none;
  position: fixed;
  width: min(26rem, 100vw - 9rem);
  z-index: calc(var(--ifm-z-index-fixed) - 10);
}
p, div {
  background: var(--ifm-background-surface-color);
  border: 1px solid var(--ifm-color-emphasis-400);
  border-radius: 0.5rem;
  box-shadow: 0 2px 8px rgb(0 0 0 / 20%);
  box-sizing: border-box;
  margin: 0;
  max-width: 100%;
  padding: 0.375rem 0.625rem;
  pointer-events: auto;
}
p {
  border-inline-start: 4px solid var(--ifm-color-warning);
}
p:empty {
  display: none;
}
div {
  align-items: center;
  display: flex;
  flex-wrap: wrap;
  gap: 0 0.625rem;
  justify-content: center;
}
label {
  align-items: center;
  display: flex;
  font-weight: 600;
  gap: 0.375rem;
  min-width: 0;
}
select {
  background: var(--ifm-background-color);
  border: 1px solid var(--ifm-color-emphasis-500);
  border-radius: 0.25rem;
  color: inherit;
  font: inherit;
  font-weight: 400;
  min-width: 0;
  padding: 0.125rem 0.25rem;
  text-overflow: ellipsis;
}
select:focus-visible {
  outline: 2px solid var(--ifm-color-primary);
  outline-offset: 1px;
}
small {
  color: var(--ifm-color-emphasis-700);
  font-size: 0.75rem;
}
@media print {
  section { display: none; }
}
`
