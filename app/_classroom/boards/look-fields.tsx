'use client';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { SelectField } from '@/app/_ui/select-field.tsx';
import field from '@/app/_ui/text-field.module.css';
import { MOST_TITLE_CHARACTERS, shownAs, widths, type PanelWidth, type ShownAs } from '@/lib/boards/board.ts';
import styles from './look-fields.module.css';
import type { PanelLook } from './panel-draft.ts';
import { shownWords, widthWords } from './panel-words.ts';

interface Props {
  look: PanelLook;
  onLook: (look: PanelLook) => void;
  /** What the panel is called where it has no title. */
  instead: string;
}

/** How a panel of a query looks: its title, its form, its width. */
export function LookFields({ look, onLook, instead }: Props) {
  const id = useId();
  return (
    <>
      <span className={styles.labelled} data-wide="">
        <label htmlFor={id}>Title</label>
        <span className={field.field}>
          <input
            id={id}
            className={field.input}
            value={look.title}
            placeholder={instead}
            maxLength={MOST_TITLE_CHARACTERS}
            autoComplete="off"
            onChange={(event) => onLook({ ...look, title: event.target.value })}
          />
        </span>
      </span>
      <Labelled label="Shown as">
        <SelectField
          label="Shown as"
          value={look.shown}
          choices={shownAs.map((value) => ({ value, words: shownWords[value] }))}
          onChange={(shown) => onLook({ ...look, shown: shown as ShownAs })}
        />
      </Labelled>
      <WidthField width={look.width} onWidth={(width) => onLook({ ...look, width })} />
    </>
  );
}

export function WidthField({ width, onWidth }: { width: PanelWidth; onWidth: (width: PanelWidth) => void }) {
  return (
    <Labelled label="Width">
      <SelectField
        label="Width"
        value={width}
        choices={widths.map((value) => ({ value, words: widthWords[value] }))}
        onChange={(chosen) => onWidth(chosen as PanelWidth)}
      />
    </Labelled>
  );
}

interface LabelledProps {
  label: string;
  /** The id of the field; nothing where it says its name itself to who cannot see it. */
  of?: string;
  children: ReactNode;
}

/** A field under its name. */
export function Labelled({ label, of, children }: LabelledProps) {
  return (
    <span className={styles.labelled}>
      {of === undefined ? <span aria-hidden="true">{label}</span> : <label htmlFor={of}>{label}</label>}
      {children}
    </span>
  );
}
