/** RFC 6901: a name as a JSON pointer. It needs no quotes, so no name can break out of them. */
export const pointer = (name: string): string => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** A member of a JSON object as a piece of JSON; NULL where it is missing or null. */
export const memberSql = (json: string, path: string): string => `nullif(CAST((${json}->${path}) AS VARCHAR), 'null')`;

/** Whether a piece of JSON is an array or a map. */
export const isListSql = (json: string): string => `${json}[1] IN ('[', '{')`;

/** A piece of JSON as text that is a piece of JSON again. */
export const asTextSql = (json: string): string => `CAST(to_json(${json}) AS VARCHAR)`;

/** A piece of JSON as queries see it: an array or a map is its text (SPEC.md, C5). */
export const scalarSql = (json: string): string =>
  `CASE WHEN ${isListSql(json)} THEN ${asTextSql(json)} ELSE ${json} END`;
