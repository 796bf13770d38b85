import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import { signedText } from '@/lib/compare/difference-words.ts';
import { longerBy, type Place } from '@/lib/compare/places.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import styles from './compare.module.css';

const MOST_ROWS = 20;

const Figure = ({ text }: { text: string }) => <span className={styles.once}>{text}</span>;

const columns: Column<Place>[] = [
  { head: 'Span', cell: ({ name }) => <span className={styles.place}>{printable(name, 100) || '(no name)'}</span> },
  { head: 'Service', cell: ({ service }) => <span className={styles.place}>{printable(service, 60)}</span> },
  { head: 'Spans', align: 'right', cell: ({ counts: [one, other] }) => (one === other ? one : `${one} → ${other}`) },
  { head: 'First', align: 'right', cell: ({ ownMs: [one] }) => <Figure text={durationText(one)} /> },
  { head: 'Second', align: 'right', cell: ({ ownMs: [, other] }) => <Figure text={durationText(other)} /> },
  { head: 'Difference', align: 'right', cell: (place) => <Figure text={signedText(longerBy(place))} /> },
];

/** Where the time went that one of them took longer, summed up by what was done. */
export function PlaceTable({ places }: { places: readonly Place[] }) {
  return (
    <section className={styles.places} aria-label="Where the difference is">
      <h2 className={styles.title}>Where the difference is</h2>
      <p className={styles.quiet}>
        All spans of one name and service together, and what they did themselves: what they waited for in others is
        counted there.
      </p>
      <DataTable
        caption="Own time, by name and service"
        columns={columns}
        items={places.slice(0, MOST_ROWS)}
        keyOf={({ service, name }) => JSON.stringify([service, name])}
        folds
      />
    </section>
  );
}
