/**
 * What a string in `x-honeycomb-team` looks like. The forms are those of docs.honeycomb.io/api/authentication and of
 * husky's `IsClassicApiKey`.
 */
export type KeyKind = 'ingest' | 'classic-ingest' | 'configuration' | 'classic' | 'management' | 'unrecognised';

const forms: readonly (readonly [KeyKind, RegExp])[] = [
  ['ingest', /^hc[a-z]ik_[0-9a-z]{58}$/],
  ['classic-ingest', /^hc[a-z]ic_[0-9a-z]{58}$/],
  ['classic', /^[0-9a-f]{32}$/],
  ['configuration', /^[A-Za-z0-9]{22}$/],
  ['management', /^hc[a-z]mk_/],
];

export const kindOfKey = (key: string): KeyKind => forms.find(([, form]) => form.test(key))?.[0] ?? 'unrecognised';

/** What a refused key's owner may try next, judged by the form of what was sent. */
export function adviceOn(key: string): string {
  if (key.trim() !== key || /^["'].*["']$/.test(key)) return 'The key has blanks or quotes around it; send it bare.';
  if (/[$<>{}]/.test(key)) return 'That is a placeholder: the variable was never replaced by its value.';
  switch (kindOfKey(key)) {
    case 'management':
      return 'That is a management key; telemetry wants an ingest key.';
    case 'classic':
    case 'classic-ingest':
      return 'That is a key of Honeycomb Classic. Copy an ingest key from the connect page.';
    case 'ingest':
    case 'configuration':
      return 'The form is right, but nobody made this key here. Copy one from the connect page.';
    default:
      return 'An ingest key has 64 characters and starts with hcsik_ here. Copy one from the connect page.';
  }
}
