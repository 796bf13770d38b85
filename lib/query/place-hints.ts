type Place = readonly (string | number)[];

const LISTS = 'Write it as a list: ';

/** How each part of a query is written, for somebody who writes JSON and for somebody who stands before its field. */
const hints: Record<string, string> = {
  calculations: `${LISTS}[{"op": "COUNT"}, {"op": "P90", "column": "duration_ms"}].`,
  filters: `${LISTS}[{"column": "name", "op": "=", "value": "GET /"}].`,
  filter_combination: 'Write "AND" or "OR".',
  breakdowns: `${LISTS}["service.name", "name"].`,
  orders: `${LISTS}[{"op": "COUNT", "order": "descending"}].`,
  calculated_fields: `${LISTS}[{"name": "is_slow", "expression": "GT($duration_ms, 1000)"}].`,
  havings: `${LISTS}[{"calculate_op": "COUNT", "op": ">", "value": 10}].`,
  limit: 'Choose a whole number from 1 to 1000. To see other groups than the first thousand, order them another way, or narrow them down by WHERE or HAVING.',
  time_range: 'It is a whole number of seconds: 600 are ten minutes.',
  start_time: 'It is a whole number of seconds since 1970; from milliseconds, leave the last three digits away.',
  end_time: 'It is a whole number of seconds since 1970; from milliseconds, leave the last three digits away.',
  granularity: 'It is a number of seconds; leave it out to have a width chosen.',
  compare_time_offset_seconds: 'Choose one of those, or leave it out to compare with nothing.',
  usage_mode: 'Write true or false.',
}; // prettier-ignore

const ofMembers: Record<string, string> = {
  column: 'Write the name of a column, as it arrived, between quotes.',
  value: 'Write text between quotes, a number, true or false; in and not-in take a list of them.',
  order: 'Write "ascending" or "descending".',
  name: 'Give it a name that a column could have.',
  expression: 'Write the expression between quotes: "GT($duration_ms, 1000)".',
};

const A_QUERY = 'A query is a JSON object, such as {"calculations": [{"op": "COUNT"}], "time_range": 600}.';

const hintIn = (table: Record<string, string>, key: unknown): string | undefined =>
  typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined;

/** What to try at a place of a query whose value is none. */
export function hintAt([part, index, member]: Place): string {
  if (part === 'havings' && member === 'value') return 'Write a number without quotes.';
  const ofMember = hintIn(ofMembers, part === 'breakdowns' && index !== undefined ? 'column' : member);
  return ofMember ?? hintIn(hints, part) ?? A_QUERY;
}
