// An alias that build/bundler.ts makes: the table of MDX components as the site and its other plugins have it.
declare module '@theme-before-auth/MDXComponents' {
  import type {ComponentType} from 'react'

  const components: Record<string, ComponentType>
  export default components
}
