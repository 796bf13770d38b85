import { captures, readPattern } from '../../../../query/expression/pattern/read-pattern.ts';
import type { FunctionName } from '../../../../query/expression/functions.ts';
import type { Parameters } from '../parameters.ts';
import { bucketSql, type Step } from './bucket-sql.ts';
import { asAny, asBoolean, asNumber, asString, equals, finite, isTruthy, term, toNumber, toText, unify, type Term } from './term.ts'; // prettier-ignore
import { formatTimeSql, readTimeSql } from './time-sql.ts';

/** A call whose arguments are written already. `texts` has those that stand in the expression as text. */
export interface CallSql {
  args: readonly Term[];
  texts: readonly (string | undefined)[];
  parameters: Parameters;
  step: Step;
}

const NOTHING = term('any', '(NULL::VARCHAR)');
const argument = ({ args }: CallSql, index: number): Term => args[index] ?? NOTHING;

const truth = (sql: string): Term => term('boolean', sql);

const compared = (operator: string) => (call: CallSql): Term => {
  const [left, right] = [argument(call, 0), argument(call, 1)];
  const [numbers, texts] = [asNumber, asString].map((as) => `(${as(left)}) ${operator} (${as(right)})`);
  return truth(`coalesce(${numbers}, ${texts}, false)`);
}; // prettier-ignore

const joined = (operator: string) => ({ args }: CallSql): Term =>
  finite(`(${args.map(toNumber).join(` ${operator} `)})`); // prettier-ignore

const divided = (write: (left: string, right: string) => string) => ({ args: [left = NOTHING, right = NOTHING] }: CallSql): Term => {
  const quotient = write(toNumber(left), `nullif(${toNumber(right)}, 0)`);
  return finite(`(${quotient})`);
}; // prettier-ignore

/** DuckDB's own remainder has the sign of the second number. */
function remainder(call: CallSql): Term {
  const sides = [argument(call, 0), argument(call, 1)].map((side) => term('number', toNumber(side)));
  const [left, right] = call.step(sides).map(({ sql }) => sql);
  const by = `abs(nullif(${right}, 0))`;
  return finite(`(CASE WHEN ${left} < 0 THEN -fmod(-${left}, ${by}) ELSE fmod(${left}, ${by}) END)`);
}

const chosen = (name: string) => ({ args }: CallSql): Term => {
  const { type, sqls } = unify(args);
  if (type !== 'any') return term(type, `${name}(${sqls.join(', ')})`);
  const kinds = args.map(({ sql, type: own }) => own === 'any' ? `CASE WHEN ${sql}[1] = '"' THEN 's' WHEN ${sql} IN ('true', 'false') THEN 'b' WHEN ${sql} IS NOT NULL THEN 'n' END` : `CASE WHEN ${sql} IS NOT NULL THEN '${own[0] ?? ''}' END`);
  const among = (as: (one: Term) => string, of: Term['type']): string => asAny(term(of, `${name}(${args.map(as).join(', ')})`));
  return term('any', `CASE coalesce(${kinds.join(', ')}) WHEN 'n' THEN ${among(asNumber, 'number')} WHEN 's' THEN ${among(asString, 'string')} WHEN 'b' THEN ${among(asBoolean, 'boolean')} END`);
}; // prettier-ignore

const oneOfText = (name: string) => (call: CallSql): Term =>
  truth(`coalesce(${name}(${asString(argument(call, 0))}, ${asString(argument(call, 1))}), false)`); // prettier-ignore

/** Conditions with their results, and what else it is. */
function cased(conditions: readonly string[], results: readonly Term[]): Term {
  const { type, sqls } = unify(results);
  const cases = conditions.map((condition, index) => `WHEN ${condition} THEN ${sqls[index] ?? 'NULL'}`);
  return term(type, `CASE ${cases.join(' ')} ELSE ${sqls[conditions.length] ?? 'NULL'} END`);
}

function conditional({ args }: CallSql): Term {
  const pairs = Math.floor(args.length / 2);
  const conditions = args.filter((_, index) => index % 2 === 0).slice(0, pairs);
  const results = args.filter((_, index) => index % 2 === 1 || index === 2 * pairs);
  return cased(conditions.map(isTruthy), results);
}

function switched({ args: [value = NOTHING, ...cases] }: CallSql): Term {
  const pairs = Math.floor(cases.length / 2);
  const labels = cases.filter((_, index) => index % 2 === 0).slice(0, pairs);
  const results = cases.filter((_, index) => index % 2 === 1 || index === 2 * pairs);
  return cased(labels.map((label) => `(${equals(value, label)})`), results);
} // prettier-ignore

function coalesced({ args }: CallSql): Term {
  const { type, sqls } = unify(args);
  return term(type, `coalesce(${[...sqls, 'NULL'].join(', ')})`);
}

function length(call: CallSql): Term {
  const text = asString(argument(call, 0));
  return term('number', `${call.texts[1] === 'bytes' ? 'strlen' : 'length'}(${text})::DOUBLE`);
}

const pattern = ({ texts, parameters }: CallSql): string => parameters.bind(texts[1] ?? '');

function firstMatch(call: CallSql): Term {
  const text = asString(argument(call, 0));
  const bound = pattern(call);
  const group = captures(readPattern(call.texts[1] ?? '', 0)) ? 1 : 0;
  return term('string', `CASE WHEN regexp_matches(${text}, ${bound}) THEN regexp_extract(${text}, ${bound}, ${group}) END`);
} // prettier-ignore

/**
 * Each match is replaced by itself and one letter more. Taking all matches out would be simpler, but that forgets what
 * stood before a match, on which `^` and `\\b` depend.
 */
function countMatches(call: CallSql): Term {
  const text = asString(argument(call, 0));
  const longer = `regexp_replace(${text}, ${pattern(call)}, '\\0.', 'g')`;
  return term('number', `coalesce(length(${longer}) - length(${text}), 0)::DOUBLE`);
}

/** The SQL twins of what each function means. */
export const functionSql: Record<FunctionName, (call: CallSql) => Term> = {
  IF: conditional,
  SWITCH: switched,
  COALESCE: coalesced,
  LT: compared('<'),
  LTE: compared('<='),
  GT: compared('>'),
  GTE: compared('>='),
  EQUALS: (call) => truth(equals(argument(call, 0), argument(call, 1))),
  IN: ({ args: [value = NOTHING, ...others] }) => truth(`(${others.map((other) => `(${equals(value, other)})`).join(' OR ')})`),
  EXISTS: (call) => truth(`${argument(call, 0).sql} IS NOT NULL`),
  NOT: (call) => truth(`NOT ${isTruthy(argument(call, 0))}`),
  AND: ({ args }) => truth(args.map(isTruthy).join(' AND ')),
  OR: ({ args }) => truth(args.map(isTruthy).join(' OR ')),
  MIN: chosen('least'),
  MAX: chosen('greatest'),
  SUM: joined('+'),
  SUB: joined('-'),
  MUL: joined('*'),
  DIV: divided((left, right) => `${left} / ${right}`),
  MOD: remainder,
  LOG10: (call) => {
    const value = toNumber(argument(call, 0));
    return finite(`(CASE WHEN ${value} > 0 THEN log10(${value}) END)`);
  },
  BUCKET: ({ args: [value = NOTHING, size = NOTHING, ...edges], step }) => bucketSql(value, size, edges, step),
  INT: (call) => finite(`trunc(${toNumber(argument(call, 0))})`),
  FLOAT: (call) => finite(toNumber(argument(call, 0))),
  BOOL: (call) => truth(isTruthy(argument(call, 0))),
  STRING: (call) => term('string', toText(argument(call, 0))),
  CONCAT: ({ args }) => term('string', `concat(${args.map(toText).join(', ')})`),
  TO_LOWER: (call) => term('string', `lower(${asString(argument(call, 0))})`),
  STARTS_WITH: oneOfText('starts_with'),
  ENDS_WITH: oneOfText('suffix'),
  CONTAINS: oneOfText('contains'),
  LENGTH: length,
  REG_MATCH: (call) => truth(`coalesce(regexp_matches(${asString(argument(call, 0))}, ${pattern(call)}), false)`),
  REG_VALUE: firstMatch,
  REG_COUNT: countMatches,
  UNIX_TIMESTAMP: (call) => term('number', readTimeSql(`(${asString(argument(call, 0))})`)),
  EVENT_TIMESTAMP: () => term('number', '(start_ns / 1e9)'),
  INGEST_TIMESTAMP: () => term('number', '(received_at / 1e3)'),
  FORMAT_TIME: (call) => term('string', formatTimeSql(call.texts[0] ?? '', `(${asNumber(argument(call, 1))})`, call.parameters)),
}; // prettier-ignore
