import { Icon } from '@/app/_ui/icons.tsx';
import { printable } from '@/lib/waterfall/printable.ts';
import type { TableColumn } from './result-columns.ts';
import styles from './result-table.module.css';
import type { Sorting } from './sort-rows.ts';

interface HeadsProps {
  columns: readonly TableColumn[];
  sorting: Sorting | undefined;
  onSort: (key: string) => void;
}

export function ResultTableHead({ columns, sorting, onSort }: HeadsProps) {
  return (
    <thead>
      <tr>
        {columns.map((column) =>
          column.kind === 'count' ? (
            <th key={column.head} scope="col" data-align="right" className={styles.count}>
              {column.head}
            </th>
          ) : (
            <Head key={`${column.kind} ${column.key}`} column={column} sorting={sorting} onSort={onSort} />
          ),
        )}
        <th scope="col">
          <span className={styles.words}>Traces</span>
        </th>
      </tr>
    </thead>
  );
}

interface HeadProps extends Omit<HeadsProps, 'columns'> {
  column: Exclude<TableColumn, { kind: 'count' }>;
}

function Head({ column: { kind, key, head }, sorting, onSort }: HeadProps) {
  const sorted = sorting?.key === key ? sorting : undefined;
  const words = printable(head, 256);
  return (
    <th
      scope="col"
      aria-sort={sorted && (sorted.descending ? 'descending' : 'ascending')}
      data-align={kind === 'group' ? undefined : 'right'}
    >
      <button type="button" className={styles.sort} onClick={() => onSort(key)}>
        <span className={styles.head} title={words}>
          {words}
        </span>
        {sorted === undefined ? null : <Icon name={sorted.descending ? 'down' : 'up'} size={11} />}
      </button>
    </th>
  );
}
