import type {Answer} from '../../harness/client.ts'

/** The body of a form as a browser without JavaScript posts it: every field of the page, these in place of its own. */
export async function posted(
  page: Answer,
  fields: Record<string, string>,
): Promise<{headers: Record<string, string>; body: Uint8Array}> {
  const form = new FormData()
  for (const [input] of page.body.matchAll(/<input type="hidden"[^>]*>/g)) {
    const [, name = ''] = /\sname="([^"]*)"/.exec(input) ?? []
    if (!(name in fields)) form.append(name, attribute(input, 'value'))
  }
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  const encoded = new Response(form)
  return {
    headers: {'content-type': encoded.headers.get('content-type') ?? ''},
    body: new Uint8Array(await encoded.arrayBuffer()),
  }
}

/** The value of a named hidden field of a page. */
export function hidden(page: Answer, name: string): string {
  const [input = ''] = new RegExp(`<input type="hidden" name="${name}"[^>]*>`).exec(page.body) ?? []
  return attribute(input, 'value')
}

const attribute = (tag: string, name: string): string => {
  const [, value = ''] = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? []
  return value
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
