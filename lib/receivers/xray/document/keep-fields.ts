import type { JsonObject, JsonValue } from '../../../telemetry/json.ts';
import type { Problem } from '../../../telemetry/problem.ts';
import { keepAnnotations } from './annotations.ts';
import { isObject } from '../../../telemetry/json-fields.ts';

type FieldType = 'object' | 'list' | 'text' | 'flag' | 'number' | 'object or text';

const is: Record<FieldType, (value: JsonValue | undefined) => boolean> = {
  object: isObject,
  list: Array.isArray,
  text: (value) => typeof value === 'string',
  flag: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  'object or text': (value) => isObject(value) || typeof value === 'string',
};

/** Fields that may be left out, and what each is where it is there. */
const partFields: Record<string, FieldType> = {
  annotations: 'object',
  aws: 'object',
  cause: 'object or text',
  error: 'flag',
  fault: 'flag',
  http: 'object',
  in_progress: 'flag',
  metadata: 'object',
  namespace: 'text',
  origin: 'text',
  precursor_ids: 'list',
  service: 'object',
  sql: 'object',
  subsegments: 'list',
  throttle: 'flag',
  user: 'text',
};
const httpFields: Record<string, FieldType> = { request: 'object', response: 'object' };
const requestFields: Record<string, FieldType> = {
  client_ip: 'text',
  method: 'text',
  traced: 'flag',
  url: 'text',
  user_agent: 'text',
  x_forwarded_for: 'flag',
};
const responseFields: Record<string, FieldType> = { content_length: 'number', status: 'number' };

/** Takes out what is of a wrong type, and says so; null is nothing, and goes without a word. */
class Sieve {
  readonly said: Problem[] = [];

  fields(object: JsonObject, types: Record<string, FieldType>, where = ''): JsonObject {
    const kept = Object.entries(object).filter(([key, value]) => {
      if (!Object.hasOwn(types, key)) return true;
      const type = types[key] as FieldType;
      if (is[type](value)) return true;
      if (value !== null) this.said.push(wrongType(`${where}${key}`, type));
      return false;
    });
    return Object.fromEntries(kept);
  }

  http(value: JsonValue | undefined): JsonValue | undefined {
    if (!isObject(value)) return value;
    const http = this.fields(value, httpFields, 'http.');
    const { request, response } = http;
    return {
      ...http,
      ...(isObject(request) && { request: this.fields(request, requestFields, 'http.request.') }),
      ...(isObject(response) && { response: this.fields(response, responseFields, 'http.response.') }),
    };
  }

  annotations(value: JsonValue | undefined): JsonValue | undefined {
    if (!isObject(value)) return value;
    const { kept, dropped } = keepAnnotations(value);
    this.said.push(...dropped);
    return kept;
  }
}

const wrongType = (field: string, type: FieldType): Problem => ({
  code: 'segment/wrong-type',
  message: `${field} was left out: it is no ${type}.`,
  hint: 'The page on segment documents says what each field holds.',
});

/** A part's own fields without those of a wrong type and the annotations that are not allowed; its subsegments as they are. */
export function keepFields(part: JsonObject): { kept: JsonObject; said: Problem[] } {
  const sieve = new Sieve();
  const kept = sieve.fields(part, partFields);
  const refined = {
    ...kept,
    ...('http' in kept && { http: sieve.http(kept['http']) }),
    ...('annotations' in kept && { annotations: sieve.annotations(kept['annotations']) }),
  };
  return { kept: refined, said: sieve.said };
}
