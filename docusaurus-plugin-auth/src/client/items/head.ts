import type {ClientOptions} from '../../options.js'
import {FRESH} from '../session/shared.js'

/**
 * With `hideDenied`: the inline script that lets items for the reader's roles appear in the first frame. The hint tells of no
 * roles, so it takes those of the last answer in this tab, as long as the session store itself would not ask again. What it
 * does not know appears when the service has answered; nothing that it shows goes away, unless the reader has lost a role.
 *
 * Text for the same reason as `headScript`, which stands before it.
 */
export function rolesScript({apiUrl, hintCookie}: Pick<ClientOptions, 'apiUrl' | 'hintCookie'>): string {
  // An address has no line ends, and `<` is written `%3C` in it.
  const key = JSON.stringify(`auth ${apiUrl}`)
  return `(function(answer){
try{
answer=JSON.parse(sessionStorage.getItem(${key}));
if(("; "+document.cookie+";").indexOf("; ${hintCookie}="+answer.hint+";")>=0&&Date.now()-answer.at<=${FRESH})
document.documentElement.setAttribute("data-auth-roles",answer.session.user.roles.join(" "))
}catch(e){}
})()`
}
