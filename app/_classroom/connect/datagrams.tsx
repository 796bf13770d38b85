import styles from './connect.module.css';
import { counted } from './arrival-words.ts';
import { LedgerSum } from './ledger-sum.tsx';

/** What became of the datagrams at the daemon's door since Spanwalk was started. */
export interface DatagramAccount {
  received: number;
  waiting: number;
  taken: number;
  dropped: number;
  /** Null where this machine's kernel does not say. */
  lostInKernel: number | null;
  /** How often what reads them ended by itself and was started again. */
  restarts: number;
}

/** UDP tells a sender nothing, so what was lost is said here. */
export function Datagrams({ account }: { account: DatagramAccount }) {
  const { received, waiting, taken, dropped, lostInKernel, restarts } = account;
  return (
    <section aria-label="Datagrams" className={styles.stack}>
      <p className={styles.lead}>
        By UDP nobody answers: a datagram that finds the door’s buffer full is gone, and its sender never hears of it.
        Since Spanwalk was started, {lossText(lostInKernel)}
        {restarts === 0 ? null : restartText(restarts)}
      </p>
      <LedgerSum ledger={{ received, waiting, taken, dropped }} />
    </section>
  );
}

const restartText = (restarts: number): string =>
  ` What reads them ended by itself and was started again ${restarts === 1 ? 'once' : `${restarts} times`}; what was sent in between is in no count.`;

function lossText(lost: number | null): string {
  if (lost === null) return 'how many were lost before they could be read is unknown: this machine does not say.';
  if (lost === 0) return 'none was lost before it could be read.';
  return `${counted(lost, 'datagram')} ${lost === 1 ? 'was' : 'were'} lost before ${lost === 1 ? 'it' : 'they'} could be read.`;
}
