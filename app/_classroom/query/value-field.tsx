'use client';
import { useMemo } from 'react';
import { asHidden } from '../secrets/as-hidden.ts';
import { withoutRelation } from './column-choices.ts';
import { Combobox } from './combobox.tsx';
import type { Faulty } from './faults.tsx';
import { takesList, takesValue, valueText, withValue } from './filter-value.ts';
import { Hideable } from './hideable.tsx';
import type { Filter, QueryColumn } from './query-words.ts';
import { useSeenValues } from './use-seen-values.ts';
import { valueOffer } from './value-choices.ts';

interface Props {
  place: number;
  filter: Filter;
  column: QueryColumn | undefined;
  wrong: Faulty;
  onChange: (filter: Filter) => void;
}

/** What a filter compares with; nothing where it compares with nothing. */
export function ValueField(props: Props) {
  const { place, filter, column, wrong, onChange } = props;
  if (!takesValue(filter.op)) return null;
  const text = valueText(filter.value, column);
  const masked = asHidden(withoutRelation(filter.column), text);
  return (
    <Hideable text={text} masked={masked} of={`the value of filter ${place + 1}`} wrong={wrong}>
      {(seen) => (
        <Value
          {...props}
          onChange={(changed) => {
            seen(valueText(changed.value, column));
            onChange(changed);
          }}
        />
      )}
    </Hideable>
  );
}

function Value({ place, filter, column, wrong, onChange }: Props) {
  const { seen, look } = useSeenValues(column?.calculated === true ? '' : withoutRelation(filter.column));
  const choices = useMemo(() => valueOffer(filter.op, column, seen), [filter.op, column, seen]);
  const setValue = (text: string): void => onChange(withValue(filter, text, column));
  return (
    <Combobox
      anyText
      label={`Value of filter ${place + 1}`}
      placeholder={takesList(filter.op) ? 'one, another, …' : 'value'}
      value={valueText(filter.value, column)}
      choices={choices}
      faulty={wrong}
      onOpen={look}
      onType={setValue}
      onPick={setValue}
    />
  );
}
