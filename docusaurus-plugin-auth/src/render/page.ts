import {createElement} from 'react'
import {adapt, type PageComponent, type PageModule} from '../client/sealed/adapt.js'
import {currentView, type Met, meet} from './pass.js'

/**
 * The module of a protected page on the server: the stub or the real page, by the pass that asks. Properties that
 * themes read (`toc`, `metadata`, …) are getters for the same reason. There are no named exports, because Docusaurus
 * would copy those onto the component once and for all.
 */
export function renderedPage(page: Met, modules: {stub: PageModule; real: PageModule}): PageComponent {
  const views = {stub: adapt(modules.stub), real: adapt(modules.real)}
  const current = () => views[currentView()]

  function rendered(props: Record<string, unknown>) {
    meet(page)
    return createElement(current(), props)
  }
  for (const name of new Set([...Object.keys(views.stub), ...Object.keys(views.real)])) {
    Object.defineProperty(rendered, name, {get: () => current()[name], enumerable: true})
  }
  return rendered as unknown as PageComponent
}
