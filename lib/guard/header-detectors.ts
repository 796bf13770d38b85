import { isRedacted, isValue } from './redacted.ts';
import { rangesOf, wholly, type Detector, type Subject } from './subject.ts';

const AUTH_KEY = /(?:^|[._-])(?:authorization|proxy[._-]authorization|x[._-]api[._-]key|api[._-]key)$/i;
/** A short word behind it is no credential: “basic authentication” is only spoken of. Capitals inside make no word. */
const AUTH_TEXT =
  /\b(?:[Bb]earer|[Bb]asic|BEARER|BASIC)\s{1,4}(?![A-Za-z][a-z-]{0,15}\.?(?![\w+/=~.-]))([\w+/=.~-]{8,512})/dg;
/** Words, and short numbers between them: `subscription-tier`, `QuickStart/Tutorial.html`, `HTTP/1.1`. */
const WORD = /^(?:[A-Za-z]?[a-z]{0,15}(?:[A-Z][a-z]{1,15}){0,2}|[A-Z]{2,8}|\d{1,3})$/;
const isSpoken = (found: string): boolean => found.split(/[./=-]/).every((part) => WORD.test(part));

/** What a header’s value begins with, https://www.rfc-editor.org/rfc/rfc9110#section-11.4. */
const SCHEME = /^\s{0,4}(?:bearer|basic|digest|token|apikey|negotiate)\s{1,4}/i;

const COOKIE_KEY = /(?:^|[._-])(?:set[._-])?cookie$/i;
const COOKIE_TEXT = /(?:^|[\s;,"])(?:session|sessionid|sid|connect\.sid|phpsessid|jsessionid)=([^\s;,"]{8,256})/dgi;
/** More pairs than that no browser sends; what has more is taken for what it says it is. */
const MOST_PAIRS = 200;

/** By a key such as `http.request.header.authorization`, whatever the value is, as long as there is one. */
const isCredential = ({ key, text }: Subject): boolean => AUTH_KEY.test(key) && !isRedacted(text.replace(SCHEME, ''));

/** A cookie of which every value was taken out is none any more. */
function holdsCookie({ key, text }: Subject): boolean {
  if (!COOKIE_KEY.test(key) || isRedacted(text)) return false;
  const pairs = text.split(';', MOST_PAIRS);
  return !pairs.every((pair) => pair.includes('=') && isRedacted(pair.slice(pair.indexOf('=') + 1)));
}

/** What travels in the headers of a request, found by the header's name or by its looks. */
export const headerDetectors = {
  'auth-header': {
    what: 'the credentials of an Authorization header',
    kind: 'credential',
    find: (subject) => {
      if (isCredential(subject)) return wholly(subject);
      return subject.text.includes(' ')
        ? rangesOf(subject.text, AUTH_TEXT, (found) => !isRedacted(found) && !isSpoken(found))
        : [];
    },
  },
  cookie: {
    what: 'a cookie',
    kind: 'credential',
    find: (subject) => {
      if (holdsCookie(subject)) return wholly(subject);
      return subject.text.includes('=') ? rangesOf(subject.text, COOKIE_TEXT, isValue) : [];
    },
  },
} as const satisfies Record<string, Detector>;
