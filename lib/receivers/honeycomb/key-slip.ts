/** What is wrong with how a key was written, whatever key it is, and what is left without it. */
export interface KeySlip {
  hint: string;
  /** The key that was probably meant. */
  bare: string;
}

type Undo = readonly [slip: RegExp, hint: string, bare: (key: string) => string];

const quotes = /["'“”‘’]/g;

/** How a key is miswritten, each as it is seen in real set-ups. The first that fits is told. */
const slips: readonly Undo[] = [
  [
    /^\s*["'“”]?\s*x-honeycomb-team\s*[=:]/i,
    'The value repeats the header’s name. In OTEL_EXPORTER_OTLP_HEADERS it stands once: x-honeycomb-team=<your key>.',
    (key) => key.replace(/^[^=:]*[=:]/, '').replaceAll(quotes, ''),
  ],
  [
    /^\s*(bearer|basic|token)\s/i,
    'No “Bearer” belongs before this key; send the key alone.',
    (key) => key.replace(/^\s*\w+\s+/, ''),
  ],
  [
    /%[0-9a-f]{2}/i,
    'It is URL-encoded, and was not decoded on the way. A key needs no encoding; write it as it is.',
    (key) => decoded(key).replaceAll(quotes, ''),
  ],
  [/^\s|\s$|["'“”‘’]/, 'There are blanks or quotes around it; send it bare.', (key) => key.replaceAll(quotes, '')],
  [
    /[$<>{}]|^(your|my)[-_ ]|_key$/i,
    'That is a placeholder: the variable was never replaced by its value. Export it in the shell that starts the service.',
    (key) => key,
  ],
  [
    /[,;=]/,
    'More than the key stands in the header. Several headers are separated by commas: x-honeycomb-team=<your key>,other=value.',
    (key) => key.split(/[,;=]/, 1)[0] ?? '',
  ],
];

function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

/** What is wrong with the writing of a key, or null where it may be a key as it stands. */
export function slipOf(key: string): KeySlip | null {
  // A header may have kilobytes; what is wrong with a key is to be seen at its start.
  const sent = key.slice(0, 300);
  const found = slips.find(([form]) => form.test(sent));
  return found ? { hint: found[1], bare: found[2](sent).trim() } : null;
}
