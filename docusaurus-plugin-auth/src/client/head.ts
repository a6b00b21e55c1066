import {MAX_ACCESSES} from '../access/access.js'
import type {ClientOptions} from '../options.js'
import {type KeysQuestion, keysUrl} from './sealed/keysUrl.js'
import {FRESH} from './session/shared.js'
import {storageKey} from './session/storageKey.js'

type HeadOptions = KeysQuestion & Pick<ClientOptions, 'hintCookie'>

/**
 * The inline script that stands before the style sheets on every page, so that the first frame is right:
 * it reads the hint cookie and sets `<html data-auth="in|out">`, `--auth-name` and `--auth-initials`.
 *
 * For a visitor that is all, and no request. For a reader about whom nothing is known any more, it asks who is here, long
 * before the site's scripts run, and paints a false hint out as soon as the answer is there. `session/keeper.ts` hears the
 * answer too (`window.__docusaurusAuthFirst`), and asks nothing else. On a site with protected pages the question is the one
 * for keys, which tells both.
 *
 * Written as text on purpose: a function turned into text would change with every compiler on its way here,
 * and with it the hash in the site's Content-Security-Policy. `session/hint.ts` says the same in TypeScript,
 * and a test compares the two.
 *
 * @param asks Whether it may ask; if not, scripts do.
 */
export function headScript(options: HeadOptions, {asks}: {asks: boolean}): string {
  const {hintCookie, apiUrl} = options
  // A cookie name holds letters, digits, `_`, `.` and `-`; only the dot means something in a pattern.
  const pattern = `(?:^|; )${hintCookie.replaceAll('.', '\\.')}=([^;]+)`
  return `(function(root,raw,words,key,kept,asked){
function paint(auth){root.setAttribute("data-auth",auth)}
paint("out");
try{
raw=document.cookie.match(/${pattern}/)[1];
words=JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(raw.replace(/-/g,"+").replace(/_/g,"/")),function(c){return c.charCodeAt(0)}))).name;
function set(key,text){root.style.setProperty("--auth-"+key,'"'+text.replace(/["\\\\\\x00-\\x1f]/g,function(c){return"\\\\"+c.charCodeAt(0).toString(16)+" "})+'"')}
function first(word){return Array.from(word)[0]||""}
set("name",words);
words=words.trim().split(/\\s+/);
set("initials",(first(words[0])+(words.length>1?first(words[words.length-1]):"")).toUpperCase());
paint("in")${asks ? question(options, apiUrl) : ''}
}catch(e){}
})(document.documentElement)`
}

/**
 * What was answered under this very hint is asked for again after five minutes only; nobody under it means a false hint. On a
 * sealed page the early script may have asked before. Other tabs are told of a false hint at once, as the keeper does: a reader
 * may follow "Sign in" before that is there.
 */
function question(options: HeadOptions, apiUrl: string): string {
  const {accesses} = options
  // With more kinds of access than one question may hold, pages ask for the ones that they need.
  if (accesses.length > MAX_ACCESSES) return ''
  const [access] = accesses
  const url = access === undefined ? `${apiUrl}/get-session` : keysUrl(options, access)
  return `;
key=${inScript(storageKey(apiUrl))};
kept=JSON.parse(sessionStorage.getItem(key))||{};
asked=window.__docusaurusAuthFirst;
if(kept.hint==raw&&Date.now()-kept.at<=${FRESH}){if(!kept.session)paint("out")}
else asked=asked||fetch(${inScript(url)},{credentials:"include",cache:"no-store",signal:AbortSignal.timeout(1e4)}).then(function(r){return r.json().catch(function(){}).then(function(body){return{status:r.status,body:body}})}).catch(function(){return{status:0}});
if(window.__docusaurusAuthFirst=asked)asked.then(function(reply){
if(reply.status==401||reply.status==200&&reply.body===null){
paint("out");
localStorage.setItem(key,JSON.stringify({session:null,hint:raw,at:Date.now()}));
localStorage.removeItem(key)
}}).catch(function(){})`
}

/** A text as a script may hold it that stands in HTML. */
const inScript = (text: string) => JSON.stringify(text).replaceAll('<', '\\u003c')
