import type { Ledger } from '@/lib/store/telemetry-store.ts';
import styles from './connect.module.css';

const parts: [keyof Ledger, string][] = [
  ['inFlight', 'in flight'],
  ['stored', 'stored'],
  ['duplicate', 'duplicate'],
  ['refused', 'refused'],
  ['pruned', 'pruned'],
];

/** The ledger as the sum that it is: what was received, and where each span of it went. */
export function LedgerSum({ ledger }: { ledger: Ledger }) {
  return (
    <dl className={styles.sum}>
      <Part name="received" count={ledger.received} sign="" />
      {parts.map(([part, name], index) => (
        <Part key={part} name={name} count={ledger[part]} sign={index === 0 ? '=' : '+'} />
      ))}
    </dl>
  );
}

function Part({ name, count, sign }: { name: string; count: number; sign: string }) {
  return (
    <div className={styles.part} data-sign={sign}>
      <dt>{name}</dt>
      <dd>{count.toLocaleString('en')}</dd>
    </div>
  );
}
