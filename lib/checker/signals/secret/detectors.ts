/** A text that stands somewhere in the telemetry, and the key it stands under; empty where it has none. */
export interface Subject {
  key: string;
  text: string;
}

/** Finds one kind of secret. `what` says in words what was found; the value itself is never told. */
export interface Detector {
  what: string;
  finds(subject: Subject): boolean;
}

/** What stands where a secret was taken out, or nothing but asterisks and their like. Each sign can be read in one way. */
const REDACTED = /^\W*(?:(?:redacted|hidden|masked|removed|filtered|scrubbed|x{3,})\W*)?$/i;

/** A detector by a pattern. What every such secret holds is looked for first, which is many times as fast. */
const byText = (what: string, holds: string, pattern: RegExp): Detector => ({
  what,
  finds: ({ text }) => text.includes(holds) && pattern.test(text),
});

/** By a key such as `http.request.header.cookie`, whatever the value is, as long as there is one. */
const byKey =
  (pattern: RegExp) =>
  ({ key, text }: Subject): boolean =>
    pattern.test(key) && !REDACTED.test(text);

const AUTH_KEY = /(?:^|[._-])(?:authorization|proxy[._-]authorization|x[._-]api[._-]key|api[._-]key)$/i;
/** A short word behind it is no credential: “basic authentication” is only spoken of. Capitals inside make no word. */
const AUTH_TEXT =
  /\b(?:[Bb]earer|[Bb]asic|BEARER|BASIC)\s{1,4}(?![A-Za-z][a-z-]{0,15}\.?(?![\w+/=~.-]))[\w+/=.~-]{8,512}/;
const COOKIE_KEY = /(?:^|[._-])(?:set[._-])?cookie$/i;
const COOKIE_TEXT = /(?:^|[\s;,"])(?:session|sessionid|sid|connect\.sid|phpsessid|jsessionid)=[^\s;,"]{8,256}/i;
const JSON_WEB_TOKEN = /\beyJ[\w-]{8,1024}\.[\w-]{8,2048}\.[\w-]{0,1024}/;
const AWS_KEY = /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/;
const PRIVATE_KEY = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/;
const URL_CREDENTIALS = /\b[a-z][a-z0-9+.-]{0,20}:\/\/([^\s/:@"]{0,100}):([^\s/@"]{1,200})@/gi;
const SIGNED_URL =
  /[?&](?:x-amz-signature|x-amz-credential|x-amz-security-token|awsaccesskeyid|signature|sig|x-goog-signature)=([^\s&"]{1,500})/gi;
const CARD_DIGITS = /(?<!\d|\d[.-])\d(?:[ -]?\d){12,18}(?!\d|[.-]\d)/g;
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b/;

/** Numbers as the big card issuers give them: by their first digits and their length. */
const ISSUED = /^(?:4\d{12}(?:\d{3}){0,2}|(?:5[1-5]|2[2-7])\d{14}|3[47]\d{13}|(?:6011|65\d\d|64[4-9]\d)\d{12})$/;

/** The check digit that every card number carries. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]) * (at % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** The fewest digits that a card number has. */
const FEWEST_DIGITS = 13;

function holdsCardNumber(text: string): boolean {
  if (text.length < FEWEST_DIGITS) return false;
  return [...text.matchAll(CARD_DIGITS)].some(([found]) => {
    const digits = found.replaceAll(/\D/g, '');
    return ISSUED.test(digits) && passesLuhn(digits);
  });
}

/** Whether a pattern finds anything whose groups were not all redacted. */
const anyUnredacted = (text: string, pattern: RegExp): boolean =>
  [...text.matchAll(pattern)].some(([, ...groups]) => groups.some((group) => !REDACTED.test(group)));

/**
 * The kinds of secret that a check may look for. Every pattern is bounded, so that a hostile value of 64 KB takes no
 * longer than it should.
 */
export const detectors = {
  'auth-header': {
    what: 'the credentials of an Authorization header',
    finds: (subject) => byKey(AUTH_KEY)(subject) || (subject.text.includes(' ') && AUTH_TEXT.test(subject.text)),
  },
  cookie: {
    what: 'a cookie',
    finds: (subject) => byKey(COOKIE_KEY)(subject) || (subject.text.includes('=') && COOKIE_TEXT.test(subject.text)),
  },
  jwt: byText('a JSON web token', 'eyJ', JSON_WEB_TOKEN),
  'aws-key': byText('an AWS access key', 'A', AWS_KEY),
  'private-key': byText('a private key', 'PRIVATE KEY', PRIVATE_KEY),
  'url-credentials': {
    what: 'a password in a URL',
    finds: ({ text }) => text.includes('@') && anyUnredacted(text, URL_CREDENTIALS),
  },
  'signed-url': {
    what: 'the signature of a signed URL',
    finds: ({ text }) => text.includes('=') && anyUnredacted(text, SIGNED_URL),
  },
  'pan-luhn': { what: 'a card number', finds: ({ text }) => holdsCardNumber(text) },
  email: byText('an e-mail address', '@', EMAIL),
} as const satisfies Record<string, Detector>;

export type DetectorName = keyof typeof detectors;
export const detectorNames = Object.keys(detectors) as [DetectorName, ...DetectorName[]];
