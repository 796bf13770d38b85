import { isRedacted, isStandIn } from './redacted.ts';
import { rangesOf, type Detector, type Range } from './subject.ts';

const URL_CREDENTIALS = /\b[a-z][a-z0-9+.-]{0,20}:\/\/([^\s/:@"]{0,100}):([^\s/@"]{1,200})@/dgi;
/** A vendor’s own names are enough; `sig=9` may be a signal. */
const SIGNED_URL =
  /(?:^|[?&\s])(?:(?:x-amz-signature|x-amz-credential|x-amz-security-token|awsaccesskeyid|x-goog-signature|x-goog-credential)=([^\s&"]{1,500})|(?:signature|sig)=([^\s&"]{16,500}))/dgi;

/** `%40` is how the sign travels in an address. */
const EMAIL = /(?<![\w.+%-])[\w.+-]{1,64}(?:@|%40)([\w-]{1,63}(?:\.[\w-]{1,63}){1,4})\b(?![:/]\w)/gi;
/** Last parts of file names and versions, which no top-level domain has: `logo@2x.png`, `pkg@1.2.3`. */
const NO_DOMAIN =
  /\.(?:png|jpe?g|gif|svg|webp|avif|ico|css|[cm]?js|jsx|tsx?|map|json|html?|rb|jar|lock|go|txt|ya?ml|toml|xml|t?gz|log|java|cpp|vue|\w|\w*\d\w*)$|^\d+\.\d+/i;
/** How far back the beginning of an address is looked for. */
const AUTHORITY = 300;

/** `user:password@host` of an address is no e-mail address: another detector knows it. */
const isInAuthority = (text: string, at: number): boolean =>
  /:\/\/[^\s/@]*$/.test(text.slice(Math.max(0, at - AUTHORITY), at));

function emails(text: string): Range[] {
  const found: Range[] = [];
  for (const match of text.matchAll(EMAIL)) {
    const [whole, domain = ''] = match;
    const local = whole.slice(0, whole.length - domain.length).replace(/(?:@|%40)$/, '');
    if (NO_DOMAIN.test(domain) || isRedacted(local) || isInAuthority(text, match.index)) continue;
    found.push({ from: match.index, to: match.index + whole.length });
  }
  return found;
}

/** What stands in addresses: of the web, and of people. */
export const addressDetectors = {
  'url-credentials': {
    what: 'a password in a URL',
    kind: 'credential',
    find: ({ text }) => (text.includes('@') ? rangesOf(text, URL_CREDENTIALS, (found) => !isStandIn(found)) : []),
  },
  'signed-url': {
    what: 'the signature of a signed URL',
    kind: 'credential',
    find: ({ text }) => (text.includes('=') ? rangesOf(text, SIGNED_URL, (found) => !isStandIn(found)) : []),
  },
  email: {
    what: 'an e-mail address',
    kind: 'personal',
    find: ({ text }) => (text.includes('@') || text.includes('%40') ? emails(text) : []),
  },
} as const satisfies Record<string, Detector>;
