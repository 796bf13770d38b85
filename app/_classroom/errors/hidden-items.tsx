'use client';
import { Button } from '@/app/_ui/button.tsx';
import type { ErrorItem } from '@/lib/telemetry/error-item.ts';
import { errorLevels } from '@/lib/telemetry/error-occurrence.ts';
import styles from './errors.module.css';
import { hiddenLevels, type ItemFilter } from './item-filter.ts';

interface Props {
  filter: ItemFilter;
  items: readonly ErrorItem[];
  onChange: (filter: ItemFilter) => void;
}

const counted = (count: number, level: string): string => `${count} ${level}${count === 1 ? '' : 's'}`;

/** What the filter of levels keeps back: a list that looks empty often only is not asked for the right level. */
export function HiddenItems({ filter, items, onChange }: Props) {
  const hidden = hiddenLevels(items, filter);
  const words = hidden.map(({ level, count }) => counted(count, level)).join(', ');
  const all = errorLevels.filter(
    (level) => filter.levels.includes(level) || hidden.some((each) => each.level === level),
  );
  return (
    <output className={styles.hidden}>
      {hidden.length === 0 ? null : (
        <>
          <span>Hidden by the levels that are chosen: {words}.</span>
          <Button size="small" onClick={() => onChange({ ...filter, levels: all })}>
            Show {hidden.length === 1 ? 'it' : 'them'}
          </Button>
        </>
      )}
    </output>
  );
}
