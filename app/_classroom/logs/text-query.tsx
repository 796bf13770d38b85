'use client';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import type { LogFault } from '@/lib/telemetry/log-view.ts';
import styles from './text-query.module.css';

interface Props {
  label: string;
  value: string;
  placeholder: string;
  action: string;
  fault: LogFault | null;
  onSubmit: (text: string) => void;
  /** More than one line. */
  tall?: boolean;
  children?: ReactNode;
}

/** A text in a small language, sent off by Enter or by its button; what is wrong with it is shown at its place. */
export function TextQuery({ label, value, placeholder, action, fault, onSubmit, tall = false, children }: Props) {
  const id = useId();
  const [typed, setTyped] = useState({ from: value, text: value });
  const text = typed.from === value ? typed.text : value;
  const field = {
    id,
    className: styles.input,
    value: text,
    placeholder,
    spellCheck: false,
    autoComplete: 'off',
    'aria-label': label,
    'aria-invalid': fault === null ? undefined : true,
    'aria-describedby': fault === null ? undefined : `${id}-fault`,
    onChange: ({ target }: { target: { value: string } }) => setTyped({ from: value, text: target.value }),
  };
  return (
    <form
      className={styles.query}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(text);
      }}
    >
      <div className={styles.line}>
        {tall ? <textarea {...field} rows={2} /> : <input type="text" {...field} />}
        <Button type="submit" look="primary">
          {action}
        </Button>
        {children}
      </div>
      {fault === null ? null : <FaultNote id={`${id}-fault`} fault={fault} text={value} />}
    </form>
  );
}

/** The text as it was sent, with the characters marked that are wrong. */
function FaultNote({ id, fault: { message, hint, at }, text }: { id: string; fault: LogFault; text: string }) {
  return (
    <div id={id} className={styles.fault} role="alert">
      {at === null ? null : (
        <code className={styles.faulty}>
          {text.slice(0, at.from)}
          <mark>{text.slice(at.from, Math.max(at.to, at.from + 1)) || '␣'}</mark>
          {text.slice(Math.max(at.to, at.from + 1))}
        </code>
      )}
      <p>
        {message[0]?.toUpperCase()}
        {message.slice(1)}
        {at === null ? '' : ` (at character ${at.from + 1})`}. {hint}
      </p>
    </div>
  );
}
