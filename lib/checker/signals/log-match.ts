import { z } from 'zod';
import type { Attributes, AttributeValue } from '../../telemetry/attributes.ts';
import type { LogEvent } from '../../telemetry/log-event.ts';
import { missOf } from '../conditions.ts';
import { own } from '../field-test.ts';
import { attributeTestsSchema, conditionsOf, valueTestSchema, type Conditions, type ValueTest } from '../value-test.ts';

/** Finds log records. Empty, it finds every record of the run. */
export const logMatchSchema = z
  .strictObject({
    body: valueTestSchema.optional().describe('the message; a body that is a map or a list is compared as JSON text'),
    severityText: valueTestSchema.optional().describe('as the logger names it: INFO, warn, ERROR'),
    severityNumber: valueTestSchema
      .optional()
      .describe('1 to 24: DEBUG begins at 5, INFO at 9, WARN at 13, ERROR at 17'),
    eventName: valueTestSchema.optional().describe('the name of an event that was sent as a log record'),
    service: valueTestSchema.optional().describe('short for the resource attribute service.name'),
    group: valueTestSchema.optional().describe('the log group it was put into'),
    stream: valueTestSchema.optional().describe('the log stream inside the group'),
    attributes: attributeTestsSchema
      .optional()
      .describe('tests by key; sameAs compares with a span that another check found'),
    resource: attributeTestsSchema.optional().describe('tests by key on the resource'),
  })
  .meta({ id: 'LogMatch', description: 'finds log records; empty, it finds every record of the run' });
export type LogMatch = z.infer<typeof logMatchSchema>;

/** One test of one part of a log record. */
export interface LogTest {
  /** What it looks at, in words: `body`, `the attribute order.id`. */
  what: string;
  key: string;
  conditions: Conditions;
  /** All the values that may meet it: its own, and those under accepted names. */
  read(log: LogEvent): (AttributeValue | undefined)[];
}

const text = (value: string): AttributeValue | undefined => (value === '' ? undefined : { type: 'string', value });

function one(
  what: string,
  test: ValueTest | undefined,
  read: (log: LogEvent) => AttributeValue | undefined,
): LogTest[] {
  if (test === undefined) return [];
  return [{ what, key: what, conditions: conditionsOf(test), read: (log) => [read(log)] }];
}

function keyed(
  where: 'attribute' | 'resource attribute',
  tests: LogMatch['attributes'],
  from: (log: LogEvent) => Attributes,
): LogTest[] {
  return Object.entries(tests ?? {}).map(([key, test]) => {
    const conditions = conditionsOf(test);
    const keys = [key, ...(conditions.aliases ?? [])];
    return { what: `the ${where} ${key}`, key, conditions, read: (log) => keys.map((each) => own(from(log), each)) };
  });
}

/** What `match` asks of a log record. */
export function logTests(match: LogMatch): LogTest[] {
  return [
    ...one('body', match.body, ({ body }) => body ?? undefined),
    ...one('severityText', match.severityText, ({ severityText }) => text(severityText)),
    ...one('severityNumber', match.severityNumber, ({ severityNumber }) => ({ type: 'int', value: severityNumber })),
    ...one('eventName', match.eventName, ({ eventName }) => text(eventName)),
    ...one('service.name', match.service, ({ resource }) => own(resource.attributes, 'service.name')),
    ...one('log group', match.group, ({ group = '' }) => text(group)),
    ...one('log stream', match.stream, ({ stream = '' }) => text(stream)),
    ...keyed('attribute', match.attributes, ({ attributes }) => attributes),
    ...keyed('resource attribute', match.resource, ({ resource }) => resource.attributes),
  ];
}

/** Whether a record passes one test, by its own value or by one under an accepted name. */
export function passes(log: LogEvent, test: LogTest): boolean {
  const { conditions } = test;
  const values = test.read(log);
  if (conditions.present === false) return missOf(values[0], conditions) === null;
  return values.some((value) => missOf(value, conditions) === null);
}
