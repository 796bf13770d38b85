import { RegexFault } from '../regex/parse-regex.ts';
import { RegexSearch } from '../regex/search.ts';
import type { Scanner } from './scanner.ts';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/regex-expressions.html: no others are taken. */
const UNSUPPORTED = /[^A-Za-z0-9 :_#=@/;,\-^$?[\]{}|\\*+.]/;

/** How many regular expressions a pattern may have. */
const MOST = 2;

/** Reads the regular expressions of one pattern, and counts them. */
export class PatternRegexes {
  #count = 0;

  /** The expression between percent signs at which the scanner stands. */
  read(scanner: Scanner): RegexSearch {
    const start = scanner.at;
    const { source, from } = scanner.betweenPercents();
    const odd = UNSUPPORTED.exec(source.replaceAll(/\\./g, '..'));
    if (odd) {
      scanner.fail(`'${odd[0]}' is not supported in a regular expression`, ALLOWED, from + odd.index);
    }
    this.#count += 1;
    if (this.#count > MOST) scanner.fail(`a pattern may have ${MOST} regular expressions`, 'Join them with |.', start);
    try {
      return new RegexSearch(source);
    } catch (error) {
      if (!(error instanceof RegexFault)) throw error;
      return scanner.fail(error.message, 'Mend the regular expression between the percent signs.', from + error.at);
    }
  }
}

const ALLOWED =
  'Letters, digits, : _ # = @ / ; , - and the operators ^ $ ? [ ] { } | \\ * + . are; parentheses and other characters are not.';
