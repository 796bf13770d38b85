import type { Delivery, Reply, TurnedAway } from '../receivers/delivery.ts';
import type { KeyIndex } from '../receivers/keys/key-index.ts';
import type { KeyPolicy } from '../receivers/keys/key-record.ts';
import { limitsFor, type OtlpLimits } from '../receivers/otlp/limits.ts';
import { printable } from '../receivers/otlp/printable.ts';
import { receive, route, usualAddresses, type ReceiveOptions } from '../receivers/receive.ts';
import type { DoorAddresses, Receipt } from '../receivers/receiver.ts';
import { refusalOf, turnedAwayOf } from '../receivers/sighting.ts';
import type { SignalStore } from '../store/signal-store.ts';
import type { Batch, DocumentStore } from '../store/telemetry-store.ts';
import type { TransportProblem } from '../telemetry/transport-codes.ts';
import type { SignalName } from '../telemetry/signal.ts';
import type { ArrivalBook } from './arrival-book.ts';
import type { BodyRing } from './body-ring.ts';
import { CallDesk } from './call-desk.ts';
import type { Filed, Filing } from './filing.ts';
import { refusedIn } from '../store/refused-in.ts';
import { isUnkeyed } from './trace-owners.ts';
import { Turns } from './turns.ts';

type Of<Kind extends Receipt['kind']> = Extract<Receipt, { kind: Kind }>;

export interface ReceptionOptions {
  store: SignalStore & DocumentStore;
  keys: KeyIndex;
  filing: Filing;
  arrivals: ArrivalBook;
  keyRequired: boolean;
  maxBodyBytes: number;
  /** Where bodies are kept as they came; left out, none is. */
  bodies?: BodyRing | undefined;
  /** Reads a delivery; the receivers that there are, unless a test brings its own. */
  read?: (delivery: Delivery, options: ReceiveOptions) => Receipt;
}

/** Takes deliveries: has them read, stores what they bring or runs what they ask for, and answers. */
export class Reception {
  addresses: DoorAddresses = usualAddresses;
  readonly #limits: OtlpLimits;
  readonly #turns = new Turns();

  constructor(private readonly options: ReceptionOptions) {
    this.#limits = limitsFor(options.maxBodyBytes);
  }

  /** A fault of ours is said on the console and answered as one; nothing of a delivery is lost in silence. */
  async take(delivery: Delivery): Promise<Reply> {
    const receipt = this.#receive(delivery);
    if (receipt.kind === 'reading') return this.#store(receipt, delivery);
    if (receipt.kind === 'reply') return this.#refused(delivery, receipt);
    const run = (): Promise<Reply> => this.#run(receipt, delivery);
    return receipt.alongside ? run() : this.#turns.run(receipt.tenant.workspace, run);
  }

  /** Does something that no call of the workspace may come in between. */
  between<T>(workspace: string, work: () => Promise<T>): Promise<T> {
    return this.#turns.run(workspace, work);
  }

  /** Notes a request that a door answered by itself. */
  turnedAway(turned: TurnedAway): void {
    this.options.arrivals.refused(turnedAwayOf(turned, this.#policy()));
  }

  #policy(): KeyPolicy {
    const { keys, keyRequired, filing } = this.options;
    return keys.policy(keyRequired || filing.owners !== null);
  }

  #receive(delivery: Delivery): Receipt {
    const { keyRequired, filing, read = receive } = this.options;
    const options = { ...this.#policy(), keyRequired, limits: this.#limits, addresses: this.addresses };
    const receipt = read(delivery, options);
    if (!filing.owners || receipt.kind === 'reply' || !isUnkeyed(receipt.tenant)) return receipt;
    // With a roster, only the practice backend may come without a key, and only in a trace that a run announced.
    if (receipt.kind === 'call') return keyless(receipt);
    const { accepted, signals } = receipt.reading;
    return filing.owners.knowsAnyOf(accepted, signals) ? receipt : read(delivery, { ...options, keyRequired: true });
  }

  #refused(delivery: Delivery, refused: Omit<Of<'reply'>, 'kind'>): Reply {
    this.options.arrivals.refused(refusalOf(delivery, refused, this.#policy()));
    return refused.reply;
  }

  /** Answers only after the commit. What cannot be stored is refused as retryable, so that the sender keeps it. */
  async #store(receipt: Of<'reading'>, delivery: Delivery): Promise<Reply> {
    const { filing, arrivals, bodies } = this.options;
    const { warnings } = receipt.reading;
    try {
      const filed = await filing.file(batchOf(receipt, kindOf(delivery)));
      const reply = receipt.answer({ ...sumOf(filed), warnings });
      arrivals.taken(delivery, filed, { reply, warnings });
      bodies?.keep(delivery, filed, Date.now());
      return reply;
    } catch (error) {
      sayFault('store a delivery', error);
      const reply = receipt.refuse(503, 'Spanwalk could not write to its store; see its console.', 5);
      return this.#refused(delivery, { reply, problem: unstored, tenant: receipt.tenant });
    }
  }

  async #run(receipt: Of<'call'>, delivery: Delivery): Promise<Reply> {
    const { store, filing, arrivals } = this.options;
    const { tenant, key, operation } = receipt;
    const told = { ...(key !== undefined && { key }), ...(operation !== undefined && { operation }) };
    try {
      const desk = new CallDesk({ store, filing, tenant, kind: kindOf(delivery) });
      const ending = await receipt.run(desk);
      arrivals.called(delivery, { tenant, filed: desk.filed, ending, ...told });
      return ending.reply;
    } catch (error) {
      sayFault('run a call', error);
      const reply = receipt.refuse(503, 'Spanwalk could not do this; see its console.');
      return this.#refused(delivery, { reply, problem: unstored, tenant, ...told });
    }
  }
}

/** What a delivery brings beside spans, should it bring anything of the kind. */
const kindOf = (delivery: Delivery): SignalName => route(delivery).brings ?? 'log';

function batchOf({ reading, tenant }: Of<'reading'>, kind: SignalName): Batch {
  const { accepted: spans, signals, refused, refusedSignals: problems } = reading;
  const { workspace, environment } = tenant;
  const batch = { workspace, environment, receivedAt: Date.now(), refused, spans };
  if (signals === undefined) return batch;
  const as = signals[0]?.signal ?? kind;
  return { ...batch, signals, ...(problems === undefined ? { refusedAs: as } : { refusedBeside: { as, problems } }) };
}

/** What became of one delivery, of whoever its parts are. */
const sumOf = (filed: readonly Filed[]) => ({
  accepted: filed.reduce((sum, { batch: { spans, signals = [] } }) => sum + spans.length + signals.length, 0),
  refused: filed.flatMap(({ batch }) => refusedIn(batch)),
  duplicates: filed.reduce((sum, { appended }) => sum + appended.duplicates, 0),
});

/** A call that nobody's key came with, where several share this Spanwalk: it would be answered from another's room. */
function keyless(receipt: Of<'call'>): Of<'reply'> {
  const { forAnybody, operation } = receipt;
  return {
    kind: 'reply',
    reply: forAnybody ?? receipt.refuse(403, `${unowned.message} ${unowned.hint}`),
    problem: forAnybody ? null : unowned,
    ...(operation !== undefined && { operation }),
  };
}

const unowned: TransportProblem = {
  code: 'transport/missing-key',
  message: 'This call came without a key, and with a roster nobody can tell whose it is.',
  hint: 'Send it to the address with keys that the connect page shows.',
};

const unstored: TransportProblem = {
  code: 'transport/broken',
  message: 'Spanwalk could not write to its store, and asked the sender to come again.',
  hint: 'Look at its console: the disk may be full.',
};

/** An error may quote what it fell over, which is telemetry: what a terminal would obey is taken out of it. */
const sayFault = (what: string, error: unknown): boolean =>
  process.stderr.write(`Spanwalk could not ${what}: ${printable(String(error), 300)}\n`);
