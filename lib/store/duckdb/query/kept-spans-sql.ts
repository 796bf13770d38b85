import { memberSql, scalarSql } from '../attribute-sql.ts';
import type { KeptPlace } from '../kept/kept-columns.ts';
import type { Parameters } from './parameters.ts';

/** A kept attribute that a statement looks at, and the parameter that holds its JSON pointer. */
export interface KeptUse extends KeptPlace {
  path: string;
}

/** Which kept attributes a statement looks at. */
export class KeptUses {
  readonly #keptOf: ((column: string) => KeptPlace | undefined) | undefined;
  readonly #uses = new Map<string, KeptUse>();

  constructor(keptOf: ((column: string) => KeptPlace | undefined) | undefined) {
    this.#keptOf = keptOf;
  }

  /** Asked once for each statement, since the place may move on between two questions. */
  readonly use = (column: string, path: string): KeptUse | undefined => {
    const known = this.#uses.get(column);
    if (known) return known;
    const place = this.#keptOf?.(column);
    if (!place) return undefined;
    const use = { ...place, path };
    this.#uses.set(column, use);
    return use;
  };

  get all(): readonly KeptUse[] {
    return [...this.#uses.values()];
  }
}

/**
 * The table of spans with the used columns filled: as they are kept, and for what is newer from JSON. What was not there
 * yet when it was asked is left out where all the rest is kept; looking for it takes longer than many a query.
 */
export function keptSpansSql(used: readonly KeptUse[], parameters: Parameters): string {
  if (used.length === 0) return 'spans';
  const upTo = parameters.bind(BigInt(Math.min(...used.map((use) => use.upTo))));
  if (used.every(({ complete }) => complete)) return `(SELECT * FROM spans WHERE seq <= ${upTo})`;
  const fresh = used.map(({ column, path }) => `${scalarSql(memberSql('attributes', path))} AS ${column}`);
  return `(SELECT * FROM spans WHERE seq <= ${upTo}
    UNION ALL SELECT * REPLACE (${fresh.join(', ')}) FROM spans WHERE seq > ${upTo})`;
}
