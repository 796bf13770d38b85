import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { UdpCounts } from '../../lib/receivers/doors/udp/messages.ts';
import type { SignalLedger } from '../../lib/store/signal-store.ts';
import { startApp, type RunningApp } from '../support/running-app.ts';
import { figure } from './statistics.ts';

const SEGMENTS = 5000;
const ROUNDS = 5;
/** How long to wait for what may still be on its way. */
const GIVE_UP_MS = 20_000;

const run = promisify(execFile);

interface Account {
  datagrams: UdpCounts;
  signals: SignalLedger;
  doors: { door: string; url: string | null }[];
}

const accountOf = (app: RunningApp): Promise<Account> => app.get<Account>('/classroom/ledger');

/** What became of one round: everything sent is stored, or lost and counted; a rest that nobody counted is said. */
interface Round {
  sentInMs: number;
  received: number;
  stored: number;
  lost: number;
  unaccounted: number;
  settledInMs: number;
}

async function settled(app: RunningApp, before: Account): Promise<Account> {
  const giveUp = performance.now() + GIVE_UP_MS;
  for (;;) {
    const now = await accountOf(app);
    const received = now.datagrams.received - before.datagrams.received;
    const lost = (now.datagrams.lostInKernel ?? 0) - (before.datagrams.lostInKernel ?? 0);
    const isDone = received + lost >= SEGMENTS && now.datagrams.waiting === 0;
    // The two accounts of one answer are read side by side: what was taken meanwhile stands in the next.
    if (isDone || performance.now() > giveUp) return accountOf(app);
    await wait(10);
  }
}

const drops = ({ datagrams }: Account): number => datagrams.dropped + (datagrams.lostInKernel ?? 0);

async function sendRound(app: RunningApp, port: string, withinMs: number): Promise<Round> {
  const before = await accountOf(app);
  const sender = ['tests/bench/udp-sender.mjs', port, String(SEGMENTS), String(withinMs)];
  const { stdout } = await run(process.execPath, sender);
  const sent = performance.now();
  const after = await settled(app, before);
  const received = after.datagrams.received - before.datagrams.received;
  const stored = after.signals.segment.stored - before.signals.segment.stored;
  const lost = drops(after) - drops(before);
  const unaccounted = SEGMENTS - stored - lost;
  return { sentInMs: Number(stdout), received, stored, lost, unaccounted, settledInMs: performance.now() - sent };
}

/** 5,000 segments to the daemon's UDP port from another process: within a second, and as fast as that process can. */
export async function benchUdp(): Promise<string[]> {
  const app = await startApp({});
  try {
    const { doors } = await accountOf(app);
    const port = new URL(doors.find(({ door }) => door === 'daemon-tcp')?.url ?? '').port;
    await sendRound(app, port, 1000);
    const lines: string[] = [];
    for (const [name, withinMs] of [
      ['within a second', 1000],
      ['as fast as it can', 0],
    ] as const) {
      const rounds: Round[] = [];
      for (let round = 0; round < ROUNDS; round += 1) rounds.push(await sendRound(app, port, withinMs));
      const of = (part: keyof Round): number[] => rounds.map((round) => round[part]);
      lines.push(
        figure(`udp, ${SEGMENTS.toLocaleString('en')} segments ${name}: sent in`, 'ms', of('sentInMs')),
        figure('… received', 'segments', of('received')),
        figure('… stored', 'segments', of('stored')),
        figure('… lost and counted', 'segments', of('lost')),
        figure('… neither stored nor counted', 'segments', of('unaccounted')),
        figure('… all stored after the last was sent', 'ms', of('settledInMs')),
      );
    }
    return lines;
  } finally {
    await app.close();
  }
}
