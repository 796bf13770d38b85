import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import type { DearAttribute } from '@/lib/spending/dearest.ts';
import type { Spending } from '@/lib/spending/spending.ts';
import { plainText } from '../errors/plain-text.ts';
import { bytesText, shareText } from './amount-words.ts';
import styles from './spending.module.css';

const places: Record<DearAttribute['place'], string> = {
  span: 'span',
  resource: 'resource, on each span',
  event: 'span event',
  link: 'link',
};

const varieties: Record<DearAttribute['variety'], string> = {
  constant: 'always the same',
  few: 'few',
  many: 'many',
  unique: 'nearly each one new',
};

const columns: Column<DearAttribute>[] = [
  {
    head: 'Attribute',
    cell: ({ key, place }) => (
      <>
        <code className={styles.key}>{plainText(key)}</code> <span className={styles.quiet}>{places[place]}</span>
      </>
    ),
  },
  { head: 'Recorded', align: 'right', cell: ({ count }) => `${count.toLocaleString('en')} ×` },
  { head: 'Bytes each', align: 'right', cell: ({ each }) => bytesText(each) },
  { head: 'Bytes in all', align: 'right', cell: ({ bytes }) => bytesText(bytes) },
  {
    head: 'Different values',
    align: 'right',
    cell: ({ distinct, variety }) => (
      <>
        {distinct.toLocaleString('en')} <span className={styles.quiet}>{varieties[variety]}</span>
      </>
    ),
  },
  { head: 'Without it', align: 'right', cell: ({ share }) => `−${shareText(share)} of bytes` },
];

/** How many rows are shown: the rest of them weighs little. */
const SHOWN = 15;

/** Which attributes weigh most, and how that is judged. */
export function AttributeTable({ attributes }: { attributes: Spending['attributes'] }) {
  const { spans, lookedAt, bytes, of, dearest } = attributes;
  const [first] = dearest;
  if (first === undefined) return null;
  const shown = dearest.slice(0, SHOWN);
  return (
    <Panel title="The dearest attributes" aside={`${shown.length} of ${of.toLocaleString('en')}`} flush>
      <div className={styles.explained}>
        <p>
          If <code className={styles.key}>{plainText(first.key)}</code> were not recorded:{' '}
          <strong>−{shareText(first.share)} of the bytes</strong>. Ranked by bytes times occurrences, key and value
          written as JSON, out of {bytesText(bytes)} that {lookedAt.toLocaleString('en')} spans say in all. Many
          different values weigh nothing by themselves, but they are what an index, a metric or a log group’s fields
          grow by.
        </p>
        <p className={styles.quiet}>
          {lookedAt < spans
            ? `Judged by a fair draw of ${lookedAt.toLocaleString('en')} of ${spans.toLocaleString('en')} spans: shares are good to about one part in a hundred, and there are more different values than were seen. `
            : ''}
          Honeycomb counts events and no bytes. Where bytes are sold, as in CloudWatch, or stored by yourself, this is
          what they are made of.
        </p>
      </div>
      <DataTable
        caption="Attributes by what they weigh, the heaviest first"
        columns={columns}
        items={shown}
        keyOf={({ place, key }) => `${place} ${key}`}
        folds
      />
    </Panel>
  );
}
