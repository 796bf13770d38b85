'use client';
import { SelectField } from '@/app/_ui/select-field.tsx';
import type { ErrorItem } from '@/lib/telemetry/error-item.ts';
import { itemStatuses } from '@/lib/telemetry/error-item.ts';
import { errorLevels } from '@/lib/telemetry/error-occurrence.ts';
import styles from './errors.module.css';
import { toggled, type ItemFilter } from './item-filter.ts';
import { plainText } from './plain-text.ts';
import { maskedText } from '../secrets/masked-telemetry.ts';

interface Props {
  filter: ItemFilter;
  items: readonly ErrorItem[];
  onChange: (filter: ItemFilter) => void;
}

const statuses = [
  ...itemStatuses.map((status) => ({ value: status, words: status })),
  { value: '', words: 'any status' },
];

/** Which items are shown: their levels, their status, their environment. */
export function FilterBar({ filter, items, onChange }: Props) {
  const named = new Set([...items.map(({ environment }) => environment), filter.environment]);
  const environments = [...named].filter((name) => name !== '').toSorted();
  return (
    <div className={styles.filter}>
      <fieldset className={styles.levels}>
        <legend className={styles.legend}>Levels</legend>
        {errorLevels.map((level) => (
          <label key={level} className={styles.level}>
            <input
              type="checkbox"
              checked={filter.levels.includes(level)}
              onChange={() => onChange({ ...filter, levels: toggled(filter.levels, level) })}
            />
            {level}
          </label>
        ))}
      </fieldset>
      <SelectField
        label="Status"
        value={filter.status ?? ''}
        choices={statuses}
        onChange={(status) => onChange({ ...filter, status: itemStatuses.find((each) => each === status) ?? null })}
      />
      <SelectField
        label="Environment"
        value={filter.environment}
        choices={[
          { value: '', words: 'all environments' },
          ...environments.map((name) => ({ value: name, words: plainText(maskedText(name)) })),
        ]}
        onChange={(environment) => onChange({ ...filter, environment })}
      />
    </div>
  );
}
