import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import type { SeenResource } from '@/lib/checker/judge-resource.ts';
import { valueIn } from '@/lib/checker/documents/json-value.ts';
import type { PublicResource } from '@/lib/curriculum/public-step.ts';
import styles from './resource-bench.module.css';

type Wanted = PublicResource['wanted'][number];

/** What stands in a field, in short; empty where nothing does. */
function shown({ body }: SeenResource, key: string): string {
  const value = valueIn(body, key);
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
}

/** The document that has the most of what is asked for: the one that a student is most likely about. */
export function likeliest(seen: readonly SeenResource[], wanted: readonly Wanted[]): SeenResource | undefined {
  const fits = (each: SeenResource): number =>
    wanted.filter(({ key, wanted: words }) => {
      const value = shown(each, key);
      return value !== '' && words.includes(value);
    }).length;
  return seen.toSorted((a, b) => fits(b) - fits(a))[0];
}

/** A field as a row: what it is called, what it should be, and what stands there now. */
interface Row extends Wanted {
  now: string;
}

const fieldOf = ({ key }: Row) => <code>{key}</code>;
const nowOf = ({ now }: Row) => (now === '' ? <span className={styles.nothing}>nothing</span> : now);

const columnsFor = (there: SeenResource | undefined): Column<Row>[] => [
  { head: 'Field', cell: fieldOf },
  { head: 'Looked for', cell: ({ wanted }) => wanted },
  { head: there === undefined ? 'There now' : `There now: ${there.id}`, cell: nowOf },
];

/** Each field that is asked for, and what is there now beside it. */
export function ResourceFields({ wanted, seen }: { wanted: readonly Wanted[]; seen: readonly SeenResource[] }) {
  const there = likeliest(seen, wanted);
  const rows = wanted.map((each) => ({ ...each, now: there === undefined ? '' : shown(there, each.key) }));
  return (
    <DataTable
      caption="What is looked for, and what is there"
      columns={columnsFor(there)}
      items={rows}
      keyOf={({ key }) => key}
      folds
    />
  );
}
