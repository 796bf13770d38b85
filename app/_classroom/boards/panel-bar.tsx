'use client';
import { Button } from '@/app/_ui/button.tsx';
import { Icon, type IconName } from '@/app/_ui/icons.tsx';
import styles from './panel-bar.module.css';

interface Props {
  name: string;
  /** Counted from 1. */
  place: number;
  of: number;
  onMove: (by: -1 | 1) => void;
  onEdit: () => void;
  onRemove: () => void;
}

/** What changes a panel. One at an end keeps its button, so that the keyboard is not lost there. */
export function PanelBar({ name, place, of, onMove, onEdit, onRemove }: Props) {
  return (
    <fieldset className={styles.edit}>
      <legend className={styles.hidden}>{`${name}, panel ${place} of ${of}`}</legend>
      <span className={styles.place} aria-hidden="true">
        {place}
      </span>
      <Tool icon="up" words="Move up" name={name} off={place === 1} mark="up" onClick={() => onMove(-1)} />
      <Tool icon="down" words="Move down" name={name} off={place === of} mark="down" onClick={() => onMove(1)} />
      <Tool words="Edit" name={name} mark="edit" onClick={onEdit} />
      <Tool words="Remove" name={name} mark="remove" onClick={onRemove} />
    </fieldset>
  );
}

interface ToolProps {
  icon?: IconName;
  words: string;
  name: string;
  mark: string;
  off?: boolean;
  onClick: () => void;
}

function Tool({ icon, words, name, mark, off = false, onClick }: ToolProps) {
  return (
    <Button
      size="small"
      look="quiet"
      data-tool={mark}
      aria-label={`${words} ${name}`}
      aria-disabled={off || undefined}
      onClick={off ? undefined : onClick}
    >
      {icon === undefined ? null : <Icon name={icon} size={12} />}
      {words}
    </Button>
  );
}
