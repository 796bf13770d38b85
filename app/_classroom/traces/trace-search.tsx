'use client';
import { useRouter } from 'next/navigation';
import { Button } from '@/app/_ui/button.tsx';
import { SearchField } from '@/app/_ui/search-field.tsx';
import { readTraceId } from '@/lib/projection/xray/trace-id.ts';
import { traceHref } from '../step/trace-href.ts';
import styles from './trace-list.module.css';

/** Filters the list as one types; a whole trace id, in W3C’s form or X-Ray’s, opens that trace, listed or not. */
export function TraceSearch({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const router = useRouter();
  const traceId = readTraceId(value);
  return (
    <search>
      <form
        className={styles.search}
        onSubmit={(event) => {
          event.preventDefault();
          if (traceId !== null) router.push(traceHref({ traceId }));
        }}
      >
        <SearchField
          label="Find a trace"
          value={value}
          onChange={onChange}
          placeholder="A name, a service, or an id: 32 digits or 1-…-…"
        />
        {traceId === null ? null : (
          <Button type="submit" look="primary">
            Open trace {traceId.slice(0, 8)}
          </Button>
        )}
      </form>
    </search>
  );
}
