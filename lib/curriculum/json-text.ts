/** Where in a text something is: both from 1, as an editor counts. */
export interface TextPlace {
  line: number;
  column: number;
}

export interface JsonFault {
  offset: number;
  /** A clause: `a comma or “}” belongs here`. */
  why: string;
}

type Path = readonly (string | number)[];

/** An object or list that is open: the key or index at which it stands. */
interface Open {
  end: '}' | ']';
  at: string | number;
}

const SPACE = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Walks a JSON text without building anything, and without recursion: a hostile one is as deep as it is long. It is
 * walked only after `JSON.parse` has refused it, or to find the place of a value, because what `JSON.parse` says of a
 * place differs from one Node to the next.
 */
class JsonWalk {
  at = 0;
  readonly #open: Open[] = [];

  constructor(
    private readonly text: string,
    /** Told of each value before it is read; true ends the walk. */
    private readonly meet?: (path: Path, offset: number) => boolean,
  ) {}

  walk(): JsonFault | null {
    let fault = this.#value();
    while (fault === null && this.#open.length > 0) fault = this.#next();
    if (fault !== null) return fault === 'met' ? null : fault;
    this.#skip(SPACE);
    return this.at < this.text.length ? this.#fault('something follows the end of the document') : null;
  }

  #fault(why: string): JsonFault {
    const rest = this.text.slice(this.at, this.at + 2);
    if (rest === '') return { offset: this.at, why: 'it ends in the middle, as if it was cut off' };
    if (rest === '//' || rest === '/*') return { offset: this.at, why: 'JSON has no comments' };
    return { offset: this.at, why };
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return false;
    this.at += found[0].length;
    return true;
  }

  #value(): JsonFault | 'met' | null {
    this.#skip(SPACE);
    if (this.#isMet()) return 'met';
    const first = this.text[this.at];
    if (first === '{' || first === '[') {
      this.#open.push({ end: first === '{' ? '}' : ']', at: first === '{' ? '' : -1 });
      this.at += 1;
      return null;
    }
    if (first === '"') return this.#string();
    return this.#skip(WORD) || this.#skip(NUMBER) ? null : this.#fault('a value belongs here');
  }

  /** The path is made only where somebody asks: it is as long as the text is deep. */
  #isMet(): boolean {
    if (this.meet === undefined) return false;
    const path = this.#open.map(({ at }) => at);
    return this.meet(path, this.at);
  }

  #string(): JsonFault | null {
    this.at += 1;
    for (; this.at < this.text.length; this.at += 1) {
      const code = this.text.charCodeAt(this.at);
      if (code === 0x22) {
        this.at += 1;
        return null;
      }
      if (code < 0x20) return this.#fault('a string holds a bare control character, or is not closed');
      if (code !== 0x5c) continue;
      if (!this.#skip(ESCAPE)) return this.#fault('a backslash in a string escapes nothing');
      this.at -= 1;
    }
    return this.#fault('');
  }

  /** The next entry of the innermost open object or list, or its end. */
  #next(): JsonFault | 'met' | null {
    const open = this.#open.at(-1) as Open;
    const isFirst = open.at === '' || open.at === -1;
    this.#skip(SPACE);
    if (this.text[this.at] === open.end) {
      this.at += 1;
      this.#open.pop();
      return null;
    }
    if (!isFirst) {
      if (this.text[this.at] !== ',') return this.#fault(`a comma or “${open.end}” belongs here`);
      this.at += 1;
      this.#skip(SPACE);
      if (this.text[this.at] === open.end) return this.#fault('a comma stands before the end');
    }
    if (open.end === '}') return this.#key(open) ?? this.#value();
    open.at = Number(open.at) + 1;
    return this.#value();
  }

  #key(open: Open): JsonFault | null {
    const from = this.at;
    if (this.text[from] !== '"') return this.#fault('a key in double quotes belongs here');
    const fault = this.#string();
    if (fault !== null) return fault;
    // Never '' again: that says that nothing was read yet.
    open.at = (JSON.parse(this.text.slice(from, this.at)) as string) || '""';
    this.#skip(SPACE);
    if (this.text[this.at] !== ':') return this.#fault('a colon belongs after the key');
    this.at += 1;
    return null;
  }
}

/** Where and why a text is not JSON; null where it is. */
export const faultIn = (text: string): JsonFault | null => new JsonWalk(text).walk();

/** Where the value at a path begins, or the nearest value around it that is there. The text has to be JSON. */
export function offsetOf(text: string, path: Path): number {
  let [best, nearest] = [0, 0];
  new JsonWalk(text, (here, offset) => {
    const isOnTheWay = here.length > nearest && here.length <= path.length;
    if (!isOnTheWay || here.some((part, at) => String(part) !== String(path[at]))) return false;
    [best, nearest] = [offset, here.length];
    return nearest === path.length;
  }).walk();
  return best;
}

export function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}
