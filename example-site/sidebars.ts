import type {SidebarsConfig} from '@docusaurus/plugin-content-docs'

const sidebars: SidebarsConfig = {
  docs: [
    'intro',
    {
      type: 'category',
      label: 'Start',
      collapsed: false,
      items: [
        'quick-start',
        'add-to-your-site',
        'account-menu',
        'learn/first-protected-page',
        'learn/inside-a-sealed-page',
      ],
    },
    {
      type: 'category',
      label: 'Protect pages',
      items: [
        'protect-a-page',
        'protect/parts-of-a-page',
        'protect/members-search',
        'protect/content-secret',
        'protect/preview',
        'protect/check-the-build',
        'test-your-site',
        'protect/migrate',
      ],
    },
    {
      type: 'category',
      label: 'Publish your site',
      items: [
        'publish/index',
        'publish/github-pages',
        'publish/netlify',
        'publish/vercel',
        'publish/nginx',
        'publish/different-sites',
        'publish/content-security-policy',
      ],
    },
    {
      type: 'category',
      label: 'Run the service',
      items: [
        'service/run',
        'service/database',
        'service/faults',
        'service/cookies-and-domains',
        'service/command-line',
        'service/rotation',
        'service/passwords',
        'service/audit-trail',
        'service/capacity',
        'service/logs',
        'service/security-suite',
      ],
    },
    {type: 'category', label: 'Use it from a backend', items: ['backend/call-your-api', 'backend/fastapi']},
    {
      type: 'category',
      label: 'Understand',
      items: [
        'concepts/what-is-protected',
        'concepts/how-sealing-works',
        'concepts/sessions-and-cookies',
        'concepts/what-a-login-costs',
      ],
    },
    {
      type: 'category',
      label: 'Reference',
      items: [
        'reference/options',
        'reference/hooks-and-components',
        'reference/http',
        'reference/command-line',
        'reference/errors',
      ],
    },
    'why-am-i-signed-out',
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
