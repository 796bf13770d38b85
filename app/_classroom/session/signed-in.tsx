'use client';
import { useEffect, useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { ask } from '../feed/ask.ts';
import styles from './signed-in.module.css';
import { whosePage } from './whose-page.ts';

interface Visitor {
  role: 'anyone' | 'student' | 'instructor';
  name: string;
}

/** Who is signed in, and the way out. Without a roster there is nothing to say, and nothing is asked. */
export function SignedIn() {
  const [visitor, setVisitor] = useState<Visitor | null>(null);
  useEffect(() => {
    if (whosePage() === '') return;
    void ask<{ visitor: Visitor | null }>('/classroom/session').then((answer) => {
      if (answer.ok) setVisitor(answer.body.visitor);
    });
  }, []);
  if (visitor === null || visitor.role === 'anyone') return null;
  return (
    <form className={styles.signedIn} method="post" action="/classroom/session/end">
      {visitor.role === 'instructor' ? (
        <a className={styles.name} href="/instructor">
          Instructor
        </a>
      ) : (
        <span className={styles.name} title={visitor.name}>
          {visitor.name}
        </span>
      )}
      <Button
        type="submit"
        look="quiet"
        size="small"
        aria-label="Sign out"
        title={`Signed in as ${visitor.name || 'the instructor'}`}
      >
        <Icon name="leave" />
        <span className={styles.words}>Sign out</span>
      </Button>
    </form>
  );
}
