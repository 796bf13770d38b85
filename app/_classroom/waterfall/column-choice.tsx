'use client';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { SearchField } from '@/app/_ui/search-field.tsx';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { columnChoices, MOST_COLUMNS, movedColumn } from '@/lib/waterfall/columns.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import styles from './waterfall-tools.module.css';

interface Props {
  spans: readonly StoredSpan[];
  columns: readonly string[];
  onChange: (columns: string[]) => void;
}

interface PanelProps extends Props {
  /** It was opened by a key: the keyboard goes to its field, or where that is not, to its first button. */
  takesFocus: boolean;
  /** Gives the keyboard back to the rows. */
  onClose: () => void;
}

/** Which fields have a column of their own, and in which order. */
export function ColumnChoice({ spans, columns, onChange, takesFocus, onClose }: PanelProps) {
  const isFull = columns.length >= MOST_COLUMNS;
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const inPanel = (what: string): HTMLElement | null => panel.current?.querySelector<HTMLElement>(what) ?? null;
    if (takesFocus) (inPanel('input') ?? inPanel('button:enabled'))?.focus();
  }, [takesFocus]);
  return (
    <section ref={panel} className={styles.panel} aria-label="Columns">
      {columns.length === 0 ? (
        <p>Any field of the spans can have a column beside their names. Escape leads back to the rows.</p>
      ) : (
        <ul className={styles.items}>
          {columns.map((column) => (
            <li key={column} className={styles.item}>
              <code title={printable(column)}>{printable(column, 60)}</code>
              <Tools column={column} columns={columns} onChange={onChange} />
            </li>
          ))}
        </ul>
      )}
      {isFull ? (
        <p>More than {MOST_COLUMNS} leave no room for the bars. Remove one to add another.</p>
      ) : (
        <AddColumn spans={spans} columns={columns} onChange={onChange} onClose={onClose} />
      )}
    </section>
  );
}

function Tools({ column, columns, onChange }: Omit<Props, 'spans'> & { column: string }) {
  const place = columns.indexOf(column);
  const name = printable(column, 60);
  return (
    <>
      <Button
        size="small"
        look="quiet"
        disabled={place === 0}
        aria-label={`Move ${name} to the left`}
        onClick={() => onChange(movedColumn(columns, column, -1))}
      >
        ←
      </Button>
      <Button
        size="small"
        look="quiet"
        disabled={place === columns.length - 1}
        aria-label={`Move ${name} to the right`}
        onClick={() => onChange(movedColumn(columns, column, 1))}
      >
        →
      </Button>
      <Button
        size="small"
        look="quiet"
        aria-label={`Remove the column ${name}`}
        onClick={() => onChange(columns.filter((other) => other !== column))}
      >
        <Icon name="cross" size={12} />
      </Button>
    </>
  );
}

function AddColumn({ spans, columns, onChange, onClose }: Omit<PanelProps, 'takesFocus'>) {
  const [key, setKey] = useState('');
  const list = useId();
  const choices = useMemo(() => columnChoices(spans), [spans]);
  const wanted = key.trim();
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted === '') return;
        onChange([...columns, wanted]);
        setKey('');
      }}
    >
      <SearchField
        label="A field"
        placeholder="A field, like http.route"
        value={key}
        onChange={setKey}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
        list={list}
      />
      <Choices id={list} choices={choices.filter((choice) => !columns.includes(choice))} />
      <Button size="small" type="submit" disabled={wanted === ''}>
        Add a column
      </Button>
    </form>
  );
}

const Choices = ({ id, choices }: { id: string; choices: readonly string[] }) => (
  <datalist id={id}>
    {choices.slice(0, 200).map((choice) => (
      <option key={choice} value={choice}>
        {printable(choice, 60)}
      </option>
    ))}
  </datalist>
);
