'use client';
import { useId } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Clause } from '@/app/_ui/clause.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { SelectField } from '@/app/_ui/select-field.tsx';
import { havingOps } from '@/lib/query/ops.ts';
import { resultKey } from '@/lib/query/result-keys.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { Faults, faulty, problemsAt, type Faulted, type Faulty } from './faults.tsx';
import type { ClauseProps } from './query-builder.tsx';
import styles from './query-builder.module.css';
import { RemoveButton } from './remove-button.tsx';
import { useNextFocus } from './use-next-focus.ts';
import { calculationFrom, calculationsOf, resultKeysOf, type HavingTerm } from './query-words.ts';

const ops = havingOps.map((op) => ({ value: op, words: op }));

type Term = Pick<HavingTerm, 'calculate_op' | 'column'>;

/** A calculation of the query by its key in the result. */
function termIn(spec: QuerySpecInput, key: string): Term {
  const known = calculationsOf(spec).find((one) => resultKey(one) === key) ?? calculationFrom(key) ?? { op: 'COUNT' };
  return known.column == null ? { calculate_op: known.op } : { calculate_op: known.op, column: known.column };
}

/** HAVING: which of the groups stay, by what was calculated for them. */
export function HavingClause({ value, problems, onChange }: Omit<ClauseProps, 'columns'>) {
  const havings = value.havings ?? [];
  const keys = resultKeysOf(value);
  const set = (changed: HavingTerm[]): void => onChange({ ...value, havings: changed });
  const termOf = (key: string) => termIn(value, key);
  const { clause, intoAdded, pastRemoved } = useNextFocus();
  const add = (key: string): void => intoAdded(() => set([...havings, { ...termOf(key), op: '>', value: 0 }]));
  return (
    <Clause ref={clause} name="HAVING" hint="Only rows whose numbers are like this stay.">
      {havings.map((having, place) => (
        <HavingRow
          // oxlint-disable-next-line react/no-array-index-key -- two conditions may be alike
          key={place}
          place={place}
          having={having}
          keys={keys}
          problems={problemsAt(problems, 'havings', place)}
          termOf={termOf}
          onChange={(changed) => set(havings.with(place, changed))}
          onRemove={() => pastRemoved(place, () => set(havings.toSpliced(place, 1)))}
        />
      ))}
      <Button
        look="quiet"
        size="small"
        data-adds=""
        aria-disabled={keys.length === 0}
        title={keys.length === 0 ? 'A heatmap has no value to compare: add another calculation.' : undefined}
        onClick={() => {
          const [first] = keys;
          if (first !== undefined) add(first);
        }}
      >
        <Icon name="plus" size={12} />
        {havings.length === 0 ? 'Condition' : 'Another condition'}
      </Button>
    </Clause>
  );
}

interface RowProps {
  place: number;
  having: HavingTerm;
  /** The calculations of the query that have a value. */
  keys: readonly string[];
  problems: Faulted;
  termOf: (key: string) => Term;
  onChange: (having: HavingTerm) => void;
  onRemove: () => void;
}

function HavingRow({ place, having, keys, problems, termOf, onChange, onRemove }: RowProps) {
  const id = useId();
  const ordinal = place + 1;
  const key = resultKey({ op: having.calculate_op, column: having.column });
  // A calculation that was taken out of the query stands there still, marked, and is not thrown away unasked.
  const offered = keys.includes(key) ? keys : [key, ...keys];
  const ofNumber = problemsAt(problems, 'havings', place, 'value');
  const ofCalculation = problems.filter((problem) => !ofNumber.includes(problem));
  return (
    <>
      <div className={styles.row} data-row="">
        <SelectField
          mono
          label={`Calculation of condition ${ordinal}`}
          value={key}
          choices={offered.map((one) => ({ value: one, words: one }))}
          aria={faulty(id, ofCalculation)}
          onChange={(chosen) => onChange({ ...termOf(chosen), op: having.op, value: having.value })}
        />
        <SelectField
          mono
          label={`Comparison of condition ${ordinal}`}
          value={having.op}
          choices={ops}
          onChange={(op) => onChange({ ...having, op: op as HavingTerm['op'] })}
        />
        <NumberField ordinal={ordinal} having={having} wrong={faulty(id, ofNumber)} onChange={onChange} />
        <RemoveButton of={`condition ${ordinal}`} onRemove={onRemove} />
      </div>
      <Faults id={id} problems={problems} />
    </>
  );
}

interface NumberProps extends Pick<RowProps, 'having' | 'onChange'> {
  ordinal: number;
  wrong: Faulty;
}

const NumberField = ({ ordinal, having, wrong, onChange }: NumberProps) => (
  <input
    type="number"
    step="any"
    className={styles.number}
    aria-label={`Number of condition ${ordinal}`}
    {...wrong}
    value={Number.isFinite(having.value) ? having.value : ''}
    // Nothing typed is no number, and is told at its place.
    onChange={({ target }) => onChange({ ...having, value: target.value === '' ? NaN : Number(target.value) })}
  />
);
