/**
 * What a string in `x-honeycomb-team` looks like. The forms are those of docs.honeycomb.io/api/authentication and of
 * husky's `IsClassicApiKey`.
 */
export type KeyKind =
  | 'ingest'
  | 'classic-ingest'
  | 'configuration'
  | 'classic'
  | 'management'
  /** Spanwalk's own: a student's, which opens pages, and the instructor's token. */
  | 'page'
  | 'instructor'
  | 'unrecognised';

/** An ingest key within other text. */
export const INGEST_KEY = /(?<![0-9a-z])hc[a-z]ik_[0-9a-z]{58}(?![0-9a-z])/;

const INGEST_LENGTH = 64;

const forms: readonly (readonly [KeyKind, RegExp])[] = [
  ['ingest', /^hc[a-z]ik_[0-9a-z]{58}$/],
  ['classic-ingest', /^hc[a-z]ic_[0-9a-z]{58}$/],
  ['classic', /^[0-9a-f]{32}$/],
  ['configuration', /^[A-Za-z0-9]{22}$/],
  ['management', /^hc[a-z]mk_/],
  ['page', /^swpage_/],
  ['instructor', /^swteach_/],
];

export const kindOfKey = (key: string): KeyKind => forms.find(([, form]) => form.test(key))?.[0] ?? 'unrecognised';

/** What a refused key's owner may try next, judged by the form of what was sent. */
export function adviceOn(key: string): string {
  switch (kindOfKey(key)) {
    case 'management':
      return 'That is a management key; telemetry wants an ingest key.';
    case 'page':
      return 'That is a page key: it opens the classroom’s pages and belongs in no service. Copy an ingest key, which starts with hcsik_, from the connect page.';
    case 'instructor':
      return 'That is the instructor’s token: it opens every workspace and belongs in no service. Copy an ingest key, which starts with hcsik_, from the connect page, and renew the token.';
    case 'classic':
    case 'classic-ingest':
      return 'That is a key of Honeycomb Classic. Copy an ingest key from the connect page.';
    case 'ingest':
    case 'configuration':
      return 'The form is right, but nobody made this key here. Copy one from the connect page.';
    default:
      return unrecognised(key);
  }
}

function unrecognised(key: string): string {
  const hasHead = /^hc[a-z]ik_/.test(key);
  if (hasHead && key.length !== INGEST_LENGTH) {
    const slip = key.length < INGEST_LENGTH ? 'a part of it was lost in copying' : 'something was copied along';
    return `It has ${key.length} characters where an ingest key has ${INGEST_LENGTH}: ${slip}. Copy it again from the connect page.`;
  }
  return `An ingest key has ${INGEST_LENGTH} characters and starts with hcsik_ here. Copy one from the connect page.`;
}
