'use client';
import { useId } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Clause } from '@/app/_ui/clause.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { asHidden } from '../secrets/as-hidden.ts';
import { ExpressionEditor, type ExpressionProps } from './expression-editor.tsx';
import { Faults, faulty, problemsAt, type Faulted } from './faults.tsx';
import type { ClauseProps } from './query-builder.tsx';
import styles from './query-builder.module.css';
import { Hideable } from './hideable.tsx';
import { RemoveButton } from './remove-button.tsx';
import { useNextFocus } from './use-next-focus.ts';
import type { Field, QueryColumn } from './query-words.ts';

/** Calculated fields: columns of this query alone, each with an expression over what arrived. */
export function FieldsClause({ value, columns, problems, onChange }: ClauseProps) {
  const fields = value.calculated_fields ?? [];
  const set = (changed: Field[]): void => onChange({ ...value, calculated_fields: changed });
  const tooMany = problemsAt(problems, 'calculated_fields').filter(({ at }) => at?.length === 1);
  const { clause, intoAdded, pastRemoved } = useNextFocus();
  const add = (): void => intoAdded(() => set([...fields, { name: '', expression: '' }]));
  return (
    <Clause
      ref={clause}
      name="CALCULATED FIELDS"
      hint="Columns made from others, by an expression: every clause can use them."
    >
      {fields.map((field, place) => (
        <FieldRow
          // oxlint-disable-next-line react/no-array-index-key -- a name changes while it is typed
          key={place}
          place={place}
          field={field}
          columns={columns}
          problems={problemsAt(problems, 'calculated_fields', place)}
          onChange={(changed) => set(fields.with(place, changed))}
          onRemove={() => pastRemoved(place, () => set(fields.toSpliced(place, 1)))}
        />
      ))}
      <Faults id="calculated-fields-together" problems={tooMany} />
      <Button look="quiet" size="small" data-adds="" onClick={add}>
        <Icon name="plus" size={12} />
        {fields.length === 0 ? 'Calculated field' : 'Another calculated field'}
      </Button>
    </Clause>
  );
}

interface RowProps {
  place: number;
  field: Field;
  columns: readonly QueryColumn[];
  problems: Faulted;
  onChange: (field: Field) => void;
  onRemove: () => void;
}

function FieldRow({ place, field, columns, problems, onChange, onRemove }: RowProps) {
  const id = useId();
  const ordinal = place + 1;
  const ofExpression = problemsAt(problems, 'calculated_fields', place, 'expression');
  const character = ofExpression[0]?.at?.[3];
  return (
    <>
      <div className={styles.row} data-row="" data-wraps>
        <input
          className={styles.name}
          aria-label={`Name of calculated field ${ordinal}`}
          {...faulty(id, problemsAt(problems, 'calculated_fields', place, 'name'))}
          placeholder="name"
          value={field.name}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => onChange({ ...field, name: target.value })}
        />
        <span className={styles.is}>=</span>
        <Expression
          of={`calculated field ${ordinal}`}
          value={field.expression}
          columns={columns}
          mistake={typeof character === 'number' ? character : undefined}
          faulty={faulty(id, ofExpression)}
          onChange={(expression) => onChange({ ...field, expression })}
        />
        <RemoveButton of={`calculated field ${ordinal}`} onRemove={onRemove} />
      </div>
      <Faults id={id} problems={problems} />
    </>
  );
}

/** An expression may be written with a value that looks like a secret. */
function Expression({ of, ...field }: Omit<ExpressionProps, 'label'> & { of: string }) {
  const { value, faulty: wrong, onChange } = field;
  return (
    <Hideable text={value} masked={asHidden('', value)} of={`the expression of ${of}`} wrong={wrong}>
      {(seen) => (
        <ExpressionEditor
          {...field}
          label={`Expression of ${of}`}
          onChange={(text) => {
            seen(text);
            onChange(text);
          }}
        />
      )}
    </Hideable>
  );
}
