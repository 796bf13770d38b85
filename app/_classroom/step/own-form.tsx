'use client';
import { useId, useState, type FormEvent } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { SelectField } from '@/app/_ui/select-field.tsx';
import field from '@/app/_ui/text-field.module.css';
import type { PublicOwn } from '@/lib/curriculum/public-step.ts';
import type { OwnRunState } from '@/lib/feed/own-run.ts';
import option from './option.module.css';
import styles from './own-bench.module.css';
import type { OwnSettings } from './use-own-settings.ts';
import type { OwnWish } from './run-own.ts';

const ways = {
  call: {
    words: 'Spanwalk calls my service',
    says: 'with a traceparent of its own, so that its spans are known again',
  },
  watch: { words: 'I do it myself', says: 'with a browser, curl or an app, and Spanwalk watches what arrives' },
} as const;
type Way = keyof typeof ways;

/** Why Spanwalk does not call; null where it can. */
function whyNotCalled({ own, settings }: Pick<OwnFormProps, 'own' | 'settings'>): string | null {
  if (own.fromPage) return 'not in this step: your page has to ask, and only you can click on it';
  return settings.canCall ? null : 'not from this shared classroom: its localhost is the server, and not your computer';
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((value) => ({ value, words: value }));

interface OwnFormProps {
  own: PublicOwn;
  settings: OwnSettings;
  /** The newest run; null where there is none. */
  run: OwnRunState | null;
  sending: boolean;
  onRun: (wish: OwnWish) => void;
  onJudge: () => void;
}

type Typed = { mode: Way; url: string; method: string; urls: Record<string, string> };

/** The addresses that were typed, and none for requests that go where they would anyway. */
const named = (urls: Typed['urls']): Typed['urls'] =>
  Object.fromEntries(Object.entries(urls).filter(([, url]) => url.trim() !== ''));

const wishOf = ({ mode, url, method, urls }: Typed): OwnWish =>
  mode === 'call' ? { call: { url, method, urls: named(urls) } } : { watch: true };

/** How the step is done with one's own service: by whom, at which address, and the button that begins it. */
export function OwnForm(props: OwnFormProps) {
  const { own, settings, onRun } = props;
  const [part, setPart] = useState<Partial<Typed>>({});
  const wished: Typed = { mode: 'call', url: '', method: own.method, urls: {}, ...settings.remembered, ...part };
  const cannotCall = whyNotCalled(props);
  const typed: Typed = cannotCall === null ? wished : { ...wished, mode: 'watch' };
  const type = (more: Partial<Typed>): void => setPart({ ...part, ...more });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onRun(wishOf(typed));
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <WaySwitch chosen={typed.mode} cannotCall={cannotCall} onChoose={(mode) => type({ mode })} />
      {typed.mode === 'call' ? <Address url={typed.url} method={typed.method} onType={type} /> : null}
      {typed.mode === 'call' ? (
        <Elsewhere requests={own.elsewhere} first={typed.url} urls={typed.urls} onType={(urls) => type({ urls })} />
      ) : null}
      <Actions {...props} mode={typed.mode} />
    </form>
  );
}

function Actions({ own, run, sending, onJudge, mode }: OwnFormProps & { mode: Way }) {
  const isOpen = run !== null && run.phase !== 'closed';
  return (
    <div className={styles.actions}>
      <Button type="submit" look="primary" disabled={sending || isOpen}>
        <Icon name={run === null ? 'play' : 'again'} /> {labelOf(mode, own, run)}
      </Button>
      {isOpen ? <Button onClick={onJudge}>{run.mode === 'watch' ? 'Done, judge now' : 'Judge now'}</Button> : null}
    </div>
  );
}

function labelOf(mode: Way, { times }: PublicOwn, run: OwnRunState | null): string {
  const again = run !== null && run.mode === mode ? ', again' : '';
  if (mode === 'watch') return `Start watching${again}`;
  return `Call my service${times > 1 ? ` ${times} times` : ''}${again}`;
}

interface WaySwitchProps {
  chosen: Way;
  cannotCall: string | null;
  onChoose: (way: Way) => void;
}

function WaySwitch({ chosen, cannotCall, onChoose }: WaySwitchProps) {
  const name = useId();
  return (
    <fieldset className={styles.ways}>
      <legend className={styles.legend}>Who sends the request?</legend>
      {Object.entries(ways).map(([way, { words, says }]) => (
        <label key={way} className={option.option}>
          <input
            type="radio"
            name={name}
            checked={way === chosen}
            disabled={way === 'call' && cannotCall !== null}
            onChange={() => onChoose(way as Way)}
          />
          <span>
            {words} <span className={styles.says}>{(way === 'call' ? cannotCall : null) ?? says}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface AddressProps {
  url: string;
  method: string;
  onType: (part: { url?: string; method?: string }) => void;
}

function Address({ url, method, onType }: AddressProps) {
  const id = useId();
  return (
    <div className={styles.address}>
      <label htmlFor={id} className={styles.legend}>
        Address of your service
      </label>
      <div className={styles.line}>
        <SelectField
          label="Method"
          value={method}
          choices={methods}
          mono
          onChange={(value) => onType({ method: value })}
        />
        <span className={`${field.field} ${styles.url}`}>
          <input
            id={id}
            className={field.input}
            value={url}
            required
            inputMode="url"
            placeholder="http://localhost:4567/api/activities/home"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => onType({ url: event.target.value })}
          />
        </span>
      </div>
    </div>
  );
}

interface ElsewhereProps {
  requests: PublicOwn['elsewhere'];
  /** The address of the first request. */
  first: string;
  urls: Record<string, string>;
  onType: (urls: Record<string, string>) => void;
}

/** Where a request goes for which no address is named: to its own route of the same service. */
function usualAddress(path: string, first: string): string {
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(first) ? first : `http://${first}`;
  return URL.canParse(whole) ? new URL(path, whole).href : `http://localhost:4567${path}`;
}

/** A step may ask two routes: the others are at the same service, unless the student has them elsewhere. */
function Elsewhere({ requests, first, urls, onType }: ElsewhereProps) {
  const id = useId();
  return requests.map((request) => (
    <div key={request.id} className={styles.address}>
      <label htmlFor={`${id}-${request.id}`} className={styles.legend}>
        Address for the request “{request.id}”, if it is another than this
      </label>
      <span className={`${field.field} ${styles.url}`}>
        <input
          id={`${id}-${request.id}`}
          className={field.input}
          value={urls[request.id] ?? ''}
          inputMode="url"
          placeholder={usualAddress(request.path, first)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => onType({ ...urls, [request.id]: event.target.value })}
        />
      </span>
    </div>
  ));
}
