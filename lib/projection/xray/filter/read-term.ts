import {
  causeParts,
  causes,
  groupKeywords,
  type Comparison,
  type Expression,
  type ServiceSelector,
} from './expression.ts';
import { readComparison, readFieldComparison } from './comparison.ts';
import { fieldNamed, misplaced, nearestWord, type Scope } from './keywords.ts';
import type { TokenReader } from './token-reader.ts';
import type { Token } from './tokens.ts';

/** Reads what stands in braces, in a scope of its own. */
type Braced = (scope: Scope) => Expression | null;

/** Reads one test: a field, an annotation, a group, a service, a connection or a cause. */
export function readTerm(reader: TokenReader, scope: Scope, braced: Braced): Expression {
  const word = reader.next;
  if (word.kind !== 'word') return reader.fail(...expectedTest(word));
  reader.take();
  const name = word.text.toLowerCase();
  if (name === 'annotation' || name.startsWith('annotation.')) return readAnnotation(reader, word);
  const opened = scope === 'trace' ? readOpened(reader, word, braced) : null;
  return opened ?? readField(reader, word, scope);
}

const expectedTest = ({ kind, text }: Token): [string, string] => [
  kind === 'end' ? 'Something is missing' : `Expected a test, found ${kind === 'text' ? `"${text}"` : text}`,
  'A test begins with a keyword: fault, http.url, annotation[key], service("name").',
];

/** What only stands outside of braces. */
function readOpened(reader: TokenReader, word: Token, braced: Braced): Expression | null {
  const name = word.text.toLowerCase();
  if (name === 'service') return readService(reader, word, braced);
  if (name === 'edge') return readEdge(reader, word, braced);
  if (name.startsWith('rootcause.')) return readRootCause(reader, word, braced);
  const group = groupKeywords.find((keyword) => keyword === name);
  if (group === undefined) return null;
  const comparison = readComparison(reader) ?? reader.fail(`${group} is compared`, `Write ${group} = "…".`);
  requireText(reader, comparison, word);
  return { kind: 'group', keyword: group, comparison, from: word.from, to: reader.readTo };
}

function requireText(reader: TokenReader, { value }: Comparison, word: Token): void {
  if (typeof value !== 'string') reader.fail(`${word.text} is a text`, 'Put the name into quotation marks.', word);
}

function readField(reader: TokenReader, word: Token, scope: Scope): Expression {
  const keyword = fieldNamed(word.text);
  if (keyword === null) {
    const nearest = nearestWord(word.text);
    const isComplex = /^(service|edge|group\.name|group\.arn)$/i.test(word.text);
    return reader.fail(
      isComplex ? `${word.text} stands inside of braces` : `${word.text} is no keyword`,
      isComplex ? 'It is a test of the trace: put it outside.' : unknownHint(nearest),
      word,
    );
  }
  const objection = misplaced(keyword, scope);
  if (objection !== null) reader.fail(`${keyword} has no meaning here`, objection, word);
  const comparison = readFieldComparison(reader, keyword);
  return { kind: 'field', keyword, comparison, from: word.from, to: reader.readTo };
}

const unknownHint = (nearest: string | undefined): string =>
  nearest === undefined ? 'A field of your own is an annotation: annotation[key].' : `Did you mean ${nearest}?`;

/** `annotation[key]`, or `annotation.key` as it was written before keys could have dots. */
function readAnnotation(reader: TokenReader, word: Token): Expression {
  const key = word.text.includes('.') ? word.text.slice('annotation.'.length) : bracketedKey(reader);
  if (key === '') reader.fail('The annotation has no key', 'Write annotation[key].', word);
  const comparison = readComparison(reader);
  return { kind: 'annotation', key, comparison, from: word.from, to: reader.readTo };
}

function bracketedKey(reader: TokenReader): string {
  reader.expect('[', 'An annotation is written annotation[key].');
  const { kind } = reader.next;
  if (kind !== 'word' && kind !== 'text' && kind !== 'number') reader.fail('Expected a key', 'Write annotation[key].');
  const key = reader.take().text;
  reader.expect(']', 'A key has letters, digits, _ and . only.');
  return key;
}

function readService(reader: TokenReader, word: Token, braced: Braced): Expression {
  reader.expect('(', 'Write service("name"), or service() for any.');
  const service = reader.sees(')') ? { name: null, type: null } : readSelector(reader);
  reader.expect(')', 'service takes one name.');
  const inner = braced('service');
  return { kind: 'service', service, inner, from: word.from, to: reader.readTo };
}

function readEdge(reader: TokenReader, word: Token, braced: Braced): Expression {
  reader.expect('(', 'Write edge("caller", "called").');
  const source = readSelector(reader);
  reader.expect(',', 'edge takes two names: edge("caller", "called").');
  const target = readSelector(reader);
  reader.expect(')', 'edge takes two names.');
  const inner = braced('edge');
  return { kind: 'edge', source, target, inner, from: word.from, to: reader.readTo };
}

function readText(reader: TokenReader): string {
  if (reader.next.kind !== 'text') reader.fail('Expected a text', 'Put it into quotation marks.');
  return reader.take().text;
}

/** `"name"`, or `id(name: "name", type: "type")` with either left out. */
function readSelector(reader: TokenReader): ServiceSelector {
  if (reader.next.kind === 'text') return { name: reader.take().text, type: null };
  if (!reader.accepts('id'))
    reader.fail('Expected a service', 'A name in quotation marks, or id(name: "…", type: "…").');
  reader.expect('(', 'Write id(name: "…", type: "…").');
  const selector: ServiceSelector = { name: null, type: null };
  do {
    const part = (['name', 'type'] as const).find((each) => reader.accepts(each));
    if (part === undefined) return reader.fail('Expected name or type', 'Write id(name: "…", type: "…").');
    reader.expect(':', `Write ${part}: "…".`);
    selector[part] = readText(reader);
  } while (reader.accepts(','));
  reader.expect(')', 'id has a name and a type.');
  return selector;
}

function readRootCause(reader: TokenReader, word: Token, braced: Braced): Expression {
  const [, causeWord, partWord, ...more] = word.text.toLowerCase().split('.');
  const cause = causes.find((each) => each === causeWord);
  const part = causeParts.find((each) => each === partWord);
  if (cause === undefined || part === undefined || more.length > 0) {
    const hint = 'rootcause.fault, .error or .responsetime, and then .service, .entity or .exception.';
    return reader.fail(`${word.text} is no root cause`, hint, word);
  }
  return { kind: 'rootcause', cause, part, inner: braced('rootcause'), from: word.from, to: reader.readTo };
}
