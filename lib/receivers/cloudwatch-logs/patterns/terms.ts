import { holdsText } from '../regex/holds-text.ts';
import type { Work } from '../regex/work.ts';
import { PatternRegexes } from './pattern-regex.ts';
import type { Pattern } from './pattern.ts';
import type { Scanner } from './scanner.ts';

type TermTest = (message: string, work: Work) => boolean;

interface Terms {
  wanted: TermTest[];
  unwanted: TermTest[];
  /** Of those with a question mark one is enough. */
  optional: TermTest[];
}

const BARE = /[^\s"]+/y;
const WORD = /^[\p{L}\p{N}_]+$/u;

/**
 * Terms of text that is not structured: all of `A B`, any of `?A ?B`, none of `-A`, in any order and inside longer
 * words. Beside other terms, those with a question mark have no say, as the service has it.
 */
export function readTerms(scanner: Scanner): Pattern {
  const terms: Terms = { wanted: [], unwanted: [], optional: [] };
  const regexes = new PatternRegexes();
  for (scanner.skipSpace(); !scanner.isAtEnd; scanner.skipSpace()) {
    const kind = scanner.takes('-') ? 'unwanted' : scanner.takes('?') ? 'optional' : 'wanted';
    terms[kind].push(readTerm(scanner, regexes));
  }
  return { form: 'terms', matches: (message, work) => meets(terms, message, work), extract: () => ({}) };
}

function readTerm(scanner: Scanner, regexes: PatternRegexes): TermTest {
  const start = scanner.at;
  if (scanner.peek() === '%') {
    const search = regexes.read(scanner);
    return (message, work) => search.isIn(message, work);
  }
  if (scanner.peek() === '"') return contains(scanner.quoted());
  const term = scanner.takeMatch(BARE);
  if (term === '') scanner.fail('a term is missing', 'Write it behind the - or ? without a blank.', start);
  if (!WORD.test(term)) scanner.fail(`invalid character(s) in term '${term.slice(0, 60)}'`, QUOTE, start);
  return contains(term);
}

const QUOTE = 'A term with other characters than letters, digits and _ stands in double quotes: "GET /api".';

const contains =
  (term: string): TermTest =>
  (message, work) =>
    holdsText(message, term, work);

function meets({ wanted, unwanted, optional }: Terms, message: string, work: Work): boolean {
  const has = (term: TermTest): boolean => term(message, work);
  if (wanted.length === 0 && unwanted.length === 0) return optional.some(has);
  return wanted.every(has) && !unwanted.some(has);
}
