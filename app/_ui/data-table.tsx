import type { ReactNode } from 'react';
import styles from './data-table.module.css';
import { Scroller } from './scroller.tsx';

export interface Column<Item> {
  head: string;
  cell: (item: Item) => ReactNode;
  /** Numbers stand at the right. */
  align?: 'right';
}

interface DataTableProps<Item> {
  /** Read out before the table, and not shown; it also names the region that scrolls. */
  caption: string;
  columns: Column<Item>[];
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** On a phone each row becomes a block of named lines; for what is read row by row, and not down a column. */
  folds?: boolean;
}

/** A plain table. Its first column names the row. */
export function DataTable<Item>({ caption, columns, items, keyOf, folds = false }: DataTableProps<Item>) {
  return (
    <Scroller className={styles.scroller} label={caption}>
      <table className={styles.table} data-folds={folds}>
        <caption className={styles.words}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.head} scope="col" data-align={column.align}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={keyOf(item)}>{columns.map((column, index) => cellOf(column, item, index === 0))}</tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function cellOf<Item>(column: Column<Item>, item: Item, names: boolean): ReactNode {
  const content = column.cell(item);
  if (!names) {
    return (
      <td key={column.head} data-align={column.align} data-head={column.head}>
        {content}
      </td>
    );
  }
  return (
    <th key={column.head} scope="row" data-align={column.align}>
      {content}
    </th>
  );
}
