import styles from './connect.module.css';

/** What was received, and the parts of it that are there to be counted. */
interface Sum {
  received: number;
  inFlight?: number;
  stored?: number;
  duplicate?: number;
  taken?: number;
  refused?: number;
  pruned?: number;
  waiting?: number;
  dropped?: number;
}

const parts: [keyof Sum, string][] = [
  ['inFlight', 'in flight'],
  ['waiting', 'waiting'],
  ['taken', 'taken'],
  ['stored', 'stored'],
  ['duplicate', 'duplicate'],
  ['refused', 'refused'],
  ['pruned', 'pruned'],
  ['dropped', 'dropped'],
];

/** An account as the sum that it is: what was received, and where each of it went. */
export function LedgerSum({ ledger }: { ledger: Sum }) {
  const counted = parts.flatMap(([part, name]) => (ledger[part] === undefined ? [] : [{ name, count: ledger[part] }]));
  return (
    <dl className={styles.sum}>
      <Part name="received" count={ledger.received} sign="" />
      {counted.map(({ name, count }, index) => (
        <Part key={name} name={name} count={count} sign={index === 0 ? '=' : '+'} />
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
