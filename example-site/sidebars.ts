import type {SidebarsConfig} from '@docusaurus/plugin-content-docs'

const sidebars: SidebarsConfig = {
  docs: [
    'intro',
    {
      type: 'category',
      label: 'Start',
      collapsed: false,
      items: ['quick-start', 'add-to-your-site', 'protect-a-page', 'learn/first-protected-page'],
    },
    {
      type: 'category',
      label: 'Run the service',
      items: ['service/run', 'service/database', 'service/cookies-and-domains', 'service/command-line'],
    },
    {type: 'category', label: 'Use it from a backend', items: ['backend/fastapi']},
    {
      type: 'category',
      label: 'Understand',
      items: ['concepts/sessions-and-cookies', 'concepts/what-is-protected'],
    },
    {
      type: 'category',
      label: 'Reference',
      items: ['reference/options', 'reference/hooks-and-components', 'reference/http', 'reference/errors'],
    },
    'troubleshooting',
    {
      type: 'category',
      label: 'For members',
      items: ['members/field-notes', 'members/before-you-go-live', 'members/when-the-service-is-away'],
    },
    {type: 'category', label: 'For staff', items: ['staff/on-call']},
  ],
}

export default sidebars
