'use client';
import { useId } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Chip } from '@/app/_ui/chip.tsx';
import { Clause } from '@/app/_ui/clause.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { asHidden } from '../secrets/as-hidden.ts';
import { Combobox } from './combobox.tsx';
import { Faults, faulty, problemsAt } from './faults.tsx';
import type { ClauseProps } from './query-builder.tsx';
import { orderOffer } from './order-offer.ts';
import { orderFrom, orderText } from './query-words.ts';
import type { Order } from './query-words.ts';
import { useNextFocus } from './use-next-focus.ts';
import styles from './query-builder.module.css';

/** ORDER BY: in which order the groups stand, and so which of them a limit keeps. */
export function OrderClause({ value, columns, problems, onChange }: ClauseProps) {
  const id = useId();
  const orders = value.orders ?? [];
  const set = (changed: Order[]): void => onChange({ ...value, orders: changed });
  const numbered = orders.map((order, place) => ({ order, place }));
  const used = new Set(orders.map(orderText));
  const choices = orderOffer(value, columns).filter((choice) => !used.has(choice.value));
  const { clause, pastRemoved } = useNextFocus();
  const refusal = (text: string): string | undefined =>
    choices.some((choice) => choice.value === text)
      ? undefined
      : `“${text}” is none of what this query calculates or groups by, and nothing else can order its rows.`;
  return (
    <Clause ref={clause} name="ORDER BY" hint="Which rows stand on top.">
      {numbered.map(({ order, place }) => (
        <span key={orderText(order)} className={styles.order}>
          <Chip
            text={asHidden('', orderText(order))}
            faulty={faulty(id, problemsAt(problems, 'orders', place))}
            onRemove={() => pastRemoved(place, () => set(orders.toSpliced(place, 1)))}
          />
          <Direction order={order} onChange={(changed) => set(orders.with(place, changed))} />
        </span>
      ))}
      <Combobox
        label="Order by"
        placeholder="add an order"
        choices={choices}
        refusal={refusal}
        onPick={(text) => set([...orders, orderFrom(text, value, 'descending')])}
      />
      <Faults id={id} problems={problemsAt(problems, 'orders')} />
    </Clause>
  );
}

function Direction({ order, onChange }: { order: Order; onChange: (order: Order) => void }) {
  const down = order.order === 'descending';
  return (
    <Button
      look="quiet"
      size="small"
      onClick={() => onChange({ ...order, order: down ? 'ascending' : 'descending' })}
      aria-label={`${orderText(order)} ${down ? 'desc' : 'asc'}: turn round`}
    >
      <Icon name={down ? 'down' : 'up'} size={12} />
      {down ? 'desc' : 'asc'}
    </Button>
  );
}
