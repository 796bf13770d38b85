/** Where in the text something stands: from the first character up to the one after the last. */
export interface Range {
  from: number;
  to: number;
}

export const flagKeywords = [
  'ok',
  'error',
  'fault',
  'throttle',
  'partial',
  'inferred',
  'root',
  'first',
  'last',
  'remote',
] as const;
export const numberKeywords = ['responsetime', 'duration', 'http.status', 'index', 'coverage'] as const;
export const textKeywords = [
  'http.url',
  'http.method',
  'http.useragent',
  'http.clientip',
  'user',
  'name',
  'type',
  'message',
  'availabilityzone',
  'instance.id',
  'resource.arn',
] as const;
export const groupKeywords = ['group.name', 'group.arn'] as const;

export type FlagKeyword = (typeof flagKeywords)[number];
export type NumberKeyword = (typeof numberKeywords)[number];
export type TextKeyword = (typeof textKeywords)[number];
export type GroupKeyword = (typeof groupKeywords)[number];
export type FieldKeyword = FlagKeyword | NumberKeyword | TextKeyword;

export const operators = ['=', '!=', '<', '<=', '>', '>=', 'CONTAINS', 'BEGINSWITH', 'ENDSWITH'] as const;
export type Operator = (typeof operators)[number];

/** What a field's value is held against. */
export interface Comparison {
  operator: Operator;
  value: string | number | boolean;
}

/** A service by its name, its type, or both; by neither it is any. */
export interface ServiceSelector {
  name: string | null;
  type: string | null;
}

/** Which failure, or slowness, `rootcause.<this>.<part>` is about. */
export const causes = ['fault', 'error', 'responsetime'] as const;
export type Cause = (typeof causes)[number];
export const causeParts = ['service', 'entity', 'exception'] as const;
export type CausePart = (typeof causeParts)[number];

/**
 * A filter expression of X-Ray, parsed. https://docs.aws.amazon.com/xray/latest/devguide/xray-console-filters.html
 * A test without a comparison asks whether the flag is true, or whether the field is there.
 */
export type Expression = Range &
  (
    | { kind: 'and' | 'or'; terms: readonly Expression[] }
    | { kind: 'not'; term: Expression }
    | { kind: 'field'; keyword: FieldKeyword; comparison: Comparison | null }
    | { kind: 'annotation'; key: string; comparison: Comparison | null }
    | { kind: 'group'; keyword: GroupKeyword; comparison: Comparison }
    | { kind: 'service'; service: ServiceSelector; inner: Expression | null }
    | { kind: 'edge'; source: ServiceSelector; target: ServiceSelector; inner: Expression | null }
    | { kind: 'rootcause'; cause: Cause; part: CausePart; inner: Expression | null }
  );

/** What does not parse, and where. */
export interface FilterError extends Range {
  message: string;
  hint: string;
}
