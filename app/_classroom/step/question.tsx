import type { PublicQuestion } from '@/lib/curriculum/public-step.ts';
import styles from './answer-bench.module.css';
import frame from './option.module.css';

/** What was answered: an option's id, several ids, or text. */
export type Given = string | string[];

interface QuestionProps {
  idBase: string;
  question: PublicQuestion;
  given: Given | undefined;
  onGive: (answer: Given) => void;
}

/** One question: options to choose from, or a field to paste into. */
export function Question(props: QuestionProps) {
  const { question, idBase } = props;
  if (question.kind === 'from-telemetry') {
    return (
      <p className={styles.question}>
        <label className={styles.text} htmlFor={idBase}>
          {question.text}
        </label>
        <input
          id={idBase}
          className={styles.field}
          value={typeof props.given === 'string' ? props.given : ''}
          placeholder={question.placeholder}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => props.onGive(event.target.value)}
        />
      </p>
    );
  }
  return (
    <fieldset className={styles.question}>
      <legend className={styles.text}>{question.text}</legend>
      {question.kind === 'multiple' ? <p className={styles.several}>More than one may be right.</p> : null}
      {question.options.map((option) => (
        <Option key={option.id} {...props} option={option} />
      ))}
    </fieldset>
  );
}

function toggled(given: Given | undefined, id: string): string[] {
  const chosen = Array.isArray(given) ? given : [];
  return chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
}

function Option({ question, given, onGive, idBase, option }: QuestionProps & { option: { id: string; text: string } }) {
  const several = question.kind === 'multiple';
  const checked = several ? Array.isArray(given) && given.includes(option.id) : given === option.id;
  return (
    <label className={frame.option}>
      <input
        type={several ? 'checkbox' : 'radio'}
        name={idBase}
        checked={checked}
        onChange={() => onGive(several ? toggled(given, option.id) : option.id)}
      />
      <span>{option.text}</span>
    </label>
  );
}
