'use client';
import { useEffect, useId, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import field from '@/app/_ui/text-field.module.css';
import { leaveOnEscape } from './leave-on-escape.ts';
import type { Naming } from './naming.ts';
import styles from './short-form.module.css';

interface NamingFormProps {
  label: string;
  initial: Naming;
  onSave: (naming: Naming) => void;
  onCancel: () => void;
}

/** A name, and what it is for. Enter saves, Escape gives it up; the name has the focus from the start. */
export function NamingForm({ label, initial, onSave, onCancel }: NamingFormProps) {
  const [naming, setNaming] = useState(initial);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.select(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (naming.name.trim() !== '') onSave(naming);
  };
  const set = (part: keyof Naming) => (text: string) => setNaming({ ...naming, [part]: text });
  return (
    <form className={styles.form} aria-label={label} onSubmit={submit} {...leaveOnEscape(onCancel)}>
      <Field label="Name" most={80} required text={naming.name} onText={set('name')} refTo={first} />
      <Field label="What it is for" most={500} text={naming.description} onText={set('description')} />
      <span className={styles.buttons}>
        <Button type="submit" size="small" look="primary">
          Save
        </Button>
        <Button size="small" onClick={onCancel}>
          Cancel
        </Button>
      </span>
    </form>
  );
}

interface FieldProps {
  label: string;
  most: number;
  required?: boolean;
  text: string;
  onText: (text: string) => void;
  refTo?: React.RefObject<HTMLInputElement | null>;
}

function Field({ label, most, required = false, text, onText, refTo }: FieldProps) {
  const id = useId();
  return (
    <span className={styles.labelled}>
      <label htmlFor={id}>{label}</label>
      <span className={field.field}>
        <input
          id={id}
          ref={refTo}
          className={field.input}
          value={text}
          required={required}
          maxLength={most}
          autoComplete="off"
          onChange={(event) => onText(event.target.value)}
        />
      </span>
    </span>
  );
}
