'use client';
import { useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { CopyButton } from '../copy-button.tsx';
import { ask } from '../feed/ask.ts';
import styles from './connect.module.css';
import type { KeyLine } from './environment-keys.tsx';

/** A key, masked until it is asked for: nobody should read it from a screen that is shared. */
export function KeyCell({ line }: { line: KeyLine }) {
  const [shown, setShown] = useState<string | null>(null);
  const { slug, name } = line.environment;
  const reveal = async (): Promise<void> => {
    const answer = await ask<KeyLine>(`/classroom/environments/${slug}`, 'POST');
    if (answer.ok) setShown(answer.body.key);
  };
  return (
    <span className={styles.key}>
      <code className={styles.keyText}>{shown ?? line.key}</code>
      {shown === null ? (
        <Button look="quiet" size="small" aria-label={`Show the key of ${name}`} onClick={() => void reveal()}>
          Show
        </Button>
      ) : (
        <>
          <CopyButton text={shown} of={`the key of ${name}`} />
          <Button look="quiet" size="small" aria-label={`Hide the key of ${name}`} onClick={() => setShown(null)}>
            Hide
          </Button>
        </>
      )}
    </span>
  );
}

/** Asks once more before a key is ended: whatever sends with it is refused from then on. */
export function RemoveButton({ name, onRemove }: { name: string; onRemove: () => void }) {
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <Button look="quiet" size="small" aria-label={`Remove ${name}`} onClick={() => setAsked(true)}>
        Remove
      </Button>
    );
  }
  return (
    <span className={styles.key}>
      <Button size="small" onClick={onRemove}>
        End this key
      </Button>
      <Button look="quiet" size="small" onClick={() => setAsked(false)}>
        Keep it
      </Button>
    </span>
  );
}
