/** One token of JSON at the place where the last one ended, by RFC 8259. */
const token =
  /\s*(?:([{}[\]:,])|("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?!\w))/uy;

type Kind = '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'literal';

/** What may come next. `first key` and `first value` also take the closing bracket, right after the opening one. */
type State = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'more members' | 'more items' | 'end';

/** Where a token leads: to a state, or in or out of an object or a list. `done`: a value is complete. */
type Lead = State | 'in' | 'out' | 'done';

const anyValue: Partial<Record<Kind, Lead>> = { '{': 'in', '[': 'in', string: 'done', literal: 'done' };

const leads: Record<State, Partial<Record<Kind, Lead>>> = {
  value: anyValue,
  'first value': { ...anyValue, ']': 'out' },
  key: { string: 'colon' },
  'first key': { string: 'colon', '}': 'out' },
  colon: { ':': 'value' },
  'more members': { ',': 'key', '}': 'out' },
  'more items': { ',': 'value', ']': 'out' },
  end: {},
};

/**
 * Where a text stops being JSON: the index of the first thing that does not belong, or the text's length where it ends
 * too early; null where it is JSON. Browsers disagree on whether to say this at all.
 */
export function jsonMistake(text: string): number | null {
  const open: Kind[] = [];
  let state: State = 'value';
  token.lastIndex = 0;
  for (;;) {
    const from = token.lastIndex;
    const match = token.exec(text);
    if (match === null) return state === 'end' && text.slice(from).trim() === '' ? null : startOf(text, from);
    const kind = kindOf(match);
    const lead = leads[state][kind];
    if (lead === undefined) return startOf(text, from);
    state = follow(lead, kind, open);
  }
}

const startOf = (text: string, from: number): number => from + text.slice(from).search(/\S|$/);

const kindOf = ([, mark, string]: RegExpExecArray): Kind =>
  string === undefined ? ((mark ?? 'literal') as Kind) : 'string';

function follow(lead: Lead, kind: Kind, open: Kind[]): State {
  if (lead === 'in') {
    open.push(kind);
    return kind === '{' ? 'first key' : 'first value';
  }
  if (lead === 'out') open.pop();
  return lead === 'out' || lead === 'done' ? afterValue(open.at(-1)) : lead;
}

function afterValue(within: Kind | undefined): State {
  if (within === undefined) return 'end';
  return within === '{' ? 'more members' : 'more items';
}
