// What Docusaurus' core brings along and our tests render around pages; see docusaurus.ts.
declare module 'react-helmet-async' {
  import type {ComponentType, ReactNode} from 'react'

  export const HelmetProvider: ComponentType<{children: ReactNode}>
}

declare module 'react-router-dom' {
  import type {ComponentType, ReactNode} from 'react'

  export const MemoryRouter: ComponentType<{initialEntries: string[]; children: ReactNode}>
}
