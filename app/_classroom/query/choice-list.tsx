import type { Choice } from './combobox-choices.ts';
import { shownOf } from './matching.ts';
import styles from './combobox.module.css';

interface Props {
  id: string;
  choices: readonly Choice[];
  marked: number;
  onPick: (choice: Choice) => void;
}

// The ARIA practices' list box under a text input; a native datalist can be neither styled nor noted.
const list = { role: 'listbox' };

/** The choices below a combobox, one of them marked. The input keeps the focus. */
export function ChoiceList({ id, choices, marked, onPick }: Props) {
  return (
    <ul {...list} id={id} className={styles.list} aria-label="Choices">
      {choices.map((choice, index) => (
        <li
          key={shownOf(choice)}
          {...optionProps(index === marked, choice, onPick)}
          id={`${id}-${index}`}
          className={styles.choice}
        >
          <span className={styles.value}>{shownOf(choice)}</span>
          {choice.note === undefined || choice.note === '' ? null : <span className={styles.note}>{choice.note}</span>}
          {choice.examples === undefined ? null : <span className={styles.examples}>{choice.examples}</span>}
        </li>
      ))}
    </ul>
  );
}

const optionProps = (selected: boolean, choice: Choice, onPick: (choice: Choice) => void) => ({
  role: 'option',
  'aria-selected': selected,
  // Before the input loses its focus, and with it the list.
  onPointerDown: (event: { preventDefault: () => void }) => {
    event.preventDefault();
    onPick(choice);
  },
});
