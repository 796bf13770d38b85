/** What a function takes: at least and at most so many arguments. */
interface Signature {
  least: number;
  most: number;
  /** How it is written, for a hint. */
  usage: string;
}

const takes = (least: number, most: number, usage: string): Signature => ({ least, most, usage });

const MANY = 100;

/** Honeycomb's functions for calculated fields. Source: its "Calculated Field Formula Reference". */
export const functions = {
  IF: takes(2, MANY, 'IF(condition, then, …, else)'),
  SWITCH: takes(3, MANY, 'SWITCH($column, "case", result, …, default)'),
  COALESCE: takes(1, MANY, 'COALESCE($column, …)'),
  LT: takes(2, 2, 'LT($column, 500)'),
  LTE: takes(2, 2, 'LTE($column, 500)'),
  GT: takes(2, 2, 'GT($column, 500)'),
  GTE: takes(2, 2, 'GTE($column, 500)'),
  EQUALS: takes(2, 2, 'EQUALS($column, "value")'),
  IN: takes(2, MANY, 'IN($column, "a", "b")'),
  EXISTS: takes(1, 1, 'EXISTS($column)'),
  NOT: takes(1, 1, 'NOT(condition)'),
  AND: takes(1, MANY, 'AND(condition, …)'),
  OR: takes(1, MANY, 'OR(condition, …)'),
  MIN: takes(1, MANY, 'MIN($column, …)'),
  MAX: takes(1, MANY, 'MAX($column, …)'),
  SUM: takes(1, MANY, 'SUM($column, …)'),
  SUB: takes(2, 2, 'SUB($column, 100)'),
  MUL: takes(1, MANY, 'MUL($column, …)'),
  DIV: takes(2, 2, 'DIV($column, 1000)'),
  MOD: takes(2, 2, 'MOD($column, 10)'),
  LOG10: takes(1, 1, 'LOG10($column)'),
  BUCKET: takes(2, 4, 'BUCKET($column, size, min, max)'),
  INT: takes(1, 1, 'INT($column)'),
  FLOAT: takes(1, 1, 'FLOAT($column)'),
  BOOL: takes(1, 1, 'BOOL($column)'),
  STRING: takes(1, 1, 'STRING($column)'),
  CONCAT: takes(1, MANY, 'CONCAT($column, "text", …)'),
  TO_LOWER: takes(1, 1, 'TO_LOWER($column)'),
  STARTS_WITH: takes(2, 2, 'STARTS_WITH($column, "prefix")'),
  ENDS_WITH: takes(2, 2, 'ENDS_WITH($column, "suffix")'),
  CONTAINS: takes(2, 2, 'CONTAINS($column, "part")'),
  LENGTH: takes(1, 2, 'LENGTH($column, "chars")'),
  REG_MATCH: takes(2, 2, 'REG_MATCH($column, `^/api/`)'),
  REG_VALUE: takes(2, 2, 'REG_VALUE($column, `^/api/([a-z]+)`)'),
  REG_COUNT: takes(2, 2, 'REG_COUNT($column, `/`)'),
  UNIX_TIMESTAMP: takes(1, 1, 'UNIX_TIMESTAMP($column)'),
  EVENT_TIMESTAMP: takes(0, 0, 'EVENT_TIMESTAMP()'),
  INGEST_TIMESTAMP: takes(0, 0, 'INGEST_TIMESTAMP()'),
  FORMAT_TIME: takes(2, 2, 'FORMAT_TIME("%H:%M", EVENT_TIMESTAMP())'),
} as const satisfies Record<string, Signature>;

export type FunctionName = keyof typeof functions;

export const isFunction = (name: string): name is FunctionName => Object.hasOwn(functions, name);
