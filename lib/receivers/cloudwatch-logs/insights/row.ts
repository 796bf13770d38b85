import { ACCOUNT } from '../names.ts';
import { cursorAt, digitsOf, timeOf } from '../event-cursor.ts';
import { fieldAt, fieldsOf } from '../lines/line-fields.ts';
import type { ReadEvent } from '../read-events.ts';
import type { Work } from '../regex/work.ts';
import { Instant, valueOfJson, type Value } from './value.ts';

/** One line of a result while it is being made: an event and what was computed of it, or a group of events. */
export interface Row {
  /** @param work pays for what has to be read */
  get(field: string, work: Work): Value;
  set(field: string, value: Value): void;
  /** What leads back to the event; null for a group. */
  readonly pointer: string | null;
  /** Characters that it keeps in memory. */
  readonly size: number;
}

const lengthOf = (value: Value): number => (typeof value === 'string' ? value.length : 0);

const sizeOf = (values: Iterable<Value>): number => {
  let size = 0;
  for (const value of values) size += lengthOf(value);
  return size;
};

/** A group of events, whose fields are what was counted. */
export class GroupRow implements Row {
  readonly pointer = null;
  readonly #values = new Map<string, Value>();

  get = (field: string): Value => this.#values.get(field) ?? null;
  set = (field: string, value: Value): void => void this.#values.set(field, value);

  get size(): number {
    return sizeOf(this.#values.values());
  }
}

/** An event with the fields that every event has, those discovered in its JSON, and computed ones, which hide the others. */
export class EventRow implements Row {
  readonly #computed = new Map<string, Value>();
  #fields: Record<string, unknown> | null | undefined;

  constructor(private readonly event: ReadEvent) {}

  get pointer(): string {
    return digitsOf(cursorAt(this.event.stored));
  }

  get size(): number {
    return this.event.message.length + sizeOf(this.#computed.values());
  }

  get(field: string, work: Work): Value {
    const computed = this.#computed.get(field);
    const value = computed === undefined ? this.#own(field, work) : computed;
    work.spend(4 + ((field.length + lengthOf(value)) >> 3));
    return value;
  }

  #own(field: string, work: Work): Value {
    return field.startsWith('@') ? this.#system(field, work) : this.#discovered(field, work);
  }

  set(field: string, value: Value): void {
    this.#computed.set(field, value);
  }

  #system(field: string, work: Work): Value {
    const { stored, message } = this.event;
    switch (field) {
      case '@message':
        return message;
      case '@timestamp':
        return new Instant(Number(timeOf(stored) / 1_000_000n));
      case '@ingestionTime':
        return new Instant(stored.receivedAt);
      case '@logStream':
        return stored.log.stream ?? '';
      case '@log':
        return `${ACCOUNT}:${stored.log.group ?? ''}`;
      case '@ptr':
        return this.pointer;
      default:
        return this.#discovered(field, work);
    }
  }

  #discovered(field: string, work: Work): Value {
    if (this.#fields === undefined) {
      work.spend(this.event.message.length >> 1);
      this.#fields = fieldsOf(this.event.message);
    }
    return this.#fields === null ? null : valueOfJson(fieldAt(this.#fields, field));
  }
}
