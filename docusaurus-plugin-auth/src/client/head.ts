/**
 * The inline script that stands before the style sheets on every page, so that the first frame is right:
 * it reads the hint cookie and sets `<html data-auth="in|out">`, `--auth-name` and `--auth-initials`.
 * It asks nobody: a visitor costs no request.
 *
 * Written as text on purpose: a function turned into text would change with every compiler on its way here,
 * and with it the hash in the site's Content-Security-Policy. `session/hint.ts` says the same in TypeScript,
 * and a test compares the two.
 */
export function headScript({hintCookie}: {hintCookie: string}): string {
  // A cookie name holds letters, digits, `_`, `.` and `-`; only the dot means something in a pattern.
  const pattern = `(?:^|; )${hintCookie.replaceAll('.', '\\.')}=([^;]+)`
  return `(function(root,name,words){
root.setAttribute("data-auth","out");
try{
name=JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(document.cookie.match(/${pattern}/)[1].replace(/-/g,"+").replace(/_/g,"/")),function(c){return c.charCodeAt(0)}))).name;
words=name.trim().split(/\\s+/);
function set(key,text){root.style.setProperty(key,'"'+text.replace(/["\\\\\\x00-\\x1f]/g,function(c){return"\\\\"+c.charCodeAt(0).toString(16)+" "})+'"')}
function first(word){return Array.from(word)[0]||""}
set("--auth-name",name);
set("--auth-initials",(first(words[0])+(words.length>1?first(words[words.length-1]):"")).toUpperCase());
root.setAttribute("data-auth","in")
}catch(e){}
})(document.documentElement)`
}
