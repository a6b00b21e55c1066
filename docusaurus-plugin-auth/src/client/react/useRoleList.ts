import useDocusaurusContext from '@docusaurus/useDocusaurusContext'
import {rolesOf} from '../../access/access.js'

/** `staff or partner`, in the site's language. */
export function useRoleList(access: string): string {
  const {i18n} = useDocusaurusContext()
  return new Intl.ListFormat(i18n.currentLocale, {type: 'disjunction'}).format(rolesOf(access))
}
