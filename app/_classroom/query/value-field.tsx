'use client';
import { useId, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '@/app/_ui/button.tsx';
import { asHidden } from '../secrets/as-hidden.ts';
import { withoutRelation } from './column-choices.ts';
import { Combobox } from './combobox.tsx';
import type { Faulty } from './faults.tsx';
import { takesList, takesValue, valueText, withValue } from './filter-value.ts';
import styles from './value-field.module.css';
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
export const ValueField = (props: Props) => (takesValue(props.filter.op) ? <Value {...props} /> : null);

/**
 * A value that looks like a secret is hidden as the results hide it, until the reader asks for it: it may have come from
 * a row that was pressed, or with an address. What the reader types here is seen.
 */
function Value({ place, filter, column, wrong, onChange }: Props) {
  const text = valueText(filter.value, column);
  const masked = asHidden(withoutRelation(filter.column), text);
  const [known, setKnown] = useState<string>();
  const field = useRef<HTMLSpanElement>(null);
  const turn = (seen: string | undefined, to: 'input' | 'button'): void => {
    flushSync(() => setKnown(seen));
    field.current?.querySelector(to)?.focus();
  };
  const change = (changed: Filter): void => {
    setKnown(valueText(changed.value, column));
    onChange(changed);
  };
  const ofWhat = `the value of filter ${place + 1}`;
  return (
    <span ref={field} className={styles.field}>
      {masked !== text && known !== text ? (
        <HiddenValue masked={masked} of={ofWhat} wrong={wrong} onShow={() => turn(text, 'input')} />
      ) : (
        <>
          <Text place={place} filter={filter} column={column} wrong={wrong} onChange={change} />
          {masked === text ? null : (
            <Button look="quiet" size="small" aria-label={`Hide ${ofWhat}`} onClick={() => turn(undefined, 'button')}>
              Hide
            </Button>
          )}
        </>
      )}
    </span>
  );
}

interface HiddenProps {
  masked: string;
  of: string;
  wrong: Faulty;
  onShow: () => void;
}

function HiddenValue({ masked, of, wrong, onShow }: HiddenProps) {
  const id = useId();
  return (
    <span className={styles.hidden} data-faulty={wrong['aria-invalid']}>
      <span id={id} className={styles.masked} title={masked}>
        {masked}
      </span>
      <Button
        look="quiet"
        size="small"
        aria-label={`Show ${of}`}
        aria-describedby={[id, wrong['aria-describedby']].filter(Boolean).join(' ')}
        onClick={onShow}
      >
        Show
      </Button>
    </span>
  );
}

function Text({ place, filter, column, wrong, onChange }: Props) {
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
