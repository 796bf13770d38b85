'use client';
import { useRouter } from 'next/navigation';
import { Button } from '@/app/_ui/button.tsx';
import { SearchField } from '@/app/_ui/search-field.tsx';
import { readTraceId } from '@/lib/telemetry/copied-trace-id.ts';
import { traceHref } from '../step/trace-href.ts';
import { readMs, type ListLook } from './list-look.ts';
import styles from './trace-list.module.css';

interface Props {
  typed: ListLook;
  onChange: (wanted: Partial<ListLook>) => void;
}

/** Asks the store as one types; a whole trace id, in W3C’s form or X-Ray’s, opens that trace, listed or not. */
export function TraceSearch({ typed: { words, failed, slowerMs }, onChange }: Props) {
  const router = useRouter();
  const traceId = readTraceId(words);
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
          value={words}
          onChange={(text) => onChange({ words: text })}
          placeholder="A span’s name, a service, or an id"
        />
        <Narrowing failed={failed} slowerMs={slowerMs} onChange={onChange} />
        {traceId === null ? null : (
          <Button type="submit" look="primary">
            Open trace {traceId.slice(0, 8)}
          </Button>
        )}
      </form>
    </search>
  );
}

type NarrowingProps = Pick<ListLook, 'failed' | 'slowerMs'> & Pick<Props, 'onChange'>;

/** What is asked of a trace beside its words. */
const Narrowing = ({ failed, slowerMs, onChange }: NarrowingProps) => (
  <>
    <label className={styles.wish}>
      <input type="checkbox" checked={failed} onChange={(event) => onChange({ failed: event.target.checked })} />
      with errors
    </label>
    <label className={styles.wish}>
      slower than
      <input
        className={styles.ms}
        type="number"
        min={0}
        step="any"
        value={slowerMs ?? ''}
        onChange={(event) => onChange({ slowerMs: readMs(event.target.value) })}
      />
      ms
    </label>
  </>
);
