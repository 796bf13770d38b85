'use client';
import { useId, useState, type FormEvent } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import field from '@/app/_ui/text-field.module.css';
import styles from './connect.module.css';

/** The form for a new environment. It keeps what was typed until the environment is made. */
export function NewEnvironment({ onCreate }: { onCreate: (name: string) => Promise<boolean> }) {
  const id = useId();
  const [name, setName] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void onCreate(name).then((made) => {
      if (made) setName('');
    });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor={id}>New environment</label>
      <span className={field.field}>
        <input
          id={id}
          className={field.input}
          value={name}
          required
          maxLength={60}
          placeholder="bootcamp"
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      </span>
      <Button type="submit">Create environment and key</Button>
    </form>
  );
}
