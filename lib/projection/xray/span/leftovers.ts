import type { Attributes, AttributeValue } from '../../../telemetry/attributes.ts';
import type { Fate } from './fate.ts';

/**
 * A span's attributes while a document is made of them. A rule takes those that it knows; what no rule took is left over
 * for annotations and metadata. Whatever a field's name does not say is written down as its fate.
 */
export class Leftovers {
  readonly fates: Fate[] = [];
  private readonly left: Map<string, AttributeValue>;

  constructor(readonly all: Attributes) {
    this.left = new Map(Object.entries(all));
  }

  /** The text under a key, taken or not; null where there is none or it is no text. */
  text(key: string): string | null {
    const value = Object.hasOwn(this.all, key) ? this.all[key] : undefined;
    return value?.type === 'string' ? value.value : null;
  }

  /** A number, also where it was sent as a text of digits. */
  number(key: string): number | null {
    const value = Object.hasOwn(this.all, key) ? this.all[key] : undefined;
    if (value?.type !== 'int' && value?.type !== 'double' && value?.type !== 'string') return null;
    const number = value.value === '' ? Number.NaN : Number(value.value);
    return Number.isFinite(number) ? number : null;
  }

  /** Whether a rule may still take it. */
  has(key: string): boolean {
    return this.left.has(key);
  }

  /** Takes a field that stands in the document from here on, under its own name or another. */
  take(key: string, to: string, why: string): void {
    if (!this.left.delete(key)) return;
    if (key !== to) this.fates.push({ field: key, became: 'renamed', to, why });
  }

  /** Takes a field that stands nowhere in the document. */
  lose(key: string, why: string): void {
    if (this.left.delete(key)) this.fates.push({ field: key, became: 'lost', to: null, why });
  }

  /** What no rule took. */
  rest(): [string, AttributeValue][] {
    return [...this.left];
  }
}
