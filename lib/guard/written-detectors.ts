import { isRedacted, isValue } from './redacted.ts';
import { rangesOf, wholly, type Detector, type Range, type Subject } from './subject.ts';

const NAMES =
  'pass(?:word|wd|phrase)|pwd|client[ ._-]?secret|secret[ ._-]?(?:access[ ._-]?)?key|api[ ._-]?key|(?:access|auth|refresh|id)[ ._-]?token|private[ ._-]?key';

/** A key that names what only its owner knows. */
const SECRET_KEY = new RegExp(`(?:^|[._-])(?:${NAMES})$`, 'i');
/** `password=…`, `"apiKey": "…"`. */
const ASSIGNED = new RegExp(
  String.raw`(?:${NAMES})["']?\s{0,3}[:=]>?\s{0,3}(?:"([^"\s]{3,200})"|'([^'\s]{3,200})'|([^\s"'&;,)}\]]{4,200}))`,
  'dgi',
);
/** `?token=…`, as a query string says it, which may stand by itself. */
const IN_QUERY = /(?:^|[?&\s])(?:token|secret|auth|pass|pw)=([^\s&"']{6,500})/dgi;
/** `token=next_page` says which, and not what. */
const SNAKE = /^[a-z]{1,20}(?:_[a-z]{1,20}){1,3}$/;
/** `password "…"`, and `password hunter2` where the word is none of the language. */
const SPOKEN =
  /\bpass(?:word|phrase)\s{1,3}(?:(?:is|was|of)\s{1,3})?(?:["'“‘]([^"'”’\s]{4,100})["'”’]|(?=[^\s"',;.)]{0,99}\d)(?=[^\s"',;.)]{0,99}[A-Za-z])([^\s"',;.)]{6,100}))/dgi;

/** Prose has a space behind its colon, and then a word. */
const isProse = (text: string, { from, to }: Range): boolean =>
  /:\s{1,3}$/.test(text.slice(Math.max(0, from - 4), from)) && /^[a-z]+[.!]?$/i.test(text.slice(from, to));

function passwords({ key, text }: Subject): Range[] {
  if (SECRET_KEY.test(key)) return text.length > 2 && isValue(text) ? wholly({ key, text }) : [];
  const assigned = /[:=]/.test(text) ? rangesOf(text, ASSIGNED, isValue) : [];
  return [
    // The working directory of a process is called so too.
    ...assigned.filter((range) => !isProse(text, range) && text[range.from] !== '/'),
    ...(text.includes('=') ? rangesOf(text, IN_QUERY, (found) => isValue(found) && !SNAKE.test(found)) : []),
    ...(/pass/i.test(text) ? rangesOf(text, SPOKEN, isValue) : []),
  ].toSorted((a, b) => a.from - b.from);
}

const STATEMENT_KEY = /(?:^|\.)(?:db\.query\.text|db\.statement|sql\.query|sanitized_query|sql\.sanitized_query)$/i;
const PARAMETER_KEY = /(?:^|\.)db\.(?:query|operation)\.parameter\.[^.]{1,100}$/i;
const STATEMENT = /\b(?:select|insert|update|delete|merge|replace)\b/i;
const LITERAL = /'((?:[^'\\]|''|\\.){1,500})'/dg;
const COMPARED = /(?:[=<>]|\blike|\bin\s{0,3}\(|\bvalues\s{0,3}\()\s{0,3}$/i;
const LONG_NUMBER = /=\s{0,3}(\d{6,20})\b/dg;
/** A word of a program, like a status, or a flag: nobody typed it. */
const isWord = (text: string): boolean => /^(?:[a-z][a-z_]{0,30}|[A-Z][A-Z_]{0,30}|\w)$/.test(text);

/** Where values were written into a statement, instead of placeholders. */
function sqlValues({ key, text }: Subject): Range[] {
  if (PARAMETER_KEY.test(key)) return isRedacted(text) ? [] : wholly({ key, text });
  if (!STATEMENT_KEY.test(key) || !STATEMENT.test(text)) return [];
  const listed = text.search(/\bvalues\s{0,3}\(/i);
  const literals = rangesOf(text, LITERAL, (found) => isValue(found) && !isWord(found));
  const given = literals.filter(
    ({ from }) => (listed !== -1 && from > listed) || COMPARED.test(text.slice(Math.max(0, from - 20), from - 1)),
  );
  return [...given, ...rangesOf(text, LONG_NUMBER)].toSorted((a, b) => a.from - b.from);
}

/** What somebody wrote out: a password in a message, a value in a statement. */
export const writtenDetectors = {
  password: { what: 'a password or key beside its name', kind: 'credential', find: passwords },
  'sql-values': {
    what: 'values written into an SQL statement',
    kind: 'value',
    find: sqlValues,
  },
} as const satisfies Record<string, Detector>;
