import { printable } from '../otlp/printable.ts';
import { Fault } from './fault.ts';

interface Common {
  required?: true;
}
interface TextRule extends Common {
  kind: 'text';
  min?: number;
  max?: number;
  pattern?: RegExp;
  /** The only values there are. */
  among?: readonly string[];
}
interface IntegerRule extends Common {
  kind: 'integer';
  min?: number;
  max?: number;
  among?: readonly number[];
}
interface FlagRule extends Common {
  kind: 'flag';
}
interface TextsRule extends Common {
  kind: 'texts';
  min?: number;
  max?: number;
}
interface TagsRule extends Common {
  kind: 'tags';
  min?: number;
  max?: number;
}
type Rule = TextRule | IntegerRule | FlagRule | TextsRule | TagsRule;

/** What the members of an operation's input may be, as the service model says it. */
export type Shape = Record<string, Rule>;

interface Kinds {
  text: string;
  integer: number;
  flag: boolean;
  texts: string[];
  tags: Record<string, string>;
}
type ValueOf<R extends Rule> = Kinds[R['kind']];

/** An input whose members hold what their rules demand. */
export type Input<S extends Shape> = {
  [K in keyof S]: S[K] extends { required: true } ? ValueOf<S[K]> : ValueOf<S[K]> | undefined;
};

/**
 * Reads an operation's input. A member of another type is a SerializationException, since the service cannot even read
 * it; one that breaks a constraint an InvalidParameterException, and all of these are told together. Members that the
 * shape does not name are ignored, as the protocol has it.
 */
export function readInput<const S extends Shape>(body: Record<string, unknown>, shape: S): Input<S> | Fault {
  const complaints: string[] = [];
  const input: Record<string, unknown> = {};
  for (const [name, rule] of Object.entries(shape)) {
    const value = Object.hasOwn(body, name) ? (body[name] ?? undefined) : undefined;
    if (value !== undefined && !kindTests[rule.kind](value)) return wrongKind(name, rule.kind, value);
    const complaint = complaintOf(value, rule);
    if (complaint !== null)
      complaints.push(`Value ${shown(value)} at '${name}' failed to satisfy constraint: ${complaint}`);
    input[name] = value;
  }
  return complaints.length === 0 ? (input as Input<S>) : invalid(complaints);
}

const invalid = (complaints: readonly string[]): Fault =>
  new Fault(
    'InvalidParameterException',
    `${complaints.length} validation error${complaints.length === 1 ? '' : 's'} detected: ${complaints.join('; ')}`,
    'Compare the parameter with the reference of the operation; the constraint it broke is named.',
  );

const isText = (value: unknown): value is string => typeof value === 'string';

const kindTests: Record<Rule['kind'], (value: unknown) => boolean> = {
  text: isText,
  integer: Number.isFinite,
  flag: (value) => typeof value === 'boolean',
  texts: (value) => Array.isArray(value) && value.every(isText),
  tags: (value) => typeof value === 'object' && !Array.isArray(value) && Object.values(value ?? {}).every(isText),
};

const kindNames: Record<Rule['kind'], string> = {
  text: 'a String',
  integer: 'an Integer',
  flag: 'a Boolean',
  texts: 'a list of Strings',
  tags: 'a map of Strings',
};

const wrongKind = (name: string, kind: Rule['kind'], value: unknown): Fault =>
  new Fault(
    'SerializationException',
    `${jsonKind(value)} can not be converted to ${kindNames[kind]} at '${name}'`,
    `Send ${name} as ${kindNames[kind].toLowerCase()}; an AWS SDK does so by itself.`,
  );

function jsonKind(value: unknown): string {
  if (Array.isArray(value)) return 'START_ARRAY';
  return (
    { string: 'STRING_VALUE', number: 'NUMBER_VALUE', boolean: 'BOOLEAN_VALUE' }[typeof value as string] ??
    'START_OBJECT'
  );
}

const shown = (value: unknown): string =>
  value === undefined ? 'null' : `'${printable(isText(value) ? value : JSON.stringify(value), 100)}'`;

function complaintOf(value: unknown, rule: Rule): string | null {
  if (value === undefined) return rule.required ? 'Member must not be null' : null;
  if (rule.kind === 'flag') return null;
  if (rule.kind === 'integer') return sizeComplaint(value as number, 'value', rule) ?? setComplaint(value, rule.among);
  const complaint = sizeComplaint(lengthOf(value as Kinds['text' | 'texts' | 'tags']), 'length', rule);
  if (complaint !== null || rule.kind !== 'text') return complaint;
  if (rule.pattern?.test(value as string) === false) {
    return `Member must satisfy regular expression pattern: ${rule.pattern.source.replace(/^\^|\$$/g, '')}`;
  }
  return setComplaint(value, rule.among);
}

const lengthOf = (value: string | object): number =>
  typeof value === 'string' || Array.isArray(value) ? value.length : Object.keys(value).length;

function sizeComplaint(size: number, noun: string, { min, max }: { min?: number; max?: number }): string | null {
  if (min !== undefined && size < min) return `Member must have ${noun} greater than or equal to ${min}`;
  if (max !== undefined && size > max) return `Member must have ${noun} less than or equal to ${max}`;
  return null;
}

const setComplaint = (value: unknown, among: readonly unknown[] | undefined): string | null =>
  among === undefined || among.includes(value) ? null : `Member must satisfy enum value set: [${among.join(', ')}]`;
