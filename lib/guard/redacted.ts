/**
 * What stands where a secret was taken out, or nothing but asterisks and their like: `[REDACTED]`, `***`,
 * `<email:hidden>`, `(hidden: 12 characters)`. Each sign can be read in one way.
 */
const REDACTED =
  /^\W*(?:(?:\w{1,20}:)?(?:redacted|hidden|masked|removed|filtered|scrubbed|omitted|x{3,})(?:: ?[\w-]{1,30}(?: characters?)?)?\W*)?$/i;

/** The same, as it stands in an address: `%5BREDACTED%5D`. */
const inAddress = (text: string): string => text.replaceAll(/%(?:5b|5d|3c|3e|2a|28|29)/gi, '*');

/** Whether a value was taken out of the telemetry, or never stood there. */
export const isRedacted = (text: string): boolean => {
  // What was taken out is short. A text of nothing but signs may be long.
  if (text.length > 200) return !/\w/.test(text);
  return REDACTED.test(text.includes('%') ? inAddress(text) : text);
};

/** What stands for a value that is put in later: `?`, `$1`, `%s`, `:name`, `${name}`, `{{name}}`, `<name>`. */
const PLACEHOLDER = /^(?:\?|\$\d{1,3}|%\w|:[a-z]\w{0,40}|[$#]?\{{1,2}[^{}]{0,60}\}{0,2}|<[^<>]{0,60}>?|\[object\b.*)$/i;

/** A variable of a shell, or what a command gives: `$DB_PASSWORD`, `$(cat …)`. */
const SHELL = /^\$(?:[A-Z][A-Z0-9]{0,40}(?:_[A-Z0-9]{1,40})+$|\()/;

/** Code that fetches a value, or names its type: `process.env.KEY`, `os.environ[`, `config.get(`, `Optional[str`. */
const CODE =
  /^(?:(?:process\.env|os\.environ|env|config|settings|self|this)[.[]|[\w.]{1,60}\($|(?:Optional|Union|Option)[[<])/;

/** Words that stand where a value would, in prose and in code, and are none. */
const NO_VALUE =
  /^(?:null|none|nil|undefined|true|false|empty|required|optional|invalid|missing|wrong|incorrect|changed|reset|expired|unset|set|yes|no|string|number|unknown|oauth2?|n\/a)[.!]?$/i;

/** Whether something stands for a value that is not there: it was taken out, or is put in later. */
export const isStandIn = (text: string): boolean => isRedacted(text) || PLACEHOLDER.test(text) || SHELL.test(text);

/** Whether a word that stands where a value would is one. */
export const isValue = (text: string): boolean => !isStandIn(text) && !CODE.test(text) && !NO_VALUE.test(text);
