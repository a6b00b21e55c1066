/** Where a mistake is: `docs/prices.mdx:12`. */
type Place = string

/** Mistakes with `<Sealed>`, part of the table in `errors.ts`. */
export const partErrors = {
  SEALED_PLACE: (at: Place, where: string) => ({
    what: `${at}: <Sealed> cannot stand ${where}.`,
    why: 'From there its text would come into the public build by another way.',
    todo: "Move <Sealed> out of it, so that it wraps a whole piece of the page's own Markdown.",
  }),
  SEALED_NESTED: (at: Place) => ({
    what: `${at}: <Sealed> stands inside another <Sealed>.`,
    why: 'The inner text would be delivered to everybody who may read the outer one.',
    todo: 'End the outer part before the inner one begins, and open another one after it.',
  }),
  SEALED_ACCESS: (at: Place, reason: string) => ({
    what: `${at}: 'access' of <Sealed> cannot be understood: ${reason}`,
    why: 'The text is sealed while the site is built, for the readers who are named there and nobody else.',
    todo: `Write access="signed-in", access="staff", or access={['staff', 'partner']}.`,
  }),
  SEALED_ATTRIBUTE: (at: Place, reason: string) => ({
    what: `${at}: ${reason}.`,
    why: "<Sealed> knows 'access' and 'id'; what it does not know it cannot obey.",
    todo: "Remove the attribute, or write a component around the part's text, inside <Sealed>.",
  }),
  SEALED_EMPTY: (at: Place) => ({
    what: `${at}: <Sealed> holds no text.`,
    why: 'What it was meant to protect probably stands outside of it, open to everybody.',
    todo: 'Put the text between <Sealed access="…"> and </Sealed>, or remove the tags.',
  }),
  SEALED_NAME: (at: Place, reason: string) => ({
    what: `${at}: ${reason}.`,
    why: 'Only <Sealed access="…">, written so, is found and taken out of the public build.',
    todo: 'Write <Sealed access="…"> as it is: no import, no other name, no export.',
  }),
  SEALED_ID: (at: Place, id: string, first: number) => ({
    what: `${at}: the id ${JSON.stringify(id)} is taken by the <Sealed> in line ${first}.`,
    why: 'The sealed text is stored under its id.',
    todo: 'Give each part of the file an id of its own, or none.',
  }),
  SEALED_SHARED: (at: Place, name: string, usedAt: number) => ({
    what: `${at}: ${name} is made inside <Sealed>, but line ${usedAt} uses it from outside.`,
    why: 'What stands inside goes away with the part.',
    todo: 'Move it out of <Sealed> if it may be public; or make it a second time outside.',
  }),
  SEALED_FOOTNOTE: (at: Place) => ({
    what: `${at}: a <Sealed> within a line of text refers to a footnote.`,
    why: 'A sealed footnote is printed at the end of its part, which here is the middle of a sentence.',
    todo: 'Write <Sealed> and </Sealed> on lines of their own, or the note into the text.',
  }),
  SEALED_TRUNCATE: (at: Place) => ({
    what: `${at}: the marker that ends a blog preview stands inside <Sealed>.`,
    why: 'The marker would go away with the part, and lists would show the whole post.',
    todo: 'Put the marker before or after the part.',
  }),
  SEALED_MARKDOWN: (at: Place) => ({
    what: `${at}: <Sealed> in plain Markdown.`,
    why: 'This file is not read as MDX: the tags would be unknown HTML around public text.',
    todo: "Name the file .mdx, or write 'mdx: {format: mdx}' in its front matter.",
  }),
  SEALED_UNREADABLE: (at: Place, reason: string) => ({
    what: `${at}: a file with <Sealed> cannot be read: ${reason}`,
    why: 'What cannot be read cannot be sealed, and its text could stay public.',
    todo:
      'Correct the syntax there. Syntax that only markdown.preprocessor understands cannot be used in a file with ' +
      'a <Sealed>, and remark plugins must be listed in the Docusaurus config.',
  }),
  SEALED_UNSEEN: (at: Place) => ({
    what: `${at}: a <Sealed> was not found while the file was read, but stands in what was made of it.`,
    why: 'Its text would be public.',
    todo: 'Write <Sealed> into the file itself. markdown.preprocessor and remark plugins cannot add one.',
  }),
  SEALED_CONFLICT: (at: Place, access: string, page: string) => ({
    what: `${at}: <Sealed> is for ${access}, but stands in a page for ${page}.`,
    why: 'Nobody is known to be both, so nobody could read it.',
    todo: 'Give the part and the page a role in common.',
  }),
  SEALED_LOOSER: (file: string, access: string, page: string, pageAccess: string) => ({
    what: `${file}: <Sealed> is for ${access}, but only pages for ${pageAccess} show that file (${page}).`,
    why: 'The part would open to readers who cannot open the text around it.',
    todo: `Write access="${pageAccess}" there, or something stricter; or remove the tags, which add nothing.`,
  }),
  SEALED_UNTRANSLATED: (file: string, access: string, here: number, original: string, lines: number[]) => ({
    what:
      `${file} has ${here} <Sealed access="${access}">, and ${original}, of which it is a translation, has ${lines.length} ` +
      `(line ${lines.join(', ')}).`,
    why: 'The text that is sealed in the original probably stands open in its translation.',
    todo:
      'Put the same tags around the translated text. If it is not translated yet, keep the tags, with a word about that ' +
      'between them.',
  }),
  SEALED_IN_SCRIPT: (at: Place) => ({
    what: `${at}: <Sealed> is used in a script.`,
    why: 'Only Markdown can be taken apart. In a script its children are in the public build, for everybody to read.',
    todo:
      'Write <Sealed> in an .mdx file, without an import; a script can import that file and show it. Or protect the ' +
      "whole page: rules: [{files: 'src/pages/team.tsx', access: 'staff'}].",
  }),
  SEALED_REQUEST: (request: string) => ({
    what: `Something imports ${request}, which is no part of that file.`,
    why: "Requests with '?sealed' are made by this plugin for the parts of a page; any other could carry sealed text out.",
    todo: 'Import the file without a query.',
  }),
}
