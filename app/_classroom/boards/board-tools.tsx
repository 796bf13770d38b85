'use client';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { SelectField } from '@/app/_ui/select-field.tsx';
import { timeChoices, timeWords } from '../query/time-choices.ts';
import styles from './board-tools.module.css';
import type { Look } from './board-address.ts';

interface Props {
  look: Look;
  onLook: (look: Look) => void;
  onRefresh: () => void;
  editing: boolean;
  /** Null where there is nothing to look at without editing. */
  onEditing: (() => void) | null;
  onExport: () => void;
}

/** How a board is looked at: which time, how fresh; and whether it is being changed. */
export function BoardTools({ look, onLook, onRefresh, editing, onEditing, onExport }: Props) {
  return (
    <div className={styles.tools}>
      <SelectField
        label="Time of all panels"
        value={look.seconds === null ? '' : String(look.seconds)}
        choices={choicesWith(look.seconds)}
        onChange={(value) => onLook({ ...look, seconds: value === '' ? null : Number(value) })}
      />
      <Button size="small" onClick={onRefresh}>
        <Icon name="again" size={13} /> Refresh
      </Button>
      <label className={styles.live}>
        <input
          type="checkbox"
          checked={look.live}
          onChange={(event) => onLook({ ...look, live: event.target.checked })}
        />
        Refresh as spans arrive
      </label>
      <span className={styles.right}>
        <Button size="small" onClick={onExport}>
          Export
        </Button>
        {onEditing === null ? null : (
          <Button size="small" aria-pressed={editing} data-edit-board="" onClick={onEditing}>
            {editing ? 'Done' : 'Edit'}
          </Button>
        )}
      </span>
    </div>
  );
}

/** The usual times, and the address's own where that is none of them. */
function choicesWith(seconds: number | null): { value: string; words: string }[] {
  const usual = timeChoices.map((choice) => ({ value: String(choice.seconds), words: choice.words }));
  const own = { value: '', words: 'Each panel’s own time' };
  if (seconds === null || usual.some(({ value }) => value === String(seconds))) return [own, ...usual];
  return [own, { value: String(seconds), words: timeWords({ time_range: seconds }) }, ...usual];
}
