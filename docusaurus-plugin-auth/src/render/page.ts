import {createElement} from 'react'
import {adapt, type PageComponent, type PageModule} from '../client/sealed/adapt.js'
import {isOpened, type Met, meet} from './pass.js'

/**
 * The module of a protected page on the server: the stub or the real page, by the pass that asks. Properties that
 * themes read (`toc`, `metadata`, …) are getters for the same reason.
 */
export function renderedPage(page: Met, modules: {stub: PageModule; real: PageModule}): PageComponent {
  const stub = adapt(modules.stub)
  const real = adapt(modules.real)
  const current = () => (isOpened(page) ? real : stub)

  function rendered(props: Record<string, unknown>) {
    meet(page)
    return createElement(current(), props)
  }
  for (const name of new Set([...Object.keys(stub), ...Object.keys(real)])) {
    Object.defineProperty(rendered, name, {get: () => current()[name], set: keep, enumerable: true})
  }
  return rendered as unknown as PageComponent
}

/** Docusaurus copies named exports of a module onto its component, from the stub in every pass. */
const keep = () => {}
