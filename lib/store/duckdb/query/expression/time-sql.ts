import { FIRST_TOLD_S, LAST_TOLD_S, readTimeFormat, rfc3339 } from '../../../../query/expression/format-time.ts';
import type { Parameters } from '../parameters.ts';

/** The SQL twin of `readTime` over text. */
export function readTimeSql(text: string): string {
  const pattern = `'${rfc3339.pattern}'`;
  const part = (group: number): string => `regexp_extract(${text}, ${pattern}, ${group})`;
  const seconds = `epoch(TRY_CAST(concat(${text}[1:10], ' ', ${text}[12:19]) AS TIMESTAMP))`;
  const number = (group: number): string => `coalesce(TRY_CAST(${part(group)} AS DOUBLE), 0)`;
  const offset = `(${number(rfc3339.hours)} * 3600 + ${number(rfc3339.minutes)} * 60)`;
  const signed = `CASE WHEN ${part(rfc3339.sign)} = '-' THEN -${offset} ELSE ${offset} END`;
  const fraction = `coalesce(TRY_CAST('0' || ${part(rfc3339.fraction)} AS DOUBLE), 0)`;
  return `CASE WHEN regexp_full_match(${text}, ${pattern}) THEN ${seconds} - (${signed}) + ${fraction} END`;
}

/** The SQL twin of `formatTime` over a number of seconds. */
export function formatTimeSql(format: string, seconds: string, parameters: Parameters): string {
  const whole = `make_timestamp(CAST(floor(${seconds}) AS BIGINT) * 1000000)`;
  return `CASE WHEN ${seconds} >= ${FIRST_TOLD_S} AND ${seconds} < ${LAST_TOLD_S} THEN strftime(${whole}, ${parameters.bind(readTimeFormat(format, 0))}) END`;
}
